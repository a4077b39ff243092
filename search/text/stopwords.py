"""The words of each language that carry no meaning of their own in a search."""

import json
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "stopwords.json"


@cache
def _table() -> dict[str, frozenset[str]]:
    raw: dict[str, str] = json.loads(_FILE.read_text(encoding="utf-8"))
    everywhere = raw.pop("*").split()
    return {tag: frozenset([*words.split(), *everywhere]) for tag, words in raw.items()}


def stop_words(language: str) -> frozenset[str]:
    """Return the folded stop words of a language; none where we know none."""
    return _table().get(language, frozenset())
