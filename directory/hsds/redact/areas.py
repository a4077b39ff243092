"""Tell of an area, or of an address, nothing finer than the province."""

import re

from directory.geocoding import Geocoder
from directory.hsds.coarse_places import ADMIN1_CODE
from directory.hsds.redact.place_words import AREA_TYPES, SMALL_WORDS, WIDE_AREAS
from directory.listings.folded_text import fold_text

WORLDWIDE = "*"
WIDE_KINDS = ("country", "admin1")
BETWEEN = re.compile(r"\s*(?:[,;،/&+|\n]|\s(?:and|et|y|en|na|و|او)\s)\s*")


def widened(geocoder: Geocoder, name: str, country: str | None) -> str:
    """Return an area as its province or wider; nothing where that is not certain.

    A list of areas is widened one by one.
    """
    whole = widened_one(geocoder, name, country)
    if whole or not BETWEEN.search(name):
        return whole
    parts = [widened_one(geocoder, part, country) for part in BETWEEN.split(name)]
    return ", ".join(dict.fromkeys(filter(None, parts)))


def widened_one(geocoder: Geocoder, name: str, country: str | None) -> str:
    """Return one area as its province or wider; nothing where that is not certain."""
    if is_wide(geocoder, name, country):
        return name
    town = geocoder.sure(name, country)
    return geocoder.province_name(town.admin1) if town and town.admin1 else ""


def is_wide(geocoder: Geocoder, name: str, country: str | None) -> bool:
    """Whether a name means a province, a country, or more."""
    if name == WORLDWIDE or ADMIN1_CODE.fullmatch(name) or geocoder.country_of(name):
        return True
    words = [word.text for word in fold_text(name).words]
    if words and all(word in WIDE_AREAS for word in words):
        return True
    place = geocoder.sure(name, country)
    if place is None:
        return False
    return place.kind in WIDE_KINDS or bears_name_of_province(
        geocoder, words, place.admin1
    )


def bears_name_of_province(
    geocoder: Geocoder, words: list[str], admin1: str | None
) -> bool:
    """Whether a town is called as its province, which is told anyway."""
    bare = [word for word in words if word not in AREA_TYPES | SMALL_WORDS]
    names = geocoder.division_spellings(admin1) if admin1 else frozenset()
    return bool({" ".join(words), " ".join(bare)} & names)
