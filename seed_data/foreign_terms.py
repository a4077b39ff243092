"""What the words of other vocabularies mean among our needs."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NOT_WORD = re.compile(r"[\W_]+")
# AIRS/211: a section, then levels of four, four, three and two digits.
AIRS_CODE = re.compile(r"[A-Z]{2}(-\d{4}(\.\d{4}(-\d{3}(\.\d{2})?)?)?)?")
AIRS_NAMES = ("airs", "211", "human services", "alliance of information")
# Whom a service is for, in AIRS: target populations, never a service.
AIRS_PEOPLE = "Y"
SAME_WORD = {
    "counselling": "counseling",
    "counsellor": "counselor",
    "centre": "center",
    "programme": "program",
    "organisation": "organization",
    "and": "",
}


@dataclass(frozen=True, slots=True)
class ForeignTerms:
    """Our needs by the names of others, and by the codes of AIRS."""

    names: Mapping[str, tuple[str, ...]]
    airs: Mapping[str, str]
    no_needs: frozenset[str]


@cache
def load_foreign_terms() -> ForeignTerms:
    """Return the table, its names as they are compared."""
    raw = json.loads(
        files("seed_data").joinpath("foreign_terms.json").read_text("utf-8")
    )
    found: dict[str, dict[str, None]] = {}
    for code, names in raw["names"].items():
        for name in names:
            found.setdefault(compared(name), {})[code] = None
    return ForeignTerms(
        {name: tuple(codes) for name, codes in found.items()},
        raw["codes"]["airs"],
        frozenset(map(compared, raw["no_needs"])),
    )


def needs_of_name(name: str) -> tuple[str, ...]:
    """Return the needs that others mean by a name."""
    return load_foreign_terms().names.get(compared(name), ())


def is_no_need(name: str) -> bool:
    """Whether a name says whom a service is for, not what it does."""
    return compared(name) in load_foreign_terms().no_needs


def needs_of_code(code: str, taxonomy: str) -> tuple[str, ...]:
    """Return the need of a code of AIRS, or of the narrowest wider one we know."""
    if not AIRS_CODE.fullmatch(code) or code.startswith(AIRS_PEOPLE):
        return ()
    told = taxonomy.casefold()
    if "-" not in code and not any(name in told for name in AIRS_NAMES):
        return ()
    known = load_foreign_terms().airs
    while code:
        if code in known:
            return (known[code],)
        code = code[: max(code.rfind("-"), code.rfind("."), 0)]
    return ()


def compared(name: str) -> str:
    """Return a name in the one form in which names are compared."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("'", "")
    text = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.replace("’", ""))
        if not unicodedata.combining(letter)
    )
    words = (SAME_WORD.get(word, word) for word in NOT_WORD.split(text))
    return " ".join(SAME_WORD.get(one, one) for word in words if (one := bare(word)))


def bare(word: str) -> str:
    """Return a Latin word without the s of the plural."""
    plural = len(word) > 3 and word.isascii() and word.endswith("s")
    return word[:-1] if plural and not word.endswith("ss") else word
