"""There is one earth: a distance is the same however it is measured."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.geometry import (
    EARTH_RADIUS_KM,
    KM_PER_DEGREE,
    chord_of_km,
    degrees,
    distance_km,
    distances_km,
    km_of_chords,
    unit_vector,
)

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_one_distance_and_many_at_a_time_agree(north, east, south, west):
    vectors = np.array([unit_vector(south, west)], np.float32).T

    [far] = distances_km(vectors, north, east).tolist()

    # Single precision keeps a metre between neighbours; at the far side of the earth
    # the chord hardly grows with the distance any more.
    near = distance_km(north, east, south, west)
    assert far == pytest.approx(near, rel=1e-4, abs=0.01 if near < 19_000 else 10)


def test_a_degree_of_latitude_is_a_degree_of_the_same_earth():
    north, south = (34.5, 69.2), (33.5, 69.2)

    distance = distance_km(*north, *south)

    assert distance == pytest.approx(KM_PER_DEGREE, rel=1e-12)


def test_the_other_side_of_the_earth_is_half_its_circumference():
    antipode = distance_km(34.5, 69.2, -34.5, -110.8)

    assert antipode == pytest.approx(np.pi * EARTH_RADIUS_KM, rel=1e-9)


@given(st.floats(0.1, 19_000))
def test_a_distance_becomes_a_chord_and_comes_back(kilometres):
    chord = np.array([chord_of_km(kilometres)], np.float32)

    [back] = km_of_chords(chord).tolist()

    assert back == pytest.approx(kilometres, rel=1e-4)


@pytest.mark.parametrize(
    "point",
    [(0.0, 0.0), (34.35, 62.25), (-3.36, 29.36), (89.95, -179.95), (-90.0, 0.0)],
)
def test_a_point_comes_back_from_the_sphere(point):
    vectors = np.array([unit_vector(*point)], np.float32).T

    [latitude], [longitude] = degrees(vectors)

    # Single precision, and near a pole a degree of longitude is short: 0.03° at most.
    assert (latitude, longitude) == pytest.approx(point, abs=0.03)


def test_no_point_stays_none_among_others():
    points = [unit_vector(*point) for point in ((34.35, 62.25), (None, 62.25))]
    vectors = np.array(points, np.float32).T

    latitudes, longitudes = degrees(vectors)

    assert np.isnan(latitudes).tolist() == [False, True]
    assert np.isnan(longitudes).tolist() == [False, True]
    assert distances_km(vectors, 34.35, 62.25).tolist() == [
        pytest.approx(0, abs=0.01),
        np.inf,
    ]
