"""A listing becomes a document with nothing besides what the allow-list holds."""

from dataclasses import replace
from datetime import date

import pytest

from search.card import dump_card
from search.document import Fact, Flag, OpenRange
from search.elastic.documents import cell_number, cell_of, fields_of, point_fields
from search.geometry import unit_vector
from search.ranking.constants import tie_of
from search.results import Cell
from tests.support.documents import document
from tests.support.records import uid


def test_the_whole_document_of_a_listing():
    listing = document(
        "a",
        "shelter.family",
        name="Quince",
        text="Beds.",
        spoken_languages=("fa-AF", "ps"),
        covers=("AF.11", "AF.06"),
        sent_by="NL",
        flags=((Flag.COST_FREE, True), (Flag.WHEELCHAIR, False)),
        facts=(Fact.TERM_SHORT,),
        hours=(OpenRange(480, 960),),
        timezone="Asia/Kabul",
        always_from=29_000_000,
        assured_date=date(2026, 5, 1),
        vetted_by_count=2,
    )

    fields = fields_of(listing)

    words = {name: set(fields.pop(name).split()) for name in ("name", "text")}
    assert "quince" in words["name"]
    assert words["name"] < words["text"]
    assert fields == {
        "id": uid("a"),
        "tie": tie_of(uid("a")),
        "codes": ["shelter", "shelter.family"],
        "own_codes": ["shelter.family"],
        "spoken_languages": ["fa-AF", "ps"],
        "covers": ["AF", "AF.06", "AF.11"],
        "serving": ["AF.06", "AF.11"],
        "ground": ["AF", "AF.06", "AF.11"],
        "helps": True,
        "sent_by": "NL",
        "country": "AF",
        "admin1": "AF.11",
        "facts": [Fact.TERM_SHORT],
        "yes": [Flag.COST_FREE],
        "no": [Flag.WHEELCHAIR],
        "remote": False,
        "closed": False,
        "vetted": True,
        "hours": [
            {
                "minutes": {"gte": 480, "lt": 960},
                "zone": "Asia/Kabul",
                "night": False,
                "odd": False,
            }
        ],
        "always_from": 29_000_000,
        "card": dump_card(listing),
        "assured": date(2026, 5, 1).toordinal(),
        **point_fields(listing),
    }


def test_a_listing_that_says_little_has_no_field_for_what_it_does_not_say():
    listing = document("a", "digital", point=None, country=None, remote=True)

    fields = fields_of(listing)

    told = {name: fields[name] for name in ("country", "yes", "no", "hours", "vetted")}
    assert told == {"country": None, "yes": [], "no": [], "hours": [], "vetted": False}
    assert {
        "assured",
        "always_from",
        "point",
        "latitude",
        "x",
        "cell",
    } & fields.keys() == set()


@pytest.mark.parametrize("point", [(None, None), (34.35, None), (None, 62.25)])
def test_half_a_point_is_no_point(point):
    halved = replace(document("a"), latitude=point[0], longitude=point[1])

    assert point_fields(halved) == {}


def test_help_from_afar_is_not_looked_for_by_its_place():
    told = point_fields(document("a", remote=True))

    assert "point" not in told
    assert told["cell"] == point_fields(document("a"))["cell"]


def test_a_point_is_told_in_every_form_that_a_query_asks_for():
    x, y, z = unit_vector(34.35, 62.25)

    assert point_fields(document("a")) == {
        "point": {"lat": 34.35, "lon": 62.25},
        "latitude": 34.35,
        "longitude": 62.25,
        "x": x,
        "y": y,
        "z": z,
        "cell": cell_number(34.35, 62.25),
    }


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (34.35, 62.25),
        (-1.25, 36.85),
        (0.05, 0.05),
        (-0.05, -0.05),
        (-89.95, -179.95),
        (89.95, 179.95),
    ],
)
def test_the_middle_of_a_cell_comes_back_from_its_number(latitude, longitude):
    number = cell_number(latitude, longitude)

    assert cell_of(number, 7) == Cell(latitude, longitude, 7)


def test_cells_are_numbered_from_south_to_north_and_from_west_to_east():
    points = [
        (-89.95, -179.95),
        (-89.95, -179.85),
        (-89.95, 179.95),
        (-89.85, -179.95),
    ]

    assert [cell_number(*point) for point in points] == [0, 1, 3599, 3600]
