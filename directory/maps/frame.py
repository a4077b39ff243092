"""The part of the world that a map shows, and where each point lies on it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from directory.search_port import KM_PER_DEGREE

WIDTH, HEIGHT = 360, 320  # units of the drawing; a small phone shows them as pixels
LEAST_KM = 60  # from edge to edge: nearer, a coarse cell would look like a place
MARGIN = 1.25  # an eighth of the map on each side: no spot lies on its edge
FARTHEST_NORTH = 80.0  # beyond, the map would stretch six times and more
Degrees = tuple[float, float]
"""Latitude and longitude."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A plain map around a middle: kilometres are as long in both directions."""

    latitude: float
    longitude: float
    units_per_km: float

    @property
    def shrink(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        return math.cos(math.radians(self.latitude))

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a point lies, from the upper left corner."""
        unit = KM_PER_DEGREE * self.units_per_km
        x = WIDTH / 2 + (longitude - self.longitude) * self.shrink * unit
        return x, HEIGHT / 2 - (latitude - self.latitude) * unit

    def degrees(self, x: float, y: float) -> Degrees:
        """Return the point that lies there."""
        unit = KM_PER_DEGREE * self.units_per_km
        latitude = self.latitude - (y - HEIGHT / 2) / unit
        return latitude, self.longitude + (x - WIDTH / 2) / (unit * self.shrink)

    def wider(self, times: float) -> "Frame":
        """Return the frame around the same middle that shows so many times as much."""
        return replace(self, units_per_km=self.units_per_km / times)

    def shows(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies inside."""
        x, y = self.place(latitude, longitude)
        return 0 <= x <= WIDTH and 0 <= y <= HEIGHT


def frame_around(points: Sequence[Degrees]) -> Frame:
    """Return the smallest frame with a margin that shows all points."""
    south, north = span(latitude for latitude, _ in points)
    west, east = span(longitude for _, longitude in points)
    middle = max(-FARTHEST_NORTH, min((south + north) / 2, FARTHEST_NORTH))
    shrink = math.cos(math.radians(middle))
    high = max((north - south) * KM_PER_DEGREE * MARGIN, LEAST_KM)
    wide = max((east - west) * KM_PER_DEGREE * shrink * MARGIN, LEAST_KM)
    return Frame(middle, (west + east) / 2, min(HEIGHT / high, WIDTH / wide))


def frame_within(latitude: float, longitude: float, radius_km: float) -> Frame:
    """Return the frame with a point in the middle and a distance to all sides."""
    across = max(2 * radius_km * 1.05, LEAST_KM)
    return Frame(latitude, longitude, min(WIDTH, HEIGHT) / across)


def span(values: Iterable[float]) -> tuple[float, float]:
    """Return the least and the greatest."""
    ordered = sorted(values)
    return ordered[0], ordered[-1]
