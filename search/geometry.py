"""Distances on the sphere, between two points or from one point to many."""

import math

import numpy as np
from numpy.typing import NDArray

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
# A degree of latitude anywhere, and of longitude at the equator.
KM_PER_DEGREE = math.radians(1) * EARTH_RADIUS_KM
Vector = tuple[float, float, float]
Vectors = NDArray[np.float32]


def distance_km(
    latitude: float, longitude: float, latitude2: float, longitude2: float
) -> float:
    """Return the great-circle distance of two points in degrees, by the haversine."""
    north, south = math.radians(latitude), math.radians(latitude2)
    across = math.sin(math.radians(longitude - longitude2) / 2) ** 2
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(north) * math.cos(south) * across
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def unit_vector(latitude: float | None, longitude: float | None) -> Vector:
    """Return a point in degrees as a point on the unit sphere; no point is NaN."""
    if latitude is None or longitude is None:
        return (math.nan, math.nan, math.nan)
    phi, lam = math.radians(latitude), math.radians(longitude)
    across = math.cos(phi)
    return (across * math.cos(lam), across * math.sin(lam), math.sin(phi))


def degrees(vectors: Vectors) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return latitude and longitude of each column of ``vectors``; NaN for no point."""
    x, y, z = vectors.astype(np.float64)
    return np.degrees(np.arcsin(np.clip(z, -1, 1))), np.degrees(np.arctan2(y, x))


def chords(vectors: Vectors, latitude: float, longitude: float) -> Vectors:
    """Return the squared chord from a point to each column; no point is NaN.

    By the chord: its differences keep a metre in single precision, a cosine near 1
    would lose a kilometre.
    """
    square = np.zeros(vectors.shape[1], np.float32)
    for axis, value in enumerate(unit_vector(latitude, longitude)):
        step = vectors[axis] - np.float32(value)
        step *= step
        square += step
    return square


def chord_of_km(distance_km: float) -> float:
    """Return the squared chord of a distance on the sphere."""
    angle = min(max(distance_km, 0.0) / EARTH_RADIUS_KM, math.pi)
    return (2 * math.sin(angle / 2)) ** 2


def km_of_chords(square: Vectors) -> Vectors:
    """Return the distances of squared chords; no point is infinitely far."""
    half = np.sqrt(square) * np.float32(0.5)
    distance = np.arcsin(np.minimum(half, np.float32(1)))
    distance *= np.float32(2 * EARTH_RADIUS_KM)
    distance[np.isnan(distance)] = np.inf
    return distance


def distances_km(vectors: Vectors, latitude: float, longitude: float) -> Vectors:
    """Return the distance of each column of ``vectors`` from a point, else infinity."""
    return km_of_chords(chords(vectors, latitude, longitude))
