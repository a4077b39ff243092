"""Our own table of places is merged into what the packages have, or added to it."""

from dataclasses import replace

import pytest

from search.places.model import PlaceKind
from search.places.own_places import (
    NOMINAL_POPULATION,
    OWN_IDS,
    number_of,
    read_own_places,
    source_row,
    with_own_places,
)
from search.places.sources import SourceRow

SEAT = SourceRow(
    id=1,
    kind=PlaceKind.CITY,
    name="Seattown",
    names=("Upper Vale",),
    country="AF",
    admin1="AF.01",
    latitude=34.0,
    longitude=62.0,
    population=900,
    timezone="Asia/Kabul",
)
CAPITAL = replace(
    SEAT, id=2, name="Capital", names=(), latitude=36.0, population=90_000, timezone="X"
)
PROVINCE = replace(SEAT, id=3, kind=PlaceKind.ADMIN1, name="Northern", names=())
ROW = {
    "name": "Seattown",
    "country": "AF",
    "kind": "adm2",
    "admin1": "AF.01",
    "lat": 34.05,
    "lon": 62.0,
    "names": ["Seat Town District"],
    "source": "made up",
}


def merged(*rows):
    own = [source_row(ROW | row) for row in rows]
    return list(with_own_places([SEAT, CAPITAL, PROVINCE], own))


def test_one_name_near_by_is_one_place_with_all_names():
    assert merged({}) == [
        replace(
            SEAT,
            names=("Upper Vale", "Seattown", "Seat Town District"),
            population=NOMINAL_POPULATION,
        ),
        CAPITAL,
        PROVINCE,
    ]


def test_a_larger_town_keeps_its_inhabitants():
    found = merged({"name": "Capital", "lat": 36.0})

    assert found[1].population == 90_000


@pytest.mark.parametrize(
    "row",
    [
        {"lat": 34.2},  # 22 km away
        {"country": "UG", "admin1": "UG.N"},
        {"name": "Upper Vale", "names": []},  # shown by another name: a seat of it
        {"kind": "adm1", "admin1": "AF.02"},
    ],
)
def test_what_is_far_or_called_otherwise_is_a_place_of_its_own(row):
    found = merged(row)

    assert found[:3] == [SEAT, CAPITAL, PROVINCE]
    assert (found[3].name, len(found)) == (row.get("name", "Seattown"), 4)


def test_a_place_of_its_own_has_the_time_of_the_nearest_town():
    near, far = merged(
        {"name": "A", "names": []}, {"name": "B", "lat": 36, "names": []}
    )[3:]

    assert (near.timezone, far.timezone) == ("Asia/Kabul", "X")


def test_a_first_division_is_known_by_its_code():
    found = merged({"kind": "adm1", "name": "Northern", "lat": 30.0})

    assert found[2].names == ("Northern", "Seat Town District")
    assert len(found) == 3


@pytest.mark.parametrize(
    ("row", "population"),
    [
        ({"kind": "camp"}, NOMINAL_POPULATION),
        ({"kind": "quarter"}, NOMINAL_POPULATION),
        ({"kind": "adm3"}, 0),
        ({"kind": "adm2", "ordinary": True}, 0),
    ],
)
def test_wards_and_everyday_words_are_found_after_in_alone(row, population):
    assert source_row(ROW | row).population == population


def test_a_number_stays_with_a_place_and_is_no_other_places():
    rows = read_own_places()

    assert len({row.id for row in rows}) == len(rows) - 2  # two wards have two halves
    assert all(row.id in OWN_IDS for row in rows)
    assert number_of(ROW) == number_of(ROW | {"lat": 35, "names": [], "source": ""})
    assert number_of(ROW) != number_of(ROW | {"kind": "camp"})
