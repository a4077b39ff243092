"""Bring the languages of a record to one spelling: prs, pes-AF and Dari are fa-AF."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from i18n import LANGUAGES, find_language

DARI = "fa-AF"
UNKNOWN = "und"
# Names that CLDR does not have, and those it spells with marks nobody types.
NAMES = {
    "dari": DARI, "farsi": "fa", "kirundi": "rn", "luganda": "lg", "kiswahili": "sw",
    "pashtu": "ps", "pushto": "ps", "k'iche'": "quc", "kiche": "quc", "quiche": "quc",
    "q'eqchi'": "kek", "qeqchi": "kek", "kekchi": "kek", "mam": "mam",
}  # fmt: skip
RARE = re.compile("[a-z]{3}")
EXTRA_CODES = {"quc", "kek", "mam"}


def spoken_language(code: str, name: str) -> str | None:
    """Return the BCP 47 tag of a spoken language, by its code or its English name."""
    return by_code(code) or by_name(code) or by_name(name) or rare_code(code)


def text_language(code: str) -> str | None:
    """Return the tag that a text is filed under: one of ours, where it is one."""
    return find_language(code) or by_code(code)


def by_code(code: str) -> str | None:
    """Return the tag for ISO 639-1, -2, -3 or BCP 47; None for what is none."""
    subtags = code.strip().replace("_", "-").lower().split("-")
    language = get_global("language_aliases").get(subtags[0], subtags[0])
    if language == "fa_AF" or (language == "fa" and "af" in subtags[1:]):
        return DARI
    return language if language in known_codes() else None


def by_name(name: str) -> str | None:
    """Return the tag for a language's English name, or its own."""
    return names().get(name.strip().lower().replace("ʼ", "'").replace("’", "'"))


def rare_code(code: str) -> str | None:
    """Return an ISO 639-3 code that CLDR cannot name: Hazaragi (haz), Turkana (tuv)."""
    code = code.strip().lower()
    return code if RARE.fullmatch(code) and code != UNKNOWN else None


@cache
def known_codes() -> frozenset[str]:
    """Return every primary language that CLDR can name, and ours."""
    codes = {code for code in english() if "_" not in code}
    return frozenset(codes | EXTRA_CODES)


@cache
def names() -> dict[str, str]:
    """Return tags by name, in lower case."""
    cldr = {
        name.lower().replace("ʼ", "'"): code
        for code, name in english().items()
        if "_" not in code
    }
    ours = {language.endonym.lower(): tag for tag, language in LANGUAGES.items()}
    return cldr | ours | NAMES


@cache
def english() -> dict[str, str]:
    """Return the English names of languages by code.

    CLDR names the unknown one too, which must not hide what a record calls it.
    """
    languages = Locale("en").languages.items()
    return {code: name for code, name in languages if code != UNKNOWN}
