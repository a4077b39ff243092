"""The town nearest to a point, and those of a part of the map."""

import math

from search.geometry import KM_PER_DEGREE, distance_km
from search.places.model import Place
from search.places.store import PlaceStore

# For speed alone: a town is mostly so near, and a quarter of the towns is read.
_FIRST_RING_KM = 25.0


def nearest_town(
    store: PlaceStore, latitude: float, longitude: float, within_km: float
) -> Place | None:
    """Return the town nearest to a point (WGS 84 degrees)."""
    for radius in (min(_FIRST_RING_KM, within_km), within_km):
        rank = _nearest_rank(store, latitude, longitude, radius)
        if rank is not None:
            return store.places([rank])[rank].place
    return None


def largest_towns(
    store: PlaceStore, south: float, west: float, north: float, east: float, limit: int
) -> list[Place]:
    """Return the most important towns of a part of the map."""
    ranks = sorted(
        rank
        for rank, _latitude, longitude in store.towns_between(south, north)
        if west <= longitude <= east
    )[:limit]
    found = store.places(ranks)
    return [found[rank].place for rank in ranks]


def _nearest_rank(
    store: PlaceStore, latitude: float, longitude: float, radius_km: float
) -> int | None:
    degrees = radius_km / KM_PER_DEGREE
    widest = min(89.9, abs(latitude) + degrees)
    span = degrees / math.cos(math.radians(widest))
    near = (
        (distance_km(latitude, longitude, north, east), rank)
        for rank, north, east in store.towns_between(
            latitude - degrees, latitude + degrees
        )
        if abs((east - longitude + 180) % 360 - 180) <= span
    )
    distance, rank = min(near, default=(math.inf, 0))
    return rank if distance <= radius_km else None
