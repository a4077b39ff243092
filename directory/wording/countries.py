"""The countries that a person may name, by ISO 3166-1 code."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale

# Two letters in CLDR that are no country of ISO 3166-1: exceptional reservations,
# groups of countries and test codes. Kosovo's XK is in general use, and stays.
NO_COUNTRY = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC"}
    | {"QO", "TA", "UN", "XA", "XB", "ZZ"}
)

# Where nearly everybody lives who reads a language.
HOME_OF = {"fa-AF": "AF", "lg": "UG", "ps": "AF", "rn": "BI"}

# Behind a language, and the script that it is written in: uz-Arab-AF.
WITH_REGION = re.compile(
    r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?[-_]([A-Za-z]{2})(?![A-Za-z])"
)


def country_of_tags(reader: str, wanted: Iterable[str]) -> str | None:
    """Return the country that a browser names (en-UG), else that of her language."""
    return next(countries_named(wanted), None) or HOME_OF.get(reader)


def countries_named(tags: Iterable[str]) -> Iterator[str]:
    """Yield the countries that language tags name: Uganda for en-UG."""
    regions = (WITH_REGION.match(tag) for tag in tags)
    named = (find_country(region[1]) for region in regions if region)
    yield from filter(None, named)


def find_country(code: str) -> str | None:
    """Return the code in capitals, or None if no country has it."""
    # Other letters are not: "ß" in capitals is SS, which is South Sudan.
    found = code.strip().upper() if code.isascii() else ""
    return found if found in country_codes() else None


@cache
def country_codes() -> frozenset[str]:
    """Return every code, in capitals."""
    territories = {str(code) for code in Locale("en").territories}
    two_letters = {code for code in territories if len(code) == len("AF")}
    return frozenset(two_letters - NO_COUNTRY)
