"""What is told of where a listing is, and of whom it reaches."""

from typing import Final

from directory.listings.models import Location, ServiceArea
from directory.listings.shown import Shown
from directory.listings.vocabulary import LocationType
from directory.search_port import country_of_area, is_country

CELLS_PER_DEGREE: Final = 10  # as coarse as Location counts its cells
BETWEEN_PARTS: Final = ", "  # how an area is stored


def is_virtual(location: Location | None) -> bool:
    """Whether a place is none: help there is given from afar."""
    return location is not None and location.location_type is LocationType.VIRTUAL


def place_url(location: Location | None, shown: Shown) -> str:
    """Return the web address of a place that may be told."""
    return location.url if location and not shown.confidential else ""


def covered(shown: Shown) -> tuple[str, ...]:
    """Return the codes of every area that is served."""
    codes = {area.code for area in shown.parts.areas if area.code}
    return tuple(sorted(codes | set(shown.facts.covers)))


def area_of(location: Location | None, shown: Shown) -> tuple[str, ...]:
    """Return in words where it is; for a confidential place only whom it serves.

    An area that is only a code is left out: that is told as the country, or among
    what is covered.
    """
    if location and location.area and not shown.confidential:
        return tuple(filter(None, location.area.split(BETWEEN_PARTS)))
    names = (area.name for area in shown.parts.areas if not is_code(area))
    return tuple(dict.fromkeys(filter(None, names)))


def is_code(area: ServiceArea) -> bool:
    """Whether the name of an area is nothing but a code."""
    return is_country(area.name) or (area.name == area.code and "." in area.name)


def country_of(location: Location | None, shown: Shown) -> str | None:
    """Return the country of a place, else the only one that is served."""
    return (location.country if location else None) or only_country(covered(shown))


def only_country(covers: tuple[str, ...]) -> str | None:
    """Return the country that a service without a place serves, if it is just one.

    Who serves a province of a country serves people there.
    """
    countries = {country_of_area(code) for code in covers} - {None}
    return countries.pop() if len(countries) == 1 else None


def coarse_point(
    location: Location | None, shown: Shown
) -> tuple[float | None, float | None]:
    """Return the middle of the coarse cell; of a confidential place there is none."""
    if location is None or shown.confidential:
        return None, None
    if location.cell_latitude is None or location.cell_longitude is None:
        return None, None
    return (
        (location.cell_latitude + 0.5) / CELLS_PER_DEGREE,
        (location.cell_longitude + 0.5) / CELLS_PER_DEGREE,
    )
