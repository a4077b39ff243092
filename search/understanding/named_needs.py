"""Which needs a name stands for, where it is exactly one of our own words."""

import json
from collections.abc import Mapping
from functools import cache

from search.text.analysis import fold
from search.understanding.phrase_bank import PHRASE_FOLDER, PhraseFile

MOST_NEEDS = 2  # a name for more than these says nothing


def needs_named(name: str) -> tuple[str, ...]:
    """Return the codes of the needs that go by a name in any of our languages."""
    return _needs_by_name().get(fold(name), ())


@cache
def _needs_by_name() -> Mapping[str, tuple[str, ...]]:
    """Return the codes by the folded names of services, not by what people say."""
    found: dict[str, dict[str, None]] = {}
    for path in sorted(PHRASE_FOLDER.glob("*.json")):
        raw: PhraseFile = json.loads(path.read_text(encoding="utf-8"))
        for code, term in raw["terms"].items():
            for phrase in term.get("phrases", ()):
                found.setdefault(fold(phrase), {})[code] = None
    return {
        name: tuple(codes) for name, codes in found.items() if len(codes) <= MOST_NEEDS
    }
