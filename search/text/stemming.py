"""Word stems for each language, good enough that forms of one word meet."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer

from i18n import LANGUAGES

# Snowball's Arabic knows the letters before folding; final heh stood for ة mostly.
_ARABIC_LETTERS = str.maketrans("کی", "كي")
_FOLDED_LETTERS = str.maketrans("كيىة", "کییه")


@dataclass(frozen=True, slots=True)
class Affixes:
    """What a light stemmer takes off, ``rounds`` times, longest first.

    ``keep`` is the least number of letters that must remain.
    """

    keep: int
    rounds: int = 1
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    irregular: dict[str, str] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()


def _longest_first(words: str) -> tuple[str, ...]:
    return tuple(sorted(words.split(), key=len, reverse=True))


def _affixes(entry: dict[str, Any]) -> Affixes:
    """Return what the file says of one language."""
    return Affixes(
        keep=entry["keep"],
        rounds=entry["rounds"],
        prefixes=_longest_first(entry.get("prefixes", "")),
        suffixes=_longest_first(entry.get("suffixes", "")),
        irregular=entry.get("irregular", {}),
        whole=frozenset(entry.get("whole", "").split()),
    )


_FILE = Path(__file__).parents[1] / "data" / "affixes.json"
# Languages that Snowball does not know; what the file does not have is not stemmed.
_LIGHT = {
    tag: _affixes(entry)
    for tag, entry in json.loads(_FILE.read_text("utf-8"))["languages"].items()
}


def _without_prefix(word: str, affixes: Affixes) -> str:
    for prefix in affixes.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= affixes.keep:
            return word[len(prefix) :]
    return word


def _without_suffix(word: str, affixes: Affixes) -> str:
    for suffix in affixes.suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= affixes.keep:
            return word[: -len(suffix)]
    return word


def _light(word: str, affixes: Affixes) -> str:
    word = affixes.irregular.get(word, word)
    for _ in range(affixes.rounds):
        if word in affixes.whole:
            return word
        word = _without_suffix(_without_prefix(word, affixes), affixes)
    return word


@cache
def _snowball(language: str) -> Callable[[str], str]:
    stemmer = snowballstemmer.stemmer(LANGUAGES[language].stemmer)
    function: Callable[[str], str] = stemmer.stemWord
    return function


def _arabic(word: str) -> str:
    if word.endswith("ه"):
        word = word[:-1] + "ة"
    stemmed = _snowball("ar")(word.translate(_ARABIC_LETTERS))
    return stemmed.translate(_FOLDED_LETTERS)


def _french(word: str) -> str:
    # Without its accents menacée would not lose its ending; menacé does.
    return _snowball("fr")(re.sub("ees?$", "e", word))


def _kirundi(word: str) -> str:
    # The same word is written with gw or rw, bg or bw: igikogwa, igikorwa.
    word = word.replace("gw", "rw").replace("bg", "bw")
    return _light(word, _LIGHT["rn"])


def _luganda(word: str) -> str:
    # Long vowels and consonants are written or not: kkooti, kooti.
    return _light(re.sub(r"(.)\1", r"\1", word), _LIGHT["lg"])


_OWN = {"ar": _arabic, "fr": _french, "rn": _kirundi, "lg": _luganda}


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; the word itself where we know no rules."""
    if language in _OWN:
        return _OWN[language](word)
    if language in LANGUAGES and LANGUAGES[language].stemmer:
        return _snowball(language)(word)
    affixes = _LIGHT.get(language)
    return _light(word, affixes) if affixes else word
