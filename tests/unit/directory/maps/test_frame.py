import pytest

from directory.maps.frame import (
    FARTHEST_NORTH,
    HEIGHT,
    LEAST_KM,
    WIDTH,
    frame_around,
    frame_within,
    span,
)
from directory.search_port import KM_PER_DEGREE

HERAT, KABUL, QUITO = (34.35, 62.2), (34.55, 69.15), (-0.2, -78.5)


def across_km(frame):
    """Return how many kilometres a frame is wide and high."""
    return WIDTH / frame.units_per_km, HEIGHT / frame.units_per_km


@pytest.mark.parametrize(
    "points",
    [
        [HERAT],
        [HERAT, HERAT],
        [HERAT, KABUL],
        [QUITO, HERAT],
        [(-54.8, -68.3), (78.2, 15.6)],
    ],
)
def test_every_point_is_shown_off_the_edges(points):
    frame = frame_around(points)

    places = [frame.place(*point) for point in points]

    # A tenth on each side is free, where the frame is as wide as its points.
    assert all(35.9 < x < WIDTH - 35.9 for x, _y in places)
    assert all(31.9 < y < HEIGHT - 31.9 for _x, y in places)


def test_the_far_north_is_not_stretched():
    frame = frame_around([(84.0, 0.0), (88.0, 10.0)])

    assert frame.latitude == FARTHEST_NORTH


@pytest.mark.parametrize("radius_km", [0, 1, 10, 25])
def test_no_map_is_so_near_that_a_cell_looks_like_a_place(radius_km):
    around, within = frame_around([HERAT]), frame_within(*HERAT, radius_km)

    narrowest = min(*across_km(around), *across_km(within))

    assert narrowest >= LEAST_KM - 1e-6


@pytest.mark.parametrize("radius_km", [50, 150, 1000])
def test_a_distance_reaches_all_sides(radius_km):
    frame = frame_within(*HERAT, radius_km)
    degrees = radius_km / KM_PER_DEGREE

    x, y = frame.place(HERAT[0] + degrees, HERAT[1])
    right, _ = frame.place(HERAT[0], HERAT[1] + degrees / frame.shrink)

    assert (x, HEIGHT / 2 - y) == pytest.approx(
        (WIDTH / 2, radius_km * frame.units_per_km)
    )
    assert right - WIDTH / 2 == pytest.approx(HEIGHT / 2 - y)
    assert 0 < y < right < WIDTH


@pytest.mark.parametrize("point", [HERAT, QUITO, (-54.8, -68.3), (70.0, 25.0)])
@pytest.mark.parametrize("corner", [(0, 0), (WIDTH, HEIGHT), (12.5, 300.25)])
def test_a_place_on_the_map_is_found_again(point, corner):
    frame = frame_within(*point, 150)

    assert frame.place(*frame.degrees(*corner)) == pytest.approx(corner)


def test_north_is_up_and_east_is_right():
    frame = frame_within(*HERAT, 150)

    x, y = frame.place(HERAT[0] + 0.5, HERAT[1] + 0.5)

    assert x > WIDTH / 2
    assert y < HEIGHT / 2


def test_a_span_is_the_least_and_the_greatest():
    assert span([3.0, -1.0, 2.0]) == (-1.0, 3.0)
    assert span([5.0]) == (5.0, 5.0)
