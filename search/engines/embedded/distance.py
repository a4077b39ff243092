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
    """Return the distance of each vector from a point; infinite where it has none.

    By the chord: its differences keep a metre in single precision, a cosine near 1
    would lose a kilometre.
    """
    step = vectors - np.array(unit_vector(latitude, longitude), np.float32)
    chord = np.sqrt(np.einsum("ij,ij->i", step, step))
    half = np.minimum(chord / 2, 1.0)
    arc = np.arcsin(half) * np.float32(2 * EARTH_RADIUS_KM)
    return np.where(np.isnan(arc), np.float32(np.inf), arc)
