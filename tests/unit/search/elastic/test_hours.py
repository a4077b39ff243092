"""Hours are stored so that one clause finds who is open."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.clock import DAY_MINUTES, WEEK_MINUTES, all_zones, local_minute, zone_named
from search.day_keys import keys_of
from search.document import OpenRange
from search.elastic.hours import FIELDS, open_at, stored_hours
from search.embedded.hours import Hours
from search.open_hours import is_open_at
from tests.support.documents import document
from tests.support.small_elastic import matches

MONDAY_NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
NOW = int(MONDAY_NOON.timestamp()) // 60
PLAIN = {"night": False, "odd": False}
ODD = {
    "which": ["*"],
    "month_days": ["*"],
    "months": ["*"],
    "year_days": ["*"],
    "weeks": ["*"],
    "turns": ["*"],
}


@pytest.mark.parametrize(
    ("each", "stored"),
    [
        (OpenRange(480, 960), {"zone": "Asia/Kabul", **PLAIN}),
        (OpenRange(480, 960, zone="UTC+03:00"), {"zone": "UTC+03:00", **PLAIN}),
        (
            OpenRange(480, 960, begins=5, ends=9),
            {"zone": "Asia/Kabul", **PLAIN, "begins": 5, "ends": 9},
        ),
        (
            OpenRange(480, 960, days=(("o1", "o-1"), ("W2:1",)), night=True),
            {"zone": "Asia/Kabul", "night": True, "odd": True}
            | ODD
            | {"which": ["o1", "o-1"], "turns": ["W2:1"]},
        ),
    ],
)
def test_a_range_is_stored_with_its_zone_bounds_and_days(each, stored):
    held = stored_hours(document("a", timezone="Asia/Kabul", hours=(each,)))

    assert held == [{"minutes": {"gte": 480, "lt": 960}, **stored}]


def test_each_zone_is_asked_for_its_own_minute_and_only_once():
    asked = open_at(MONDAY_NOON)["nested"]["query"]["bool"]["should"]

    minutes = [
        group["bool"]["filter"]
        for day in asked
        for group in day["bool"]["filter"][0]["bool"]["should"]
    ]
    named = [zone for group in minutes for zone in group[1]["terms"]["hours.zone"]]
    assert sorted(named) == sorted(all_zones())
    assert all(
        group[0]["term"]["hours.minutes"]
        == (local_minute(MONDAY_NOON, zone_named(zone)) + 3 * DAY_MINUTES)
        % WEEK_MINUTES
        for group in minutes
        for zone in group[1]["terms"]["hours.zone"]
    )


GROUPS = st.sampled_from(
    [("o1", "o-1"), ("O20",), ("d1", "d-1", "d15"), ("m6", "m7"), ("y152",), ("w23/0",)]
    + [("W2:0",), ("D3:1",), ("M2:0",), ("Y2:1",)]
)


def field_of(group):
    """Return which field holds a group: a rule has one group for each."""
    return next(f for f, letters in FIELDS.items() if group[0][0] in letters)


@settings(max_examples=50, deadline=None)
@given(
    zone=st.sampled_from(
        ["UTC", "Asia/Kabul", "America/Guatemala", "UTC+04:30", "UTC-11:00", "Mars"]
    ),
    start=st.integers(0, WEEK_MINUTES - 1),
    length=st.integers(1, DAY_MINUTES),
    later=st.integers(0, 4 * WEEK_MINUTES),
    bounds=st.tuples(*[st.none() | st.integers(-WEEK_MINUTES, 5 * WEEK_MINUTES)] * 2),
    days=st.lists(GROUPS, max_size=2, unique_by=field_of),
    night=st.booleans(),
)
def test_both_engines_find_the_same_listings_open(
    zone, start, length, later, bounds, days, night
):
    instant = MONDAY_NOON + timedelta(minutes=later)
    begins, ends = (None if bound is None else NOW + bound for bound in bounds)
    end = min(start + length, WEEK_MINUTES)
    each = OpenRange(start, end, "", begins, ends, tuple(days), night)
    embedded = Hours()
    embedded.put(0, zone, [each])

    held = stored_hours(document("a", timezone=zone, hours=(each,)))

    found = embedded.open_at(instant, 1).tolist()
    assert found == [is_open_at([each], zone, instant)]
    assert found == [matches(open_at(instant), {"hours": held})]


def test_the_keys_of_a_day_are_told_by_their_letter():
    keys = keys_of(MONDAY_NOON.date())

    assert {kind: keys[kind] for kind in "dmyoO"} == {
        "d": ["d-30", "d1"],
        "m": ["m6"],
        "y": ["y-214", "y152"],
        "o": ["o-5", "o1"],
        "O": ["O-31", "O22"],
    }
