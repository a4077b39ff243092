"""What a place is, and what it means to have found one."""

from dataclasses import dataclass
from enum import StrEnum

# Where Panah works: a name that is shared is taken to be here.
FOCUS_COUNTRIES = ("AF", "BI", "GT", "KE", "LY", "UG")
# How much likelier a place is meant where we work: Gulu in Uganda (177,000) comes
# before towns of millions that begin alike; but Mashhad is the city of millions in
# Iran, not the Afghan hamlet.
FOCUS_WEIGHT = 20
# Bogotá of millions is still in Colombia, not the Guatemalan hamlet of that name.
OWN_LANGUAGE_WEIGHT = 200
# One of the lesser names of a place counts from this size on: 191 towns of the six
# countries have as many inhabitants. 20,000 or 100,000 change none of 3,082 texts.
LESSER_NAME_POPULATION = 50_000
NEIGHBOUR_COUNTRIES = (
    *("BZ", "CD", "DZ", "EG", "ET", "HN", "IR", "MX", "NE", "PK", "RW"),
    *("SD", "SO", "SS", "SV", "TD", "TJ", "TM", "TN", "TZ", "UZ"),
)


class PlaceKind(StrEnum):
    """How large a place is: a country, its first or second division, a town."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Place:
    """One place with a point (WGS 84 degrees); ``id`` is its GeoNames number.

    ``name`` is in Latin script, ``country`` ISO 3166-1, ``admin1`` GeoNames (AF.11).
    The point of a country or division is that of its largest town; that of some
    others is the middle of an area, or general knowledge: ``roughly``.
    """

    id: int
    kind: PlaceKind
    name: str
    country: str
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    timezone: str | None
    roughly: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place that was understood; ``start`` and ``end`` are words of folded text."""

    place: Place
    alternatives: tuple[Place, ...]
    exact: bool
    start: int = 0
    end: int = 0
