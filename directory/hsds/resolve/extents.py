"""Read which provinces a drawn area lies in; the drawing itself is never kept."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from directory.geocoding import Geocoder
from directory.hsds.parse.strict_json import Decoder

Position = tuple[float, float]
Ring = Sequence[Position]
MOST_CORNERS = 400  # of one ring: a finer coast tells no further province
MOST_RINGS = 200
MOST_TOWNS = 5_000
MOST_PROVINCES = 100
REMEMBERED = 256


@dataclass(slots=True)
class Drawing:
    """The rings of a GeoJSON, holes as well, and its single points."""

    rings: list[Ring] = field(default_factory=list)
    points: list[Position] = field(default_factory=list)

    def add(self, value: Any) -> None:
        """Add a geometry, a feature, or a collection of either."""
        if not isinstance(value, dict):
            return
        match value.get("type"):
            case "Feature":
                self.add(value.get("geometry"))
            case "FeatureCollection":
                self.add_all(value.get("features"))
            case "GeometryCollection":
                self.add_all(value.get("geometries"))
            case "Polygon" | "MultiPolygon":
                self.rings += rings_in(value.get("coordinates"))
            case "Point":
                self.points += positions_in([value.get("coordinates")])

    def add_all(self, values: Any) -> None:
        """Add each of a list."""
        for value in values if isinstance(values, list) else ():
            self.add(value)

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies inside: on its way out it crosses an odd number."""
        return sum(crossings(ring, longitude, latitude) for ring in self.rings) % 2 == 1


class Extents:
    """Reads drawn areas; the same drawing is read once."""

    def __init__(self, geocoder: Geocoder) -> None:
        """Take towns from here."""
        self.geocoder = geocoder
        self.provinces_in = lru_cache(REMEMBERED)(self._provinces_in)

    def _provinces_in(self, text: str) -> tuple[str, ...] | None:
        """Return the provinces whose towns lie inside; None for what is no GeoJSON."""
        drawing = read_drawing(text)
        if drawing is None:
            return None
        found = {
            self.geocoder.describe(latitude, longitude).admin1
            for longitude, latitude in drawing.points
        }
        for ring in drawing.rings[:MOST_RINGS]:
            towns = self.geocoder.towns_between(*box_of(ring), MOST_TOWNS)
            found |= {
                town.admin1
                for town in towns
                if town.admin1 not in found
                and drawing.holds(town.longitude, town.latitude)
            }
        return tuple(sorted(filter(None, found)))[:MOST_PROVINCES]


def read_drawing(text: str) -> Drawing | None:
    """Return what a GeoJSON draws; None where it is none, or draws nothing."""
    decoder = Decoder()
    try:
        value, end = decoder.decode(text.strip())
    except ValueError:
        return None
    if decoder.complaints or text.strip()[end:]:
        return None
    drawing = Drawing()
    drawing.add(value)
    return drawing if drawing.rings or drawing.points else None


def rings_in(value: Any) -> Iterator[Ring]:
    """Yield the rings of a polygon or of many, however deep they lie."""
    if not isinstance(value, list):
        return
    positions = positions_in(value)
    if len(positions) > 2:  # two corners hold nothing
        step = math.ceil(len(positions) / MOST_CORNERS)
        yield positions[::step]
        return
    for inner in value:
        yield from rings_in(inner)


def positions_in(values: list[Any]) -> list[Position]:
    """Return the positions among values: longitude before latitude, as RFC 7946 has."""
    return [
        (float(value[0]), float(value[1]))
        for value in values
        if isinstance(value, list) and len(value) > 1 and all(map(is_number, value[:2]))
    ]


def is_number(value: Any) -> bool:
    """Whether a value is a number of degrees."""
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return known and abs(value) <= 180


def box_of(ring: Ring) -> tuple[float, float, float, float]:
    """Return the south, west, north and east of a ring."""
    longitudes, latitudes = zip(*ring, strict=True)
    return min(latitudes), min(longitudes), max(latitudes), max(longitudes)


def crossings(ring: Ring, longitude: float, latitude: float) -> int:
    """Return how often a line from a point to the east crosses a ring."""
    count = 0
    east, north = ring[-1]
    for next_east, next_north in ring:
        if (north > latitude) != (next_north > latitude):
            along = (latitude - north) / (next_north - north)
            count += longitude < east + along * (next_east - east)
        east, north = next_east, next_north
    return count
