"""Which country publishers mean: by a code, by a name, or by its official form."""

import re
from collections.abc import Callable, Iterator

from babel.core import get_global

from search.places.area_words import NATIONS, OFFICIAL, UNCLEAR
from search.text.analysis import fold

_THREE = re.compile(r"[A-Za-z]{3}|[0-9]{3}")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_DASH = re.compile(r"\s+[-–—/]\s+")
_LONGEST_NAME = 100  # characters: the longest official name has 60


def country_named(name: str, known: Callable[[str], str | None]) -> str | None:
    """Return the ISO 3166-1 code of a country; None where it is not certain.

    ``known`` returns the code of a plain name, or of itself. Read are also codes of
    three letters or digits, "Uganda (UG)", "Tanzania, United Republic of" and the
    official forms of our languages. "Congo" may be either of two.
    """
    text = name.strip()
    if not text or len(text) > _LONGEST_NAME:
        return None
    for reading in _readings(text):
        folded = fold(reading)
        if folded in UNCLEAR:
            return None
        code = NATIONS.get(folded) or known(reading) or _by_code(reading, known)
        if code:
            return code
    return None


def _readings(text: str) -> Iterator[str]:
    """Yield the name as it stands, then without what publishers put around it."""
    yield text
    inside = _BRACKETS.search(text)
    if inside:
        yield _BRACKETS.sub(" ", text).strip()
        yield inside[1]
    yield from _DASH.split(text)[1:]
    head, comma, tail = text.partition(",")
    if comma:
        yield f"{tail.strip()} {head.strip()}"
        return  # "Herat, Islamic Republic" is no country
    words = fold(text).split()
    bare = [word for word in words if word not in OFFICIAL]
    if bare and len(bare) < len(words):
        yield " ".join(bare)


def _by_code(text: str, known: Callable[[str], str | None]) -> str | None:
    """Return the country of ISO 3166-1 alpha-3, or of the number of the UN."""
    if not _THREE.fullmatch(text):
        return None
    found: list[str] = get_global("territory_aliases").get(text.upper(), [])
    return known(found[0]) if len(found) == 1 else None
