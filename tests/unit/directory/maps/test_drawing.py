import re

import pytest

from directory.maps.clusters import clusters_of
from directory.maps.drawing import LETTER, LINE, View, around, draw, overlap, words_of
from directory.maps.frame import frame_around, frame_within
from directory.maps.outlines import drawn, extent_of
from directory.search_port import Box, Cell, Gazetteer

HERAT = Cell(34.35, 62.25, 3)
BESIDE = Cell(34.45, 62.25, 2)
KABUL = Cell(34.55, 69.15, 5)


@pytest.fixture(scope="module")
def gazetteer():
    found = Gazetteer()
    yield found
    found.close()


def test_a_frame_places_points_and_finds_them_again():
    frame = frame_within(34.35, 62.25, 100)

    x, y = frame.place(34.9, 61.8)

    assert frame.degrees(x, y) == pytest.approx((34.9, 61.8))
    assert frame.shows(34.9, 61.8)
    assert not frame.shows(34.55, 69.15)


def test_a_frame_around_one_cell_is_wider_than_the_cell():
    frame = frame_around([(34.35, 62.25)])

    south, _ = frame.degrees(0, 320)
    north, _ = frame.degrees(0, 0)

    assert (north - south) * 111.2 >= 50


def test_a_country_has_an_outline_and_nowhere_has_none():
    (south, west), (north, east) = extent_of("AF")

    assert south < 34.55 < north
    assert west < 69.15 < east
    assert extent_of("ZZ") == []


def test_coasts_and_borders_stay_within_the_drawing():
    path = drawn(frame_within(34.35, 62.25, 300))

    starts = re.findall(r"M(-?\d+) (-?\d+)l", path)
    assert len(starts) >= 3
    assert all(-8 <= int(x) <= 368 and -8 <= int(y) <= 328 for x, y in starts)


def test_cells_that_a_finger_cannot_tell_apart_are_one_spot():
    frame = frame_around(extent_of("AF"))

    clusters = clusters_of([HERAT, BESIDE, KABUL], frame)

    assert [(cluster.count, cluster.box) for cluster in clusters] == [
        (5, Box(34.5, 69.1, 34.6, 69.2)),
        (5, Box(34.3, 62.2, 34.5, 62.3)),
    ]


def test_a_map_around_a_place_has_distances_and_names_in_her_script(gazetteer):
    view = View(point=(34.35, 62.2), radius_km=150)

    drawing = draw([HERAT, KABUL], view, gazetteer, "fa-AF", {})

    assert [(spot.count, spot.place, spot.box) for spot in drawing.spots] == [
        (3, "هرات", "34.3,62.2,34.4,62.3")
    ]
    assert drawing.shown == 3
    assert [ring.km for ring in drawing.rings] == [50, 100, 150]
    assert any(not town.name.isascii() for town in drawing.towns)


def test_a_map_shows_what_there_is_where_nothing_is_near(gazetteer):
    drawing = draw(
        [KABUL], View(point=(34.35, 62.2), radius_km=50), gazetteer, "en", {}
    )

    assert drawing.shown == 5


def test_nothing_that_has_a_place_makes_no_map(gazetteer):
    assert draw([], View(), gazetteer, "en", {}) is None


@pytest.mark.parametrize("radius_km", [25, 100, 150, 300, 1000])
def test_words_on_a_map_stand_inside_it_and_on_no_other_words(gazetteer, radius_km):
    drawing = draw(
        [HERAT], View(point=(34.35, 62.2), radius_km=radius_km), gazetteer, "en", {}
    )

    assert drawing.rings != ()
    distances = [words_of(ring, drawing.middle[0]) for ring in drawing.rings]
    names = [
        around(town.x, town.y + LINE // 2, len(town.name) * LETTER, 2 * LINE)
        for town in drawing.towns
    ]
    assert all(area[1] >= 0 and area[3] <= drawing.height for area in distances)
    assert not any(overlap(name, area) for name in names for area in distances)


def test_a_spot_holds_the_numbers_of_the_page_that_lie_in_its_cells(gazetteer):
    numbered = {1: (34.35, 62.25), 2: (34.45, 62.25), 4: (34.55, 69.15)}

    drawing = draw(
        [HERAT, BESIDE, KABUL], View(country="AF"), gazetteer, "en", numbered
    )

    assert [(spot.numbers, spot.more) for spot in drawing.spots] == [
        ((4,), 4),
        ((1, 2), 3),
    ]


@pytest.mark.parametrize("point", [None, (34.35, 62.2)])
def test_a_part_of_the_map_keeps_a_border_and_her_place_in_view(gazetteer, point):
    part = View(box=Box(34.3, 62.2, 34.4, 62.3), point=point, radius_km=150)

    drawing = draw([HERAT], part, gazetteer, "en", {})

    inside = re.findall(r"[Ml]?(-?\d+) (-?\d+)", drawing.land)
    assert len(inside) > 5
    assert drawing.towns != ()
    assert (drawing.rings != ()) == (point is not None)
    assert drawing.shown == 3


def test_a_part_of_the_map_far_from_her_place_shows_both(gazetteer):
    part = View(box=Box(34.5, 69.1, 34.6, 69.2), point=(34.35, 62.2), radius_km=150)

    drawing = draw([KABUL], part, gazetteer, "en", {})

    assert drawing.middle is not None
    assert drawing.shown == 5
