"""Distances on the sphere, many at a time."""

import math

import numpy as np
from numpy.typing import NDArray

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
Vector = tuple[float, float, float]


def unit_vector(latitude: float | None, longitude: float | None) -> Vector:
    """Return a point in degrees as a point on the unit sphere; no point is NaN."""
    if latitude is None or longitude is None:
        return (math.nan, math.nan, math.nan)
    phi, lam = math.radians(latitude), math.radians(longitude)
    across = math.cos(phi)
    return (across * math.cos(lam), across * math.sin(lam), math.sin(phi))


def distances_km(
    vectors: NDArray[np.float32], latitude: float, longitude: float
) -> NDArray[np.float32]:
    """Return the distance of each column of ``vectors`` from a point, else infinity.

    By the chord: its differences keep a metre in single precision, a cosine near 1
    would lose a kilometre.
    """
    square = np.zeros(vectors.shape[1], np.float32)
    for axis, value in enumerate(unit_vector(latitude, longitude)):
        step = vectors[axis] - np.float32(value)
        step *= step
        square += step
    np.sqrt(square, out=square)
    square *= np.float32(0.5)
    np.minimum(square, np.float32(1), out=square)
    np.arcsin(square, out=square)
    square *= np.float32(2 * EARTH_RADIUS_KM)
    square[np.isnan(square)] = np.inf
    return square
