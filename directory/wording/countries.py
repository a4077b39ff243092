"""The countries that a person may name, by ISO 3166-1 code."""

from collections.abc import Iterable
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


def country_of_tags(reader: str, wanted: Iterable[str]) -> str | None:
    """Return the country that a browser names (en-UG), else that of her language."""
    regions = (tag.replace("_", "-").rpartition("-")[2] for tag in wanted if "-" in tag)
    named = (find_country(region) for region in regions if len(region) == len("AF"))
    return next(filter(None, named), None) or HOME_OF.get(reader)


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
