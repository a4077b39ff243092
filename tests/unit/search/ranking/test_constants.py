"""What counts how much: the ends of each curve, and what lies between."""

import math

import pytest

from search.query import ConceptWish, Level, ListingQuery
from search.ranking.constants import (
    ANYWHERE_REACH,
    REMOTE_REACH,
    concept_weight,
    half_distance_km,
    rarity,
    reach_from_afar,
    tie_of,
    wider_radius_km,
)
from search.request import MAX_RADIUS_KM


@pytest.mark.parametrize(
    ("radius_km", "wider"),
    [
        (5, 300),
        (150, 300),
        (151, 302),
        (400, min(800, MAX_RADIUS_KM)),
        (MAX_RADIUS_KM, MAX_RADIUS_KM),
        (MAX_RADIUS_KM + 500, MAX_RADIUS_KM + 500),
    ],
)
def test_the_next_radius_is_wider_and_may_be_asked_for(radius_km, wider):
    assert wider_radius_km(radius_km) == wider


@pytest.mark.parametrize(
    ("radius_km", "level", "half_km"),
    [
        (5, Level.NEAR, 15),
        (45, Level.NEAR, 15),
        (150, Level.NEAR, 50),
        (150, Level.RADIUS, 100),
        (150, Level.PROVINCE, 300),
        (150, Level.COUNTRY, 300),
        (150, Level.REMOTE, 50),
        (150, Level.MISSION, 50),
    ],
)
def test_nearness_fades_over_a_third_of_what_is_searched(radius_km, level, half_km):
    assert half_distance_km(radius_km, level) == half_km


@pytest.mark.parametrize(
    ("wish", "reach"),
    [
        ({}, (REMOTE_REACH, ANYWHERE_REACH)),
        ({"remote": False}, (REMOTE_REACH, ANYWHERE_REACH)),
        ({"concepts": (ConceptWish("legal.aid"),)}, (REMOTE_REACH, ANYWHERE_REACH)),
        ({"remote": True}, (1.0, ANYWHERE_REACH / REMOTE_REACH)),
        (
            {"concepts": (ConceptWish("mhpss.remote"),)},
            (1.0, ANYWHERE_REACH / REMOTE_REACH),
        ),
        (
            {
                "concepts": (
                    ConceptWish("shelter"),
                    ConceptWish("emergency.hotline", perhaps=True),
                )
            },
            (REMOTE_REACH, ANYWHERE_REACH),
        ),
    ],
)
def test_who_asks_for_the_phone_is_given_help_from_afar_in_full(wish, reach):
    assert reach_from_afar(ListingQuery(**wish)) == pytest.approx(reach)


def test_a_doubtful_need_weighs_little_less_than_a_sure_one():
    weights = [concept_weight(sure) for sure in (1.0, 0.5, 0.3, 0.0)]

    assert weights == pytest.approx([1.0, 0.7579, 0.6178, 0.0], abs=1e-4)


@pytest.mark.parametrize(
    ("live", "frequency", "weight"),
    [
        (99, 0, math.log(200)),
        (99, 1, math.log(100 / 1.5)),
        (99, 50, math.log(100 / 50.5)),
        (99, 99, 0.1),
        (0, 0, math.log(2)),
    ],
)
def test_a_rare_word_weighs_more_and_a_common_one_never_nothing(
    live, frequency, weight
):
    assert rarity(live, frequency) == pytest.approx(weight)


def test_a_tie_is_a_share_that_an_id_alone_decides():
    keys = [f"listing {number}" for number in range(500)]

    ties = [tie_of(key) for key in keys]

    assert ties == [tie_of(key) for key in keys]
    assert len(set(ties)) == 500
    assert min(ties) >= 0
    assert max(ties) < 1
    assert sum(ties) / 500 == pytest.approx(0.5, abs=0.05)
