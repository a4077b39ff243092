"""A filter leaves out what it must, and nothing that did not say."""

from datetime import UTC, datetime, timedelta

import pytest

from search.clock import utc_minute
from search.document import Fact, Flag, OpenRange
from search.embedded.columns import Columns
from search.embedded.filters import all_wishes_known, allowed, in_or_covering
from search.query import Box, ListingQuery
from tests.support.documents import KABUL, document

MONDAY_NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
BEFORE = MONDAY_NOON - timedelta(minutes=1)
ALWAYS = (OpenRange(0, 7 * 24 * 60),)
LISTINGS = {
    "family": document(
        "family",
        "shelter.family",
        spoken_languages=("fa-AF", "ps"),
        flags=((Flag.ACCEPTS_CHILDREN, True), (Flag.COST_FREE, True)),
        facts=(Fact.TERM_SHORT, Fact.GENDERS_WOMEN),
        hours=ALWAYS,
    ),
    "single": document(
        "single",
        "shelter.short_term",
        spoken_languages=("ps",),
        flags=((Flag.ACCEPTS_CHILDREN, False),),
        facts=(Fact.TERM_MID,),
        point=KABUL,
        hours=ALWAYS,
        temporarily_closed=True,
    ),
    "lawyer": document(
        "lawyer",
        "legal.aid",
        facts=(Fact.GENDERS_ALL,),
        always_from=utc_minute(MONDAY_NOON),
    ),
    "line": document(
        "line", "legal.aid", "shelter", point=None, country=None, remote=True
    ),
    "mission": document("mission", "mission", point=None, country="DE", covers=("AF",)),
    "world": document("world", "digital", point=None, country=None, covers=("*",)),
}


@pytest.fixture(scope="module")
def columns():
    """Hold every listing, and the tombstone of one more."""
    filled = Columns()
    for row, listing in enumerate((*LISTINGS.values(), document("gone", "shelter"))):
        filled.reserve(row)
        filled.fill(row, listing)
    filled.bury(len(LISTINGS))
    return filled


def named(found):
    """Return the names of the listings whose rows are marked."""
    names = (*LISTINGS, "gone")
    return [name for name, kept in zip(names, found.tolist(), strict=True) if kept]


@pytest.mark.parametrize(
    ("wish", "kept"),
    [
        ({}, list(LISTINGS)),
        ({"needs": ("shelter",)}, ["family", "single", "line"]),
        ({"needs": ("shelter.family",)}, ["family"]),
        ({"needs": ("shelter", "legal")}, ["line"]),
        ({"needs": ("nothing",)}, []),
        ({"spoken_languages": ("fa-AF",)}, ["family"]),
        ({"spoken_languages": ("fa-AF", "ps")}, ["family", "single"]),
        ({"spoken_languages": ("sw",)}, []),
        (
            {"flags": ((Flag.ACCEPTS_CHILDREN, True),)},
            ["family", "lawyer", "line", "mission", "world"],
        ),
        (
            {"flags": ((Flag.ACCEPTS_CHILDREN, False),)},
            ["single", "lawyer", "line", "mission", "world"],
        ),
        ({"facts": (Fact.TERM_SHORT,)}, ["family"]),
        ({"facts": (Fact.TERM_SHORT, Fact.TERM_MID)}, ["family", "single"]),
        ({"facts": (Fact.TERM_SHORT, Fact.GENDERS_WOMEN)}, ["family"]),
        ({"facts": (Fact.TERM_MID, Fact.GENDERS_WOMEN)}, []),
        ({"remote": True}, ["line"]),
        ({"remote": False}, ["family", "single", "lawyer", "mission", "world"]),
        ({"open_at": MONDAY_NOON}, ["family"]),
        ({"facts": (Fact.HOURS_ALWAYS,), "now": MONDAY_NOON}, ["lawyer"]),
        ({"facts": (Fact.HOURS_ALWAYS,), "now": BEFORE}, []),
        ({"facts": (Fact.TERM_SHORT,), "now": MONDAY_NOON}, ["family"]),
        ({"box": Box(34.0, 62.0, 35.0, 63.0)}, ["family", "lawyer"]),
        ({"box": Box(34.0, 62.0, 35.0, 70.0)}, ["family", "single", "lawyer"]),
        ({"box": Box(34.4, 62.0, 35.0, 63.0)}, []),
        ({"needs": ("shelter",), "remote": False}, ["family", "single"]),
    ],
)
def test_a_wish_keeps_what_meets_it_or_did_not_say(columns, wish, kept):
    assert named(allowed(columns, ListingQuery(**wish))) == kept


@pytest.mark.parametrize(
    ("flags", "sure"),
    [
        ((), [*LISTINGS, "gone"]),
        (((Flag.ACCEPTS_CHILDREN, True),), ["family"]),
        (((Flag.ACCEPTS_CHILDREN, False),), ["single"]),
        (((Flag.ACCEPTS_CHILDREN, True), (Flag.COST_FREE, True)), ["family"]),
        (((Flag.ACCEPTS_CHILDREN, False), (Flag.COST_FREE, True)), []),
        (((Flag.YOUTH_WELCOME, True),), []),
    ],
)
def test_only_what_was_stated_meets_every_wish_for_sure(columns, flags, sure):
    assert named(all_wishes_known(columns, ListingQuery(flags=flags))) == sure


@pytest.mark.parametrize(
    ("country", "there"),
    [
        ("AF", ["family", "single", "lawyer", "mission", "world", "gone"]),
        ("DE", ["mission", "world"]),
        ("KE", ["world"]),
    ],
)
def test_a_country_has_what_is_in_it_and_what_covers_it(columns, country, there):
    assert named(in_or_covering(columns, country)) == there


def test_a_box_holds_its_south_and_west_edge_and_not_the_others():
    filled = Columns()
    filled.reserve(0)
    filled.fill(0, document("edge", point=(0.0, 0.0)))
    boxes = [Box(0, 0, 1, 1), Box(-1, 0, 0, 1), Box(0, -1, 1, 0), Box(-1, -1, 1, 1)]

    kept = [allowed(filled, ListingQuery(box=box)).tolist() for box in boxes]

    assert kept == [[True], [False], [False], [True]]
