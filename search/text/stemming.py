"""Word stems for each language, good enough that forms of one word meet."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache

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


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Spelled as analysis.fold leaves them. Sources: the noun classes and plural endings
# that any grammar of the language lists; verb prefixes only where they are plain.
_LIGHT = {
    "fa-AF": Affixes(
        keep=3,
        rounds=2,
        prefixes=_longest_first("نمی می"),
        suffixes=_longest_first(
            "هایی هایم هایش هایت هایتان هایشان هایمان های ها ایم اید اند "
            "یان گان ان ین ات ام اش ی یم ید ند م ش را"
        ),
        irregular={"زنان": "زن", "زنها": "زن", "زنهای": "زن", "اطفال": "طفل"},
        # زندان is a prison; without its ان it would be "he hits".
        whole=_words(
            "زندان زمان درمان سازمان جوان انسان جهان ایران افغانستان امان زبان "
            "دندان پنهان پریشان داستان ساختمان خیابان گروگان"
        ),
    ),
    "ps": Affixes(
        keep=2,
        suffixes=_longest_first("ونو ونه گانو گان انو ان وی یو و ی ه"),
    ),
    "sw": Affixes(
        keep=3,
        rounds=2,
        prefixes=_longest_first(
            "wa mwa m ki vi ma ku u mi nina ana wana tuna nime ame wame ali wali "
            "nili ata wata nita kuni kutu kuwa nisi hawa"
        ),
        suffixes=_longest_first("ni"),
        irregular={"wanawake": "mwanamke", "wanamke": "mwanamke"},
    ),
    "rn": Affixes(
        keep=3,
        prefixes=_longest_first(
            "umu aba imi iki igi ici ibi ivy uru ubu utu aka ama umw imy "
            "ab am iri ikir uku ugu ukw in im mu ba mi ki gi ci bi vy ru bu tu ka "
            "ma ku gu kw nda nka ndi"
        ),
    ),
    "lg": Affixes(
        keep=2,
        prefixes=_longest_first(
            "omu aba emi eki ebi eby eky oku okw olu obu otu aka ama eri omw em en "
            "mu ba mi ki bi ku lu bu tu ka ma by ky kw mw nga nkw"
        ),
        irregular={"abana": "omwana"},
    ),
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
