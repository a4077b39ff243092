import json

import pytest

from directory.maps.build import absolute, code_of, relative, rings_of, thin
from directory.maps.outlines import points_of

SCALE = {"scale": (0.01, 0.02), "translate": (60.0, 30.0)}


@pytest.mark.parametrize(
    ("shape", "code"),
    [
        ({"id": "004"}, "AF"),
        ({"id": "250"}, "FR"),
        ({"id": "578"}, "NO"),
        ({"id": "706"}, "SO"),
        ({"id": "-99"}, ""),
        ({}, ""),
    ],
)
def test_a_shape_is_of_the_country_of_its_number(shape, code):
    assert code_of(shape) == code


@pytest.mark.parametrize(
    ("shape", "rings"),
    [
        ({"type": "Polygon", "arcs": [[0, 1], [2]]}, [[0, 1]]),
        ({"type": "MultiPolygon", "arcs": [[[0], [1]], [[~2, 3]]]}, [[0], [-3, 3]]),
    ],
)
def test_lakes_are_left_out(shape, rings):
    assert list(rings_of(shape)) == rings


def test_a_line_is_read_stored_and_found_again():
    line = absolute([(0, 0), (10, 5), (-3, 2)], SCALE)

    steps = json.loads(json.dumps(list(relative(line))))

    assert line == [(6000, 3000), (6010, 3010), (6007, 3014)]
    assert steps == [6000, 3000, 10, 10, -3, 4]
    assert list(points_of(steps)) == [(30.0, 60.0), (30.1, 60.1), (30.14, 60.07)]


@pytest.mark.parametrize(
    ("line", "thinned"),
    [
        ([(0, 0), (9, 9)], [(0, 0), (9, 9)]),
        ([(0, 0), (5, 3), (10, 0)], [(0, 0), (10, 0)]),
        ([(0, 0), (5, 4), (10, 0)], [(0, 0), (5, 4), (10, 0)]),
        ([(0, 0), (0, 9), (9, 9), (0, 0)], [(0, 0), (0, 9), (9, 9), (0, 0)]),
        ([(0, 0), (0, 2), (9, 9), (0, 0)], [(0, 0), (9, 9), (0, 0)]),
    ],
)
def test_what_a_map_cannot_show_is_dropped_and_both_ends_stay(line, thinned):
    assert thin(line) == thinned
