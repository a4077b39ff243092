import pytest

from directory.maps.frame import HEIGHT, WIDTH, frame_within
from directory.maps.outlines import (
    BEYOND,
    Ring,
    all_rings,
    drawn,
    extent_of,
    path_of,
    points_of,
    ring_of,
)
from directory.wording.countries import country_codes

LEFT, TOP = -BEYOND, -BEYOND
RIGHT, BOTTOM = WIDTH + BEYOND, HEIGHT + BEYOND


def test_a_line_is_stored_as_steps_of_hundredths():
    assert list(points_of([6220, 3435, 10, -5])) == [(34.35, 62.2), (34.3, 62.3)]


def test_lines_are_joined_to_a_ring_without_the_points_that_they_share():
    south = ((0.0, 0.0), (0.0, 2.0), (1.0, 2.0))
    north = ((1.0, 2.0), (1.0, 0.0), (0.0, 0.0))

    ring = ring_of("AF", [south, north])

    assert ring == Ring(
        "AF",
        ((0.0, 0.0), (0.0, 2.0), (1.0, 2.0), (1.0, 0.0)),
        (0.0, 0.0, 2.0, 1.0),
    )


@pytest.mark.parametrize(
    ("points", "path"),
    [
        ([], ""),
        ([(10, 10), (20, 10)], ""),
        ([(10, 10), (10.2, 10.1), (9.9, 10)], ""),
        ([(10, 10), (20, 10), (20, 30)], "M10 10l10 0 0 20z"),
        ([(10, 10), (20, 10), (20.2, 10), (20, 30)], "M10 10l10 0 0 20z"),
        ([(900, 900), (950, 900), (950, 950)], ""),
        (
            [(-500, -500), (900, -500), (900, 900), (-500, 900)],
            f"M{LEFT} {BOTTOM}l0 {TOP - BOTTOM} {RIGHT - LEFT} 0 0 {BOTTOM - TOP}z",
        ),
        (
            [(-100, 10), (100, 10), (100, 20), (-100, 20)],
            f"M{LEFT} 10l{100 - LEFT} 0 0 10 {LEFT - 100} 0z",
        ),
        (
            [(300, 10), (500, 10), (500, 20), (300, 20)],
            f"M300 10l{RIGHT - 300} 0 0 10 {300 - RIGHT} 0z",
        ),
    ],
)
def test_a_ring_is_cut_to_the_drawing(points, path):
    assert path_of(points) == path


def test_an_outline_is_of_a_country_or_of_what_none_can_claim():
    countries = {ring.country for ring in all_rings()}

    assert countries - country_codes() == {""}
    # Parts of another country, and islands too small for a line.
    assert country_codes() - countries == {
        *("BQ", "BV", "CC", "CX", "GF", "GI", "GP", "MQ"),
        *("RE", "SJ", "TK", "TV", "UM", "XK", "YT"),
    }


@pytest.mark.parametrize(
    ("country", "inside"),
    [
        ("AF", (34.5, 69.2)),
        ("CO", (4.7, -74.1)),
        ("FR", (48.9, 2.4)),
        ("GT", (14.6, -90.5)),
        ("KE", (-1.3, 36.8)),
        ("LY", (32.9, 13.2)),
        ("NL", (52.4, 4.9)),
        ("NO", (59.9, 10.8)),
    ],
)
def test_a_country_is_shown_by_its_largest_part(country, inside):
    (south, west), (north, east) = extent_of(country)

    assert south < inside[0] < north
    assert west < inside[1] < east
    assert (north - south, east - west) < (25, 40)


def test_far_out_at_sea_there_is_nothing_to_draw():
    assert drawn(frame_within(-30.0, -120.0, 100)) == ""
