from dataclasses import replace
from datetime import UTC, datetime

import pytest

from directory.maps.drawing import Spot, View
from directory.search_port import Box, Cell, Gazetteer, SearchRequest
from directory.site.active_filters import Button
from directory.site.form_change import Change
from directory.site.results_map import (
    kilometres,
    map_of,
    map_words,
    numbers_words,
    spot_button,
    view_of,
)
from tests.support.pages import FOUND, HERAT, NOTHING, hit

pytestmark = pytest.mark.usefixtures("reading")
ASKED = SearchRequest(radius_km=150, now=datetime(2026, 6, 1, tzinfo=UTC), cells=True)
BOX = Box(34.0, 62.0, 35.0, 63.0)
OUTSIDE = (
    "The others lie outside it, help from afar, or keep their place to themselves."
)


@pytest.fixture(scope="module")
def gazetteer():
    found = Gazetteer()
    yield found
    found.close()


def found_in(*cells, place=HERAT, total=45):
    results = replace(FOUND.results, cells=cells, total=total)
    understood = replace(FOUND.understood, place=place)
    return replace(FOUND, results=results, understood=understood)


@pytest.mark.parametrize(
    ("asked", "place", "view"),
    [
        (ASKED, None, View()),
        (replace(ASKED, country="AF"), None, View(country="AF")),
        (replace(ASKED, box=BOX), None, View(box=BOX)),
        (ASKED, HERAT, View(point=(34.3, 62.2), radius_km=150)),
        (
            replace(ASKED, box=BOX, country="AF"),
            replace(HERAT, id=None),
            View(box=BOX, point=(34.3, 62.2), radius_km=150),
        ),
        (
            ASKED,
            replace(HERAT, id=10**12 - 1),
            View(point=(34.3, 62.2), radius_km=150),
        ),
    ],
)
def test_a_map_is_of_what_was_asked_for(gazetteer, asked, place, view):
    assert view_of(asked, place, gazetteer) == view


def test_a_country_that_was_understood_is_shown_whole(gazetteer):
    known = gazetteer.country("AF")
    place = replace(HERAT, id=known.id, name="Afghanistan")

    assert view_of(ASKED, place, gazetteer) == View(country="AF")


@pytest.mark.parametrize(
    ("count", "town", "words"),
    [
        (1, "Herat", "1 listing near Herat"),
        (1200, "Herat", "1,200 listings near Herat"),
        (1, "", "1 listing"),
        (3, "", "3 listings"),
    ],
)
def test_a_spot_says_what_pressing_it_shows(count, town, words):
    spot = Spot(180, 160, 12, count, town, "34.3,62.2,34.4,62.3")

    assert spot_button(spot) == Button(words, Change.set("box", "34.3,62.2,34.4,62.3"))


@pytest.mark.parametrize(
    ("place", "total", "words"),
    [
        (HERAT, 3, "Around Herat (Afghanistan). The map shows 3 of 3."),
        (
            HERAT,
            1200,
            f"Around Herat (Afghanistan). The map shows 3 of 1,200. {OUTSIDE}",
        ),
        (None, 3, "The map shows 3 of 3."),
    ],
)
def test_the_map_is_told_to_whoever_does_not_see_it(gazetteer, place, total, words):
    found = found_in(Cell(34.35, 62.25, 3), place=place, total=total)

    drawn = map_of(ASKED, found, gazetteer)

    assert drawn.words == map_words(drawn.drawing, found) == words


def test_every_ring_and_spot_of_a_map_has_words(gazetteer):
    found = found_in(Cell(34.35, 62.25, 3), Cell(35.25, 62.25, 1))

    drawn = map_of(ASKED, found, gazetteer)

    assert [words for _ring, words in drawn.rings] == ["50 km", "100 km", "150 km"]
    assert [pin.button.label for pin in drawn.pins][0] == "3 listings near Herat"
    assert [str(pin.button.change) for pin in drawn.pins] == [
        "box=34.3,62.2,34.4,62.3",
        "box=35.2,62.2,35.3,62.3",
    ]


def test_where_nothing_has_a_place_there_is_no_map(gazetteer):
    assert map_of(ASKED, NOTHING, gazetteer) is None


def test_a_distance_is_told_in_kilometres():
    assert kilometres(1000) == "1,000 km"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((), ""), ((4,), "4"), ((2, 3), "2–3"), ((2, 3, 4), "2–4"), ((1, 3), "1…")],
)
def test_the_numbers_on_a_spot_are_short_and_say_where_they_go_on(numbers, words):
    assert numbers_words(numbers) == words


def test_a_spot_says_its_numbers_and_how_many_more_there_are(gazetteer):
    here = replace(hit(), cell=(34.35, 62.25))
    results = replace(FOUND.results, hits=(hit(), here, here))
    found = found_in(Cell(34.35, 62.25, 7))
    found = replace(found, results=replace(results, cells=found.results.cells))

    (pin,) = map_of(ASKED, found, gazetteer, first=11).pins

    assert (pin.numbers, pin.more) == ("12–13", "+5")
    assert pin.button.label == "Number 12, 13: 7 listings near Herat"
