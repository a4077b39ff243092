"""Which of a place's many names are kept, and how it is written for a reader."""

import re
import unicodedata
from functools import lru_cache

from search.places.words import GENERIC_WORDS
from search.text.analysis import fold

# Marks of a scholar's transliteration (ā ṭ ẖ ţ ‘), which nobody types or misses.
_SCHOLARLY = frozenset("\u0304\u0323\u0331\u02bb\u02bf\u2018\u2019\u2035`ʻʿ")
_CEDILLA = "\u0327"
_ARABIC_SCRIPT_COUNTRIES = frozenset(
    ("AE", "AF", "EG", "IQ", "IR", "JO", "LY", "OM", "PK", "SA", "SD", "SY", "YE")
)
# Letters of Kurdish and Uyghur, languages that we do not publish in.
_OTHER_ARABIC = frozenset("ەۆێڕڵڭۇۈۅۋڤﮭە")
_AIRPORT = re.compile(r"[A-Z]{2,3}")
_AFTER = re.compile(r"\s*[,،(/].*")
# 492 of 1,183,783 names of towns are longer: lists of spellings, or whole titles.
_MAX_NAME_LETTERS = 40


def display_name(name: str, country: str) -> str:
    """Return the name without a scholar's marks: Mazār-e Sharīf is Mazar-e Sharif."""
    marks = set(unicodedata.normalize("NFKD", name))
    scholarly = bool(marks & _SCHOLARLY)
    if country in _ARABIC_SCRIPT_COUNTRIES:
        scholarly = scholarly or _CEDILLA in marks
    if not scholarly:
        return name
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name)
        if not unicodedata.combining(letter) and letter not in _SCHOLARLY
    )


def kept_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that our readers could type, cut before a comma or bracket."""
    return tuple(
        dict.fromkeys(_AFTER.sub("", name).strip() for name in names if _useful(name))
    )


def is_arabic(name: str) -> bool:
    """Return whether a name is written in the Arabic script."""
    return script_of(name) == "ARABIC"


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


def script_of(name: str) -> str | None:
    """Return the one script of a name's letters, None when it mixes several."""
    scripts = {_script(letter) for letter in name if letter.isalpha()} - {"MODIFIER"}
    return scripts.pop() if len(scripts) == 1 else None


def bare_name(name: str) -> str:
    """Return the folded name without words like province: ولایت هرات is هرات."""
    words = fold(name).split()
    return " ".join(word for word in words if word not in GENERIC_WORDS)


def _useful(name: str) -> bool:
    if len(name) > _MAX_NAME_LETTERS or _AIRPORT.fullmatch(name):
        return False
    script = script_of(name)
    if script == "LATIN":
        # GeoNames' machine romanisations (gwlw, he la te) have no capital at all.
        return any(letter.isupper() for letter in name)
    return script == "ARABIC" and not set(name) & _OTHER_ARABIC
