"""Which listings reach a visitor at each level, and how much each reach counts."""

import numpy as np
import pytest

from search.embedded.columns import Columns
from search.embedded.coverage import coverage_of, factors
from search.query import Level, ListingQuery, Near
from search.ranking import constants as ranking
from tests.support.documents import HERAT, KABUL, document

AT_HERAT = Near(*HERAT, radius_km=50, country="AF", admin1="AF.11")
NOWHERE = {"point": None, "country": None}
LISTINGS = {
    "door": document("door", "shelter"),
    "kabul": document("kabul", "shelter", point=KABUL),
    "province": document(
        "province", "legal", point=None, admin1="AF.11", covers=("AF.11",)
    ),
    "country": document("country", "legal", point=None, covers=("AF",)),
    "unplaced": document("unplaced", "legal", point=None),
    "elsewhere": document("elsewhere", "legal", point=None, admin1="AF.09"),
    "visits": document("visits", "legal", point=KABUL, covers=("AF.11",)),
    "farther": document("farther", "legal", point=(34.35, 64.25), admin1="AF.09"),
    "border": document("border", "legal", point=(39.0, 62.2), admin1="AF.11"),
    "line": document("line", "legal", point=None, remote=True),
    "wide": document("wide", "legal", **NOWHERE, remote=True, covers=("*",)),
    "silent": document("silent", "legal", **NOWHERE, remote=True),
    "kenya": document("kenya", "legal", point=None, country="KE", remote=True),
    "mission": document("mission", "mission", point=None, country="DE", covers=("AF",)),
    "embassy": document("embassy", "mission", point=(52.5, 13.4), country="DE"),
}


@pytest.fixture(scope="module")
def columns():
    filled = Columns()
    for row, listing in enumerate(LISTINGS.values()):
        filled.reserve(row)
        filled.fill(row, listing)
    return filled


def named(found):
    return {name for name, kept in zip(LISTINGS, found.tolist(), strict=True) if kept}


NEAR = {"door", "province", "country", "unplaced", "visits", "mission"}
AFAR = {"line", "wide", "silent"}
LOCAL = NEAR | {"farther"}


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (Level.NEAR, NEAR | AFAR),
        (Level.RADIUS, LOCAL | AFAR),
        (Level.PROVINCE, LOCAL | AFAR | {"border"}),
        (Level.COUNTRY, LOCAL | AFAR | {"border", "kabul", "elsewhere"}),
        (Level.REMOTE, NEAR | AFAR),
        (Level.MISSION, NEAR | AFAR),
    ],
)
def test_each_level_looks_further_and_what_helps_from_afar_is_always_there(
    columns, level, shown
):
    coverage = coverage_of(columns, ListingQuery(near=AT_HERAT, level=level))

    assert named(coverage.shown) == shown


def test_what_makes_each_level_worth_widening_to(columns):
    coverage = coverage_of(columns, ListingQuery(near=AT_HERAT))

    assert {level: named(own) for level, own in coverage.own.items()} == {
        Level.NEAR: NEAR,
        Level.RADIUS: LOCAL,
        Level.PROVINCE: LOCAL | {"border"},
        Level.COUNTRY: LOCAL | {"border", "kabul", "elsewhere"},
        Level.REMOTE: AFAR,
        Level.MISSION: {"mission"},
    }


@pytest.mark.parametrize(
    ("name", "factor"),
    [
        ("door", 1.0),
        ("province", ranking.AREA_REACH),
        ("country", ranking.AREA_REACH),
        ("unplaced", ranking.AREA_REACH),
        ("elsewhere", ranking.FAR_REACH),
        ("visits", ranking.AREA_REACH),
        ("line", ranking.REMOTE_REACH),
        ("wide", ranking.ANYWHERE_REACH),
        ("silent", ranking.ANYWHERE_REACH),
        ("embassy", ranking.FAR_REACH),
    ],
)
def test_how_much_each_reach_counts(columns, name, factor):
    coverage = coverage_of(columns, ListingQuery(near=AT_HERAT))

    told = coverage.factor(np.array([list(LISTINGS).index(name)]))

    assert told.tolist() == pytest.approx([factor], abs=1e-4)


@pytest.mark.parametrize(
    ("country", "level", "shown"),
    [
        (None, Level.NEAR, set(LISTINGS)),
        (
            "AF",
            Level.NEAR,
            {
                "door",
                "kabul",
                "province",
                "country",
                "visits",
                "farther",
                "line",
                "border",
            }
            | {"wide", "mission", "unplaced", "elsewhere"},
        ),
        ("KE", Level.NEAR, {"wide", "kenya"}),
        ("KE", Level.PROVINCE, {"wide", "kenya"}),
        ("KE", Level.COUNTRY, {"wide", "kenya"}),
        ("KE", Level.REMOTE, {"wide", "kenya", "silent"}),
        ("KE", Level.MISSION, {"wide", "kenya", "silent"}),
        ("DE", Level.NEAR, {"wide", "mission", "embassy"}),
    ],
)
def test_without_a_point_a_country_shows_what_is_in_it_or_covers_it(
    columns, country, level, shown
):
    coverage = coverage_of(columns, ListingQuery(country=country, level=level))

    assert named(coverage.shown) == shown


@pytest.mark.parametrize(
    ("distance_km", "half_km", "factor"),
    [
        (0, 50, 1.0),
        (ranking.FREE_KM, 50, 1.0),
        (ranking.FREE_KM + 50, 50, 0.65),
        (ranking.FREE_KM + 100, 50, 0.475),
        (np.inf, 50, ranking.FAR_REACH),
    ],
)
def test_nearness_is_halved_with_each_half_distance(distance_km, half_km, factor):
    told = factors(np.array([distance_km], np.float32), half_km)

    assert told.tolist() == pytest.approx([factor], abs=1e-6)
