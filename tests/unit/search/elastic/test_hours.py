"""Hours are stored so that one minute of one zone finds who is open."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.clock import DAY_MINUTES, WEEK_MINUTES, minute_of_week
from search.document import OpenRange
from search.elastic.hours import open_at, shifted, stored_hours, zones
from search.embedded.hours import Hours
from tests.support.documents import document

MONDAY_NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def span(start, end):
    return {"gte": start, "lt": end}


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        (0, 60, [(0, 60)]),
        (0, WEEK_MINUTES, [(0, WEEK_MINUTES)]),
        (WEEK_MINUTES - 30, WEEK_MINUTES, [(WEEK_MINUTES - 30, WEEK_MINUTES)]),
        (
            WEEK_MINUTES - 30,
            WEEK_MINUTES + 30,
            [(WEEK_MINUTES - 30, WEEK_MINUTES), (0, 30)],
        ),
        (-30, 30, [(WEEK_MINUTES - 30, WEEK_MINUTES), (0, 30)]),
        (-60, -30, [(WEEK_MINUTES - 60, WEEK_MINUTES - 30)]),
        (WEEK_MINUTES, WEEK_MINUTES + 60, [(0, 60)]),
        (-270, WEEK_MINUTES - 270, [(9810, WEEK_MINUTES), (0, 9810)]),
    ],
)
def test_a_range_is_brought_back_into_the_week(start, end, parts):
    assert list(shifted(start, end)) == parts


@pytest.mark.parametrize(
    ("timezone", "hours", "ranges", "zone"),
    [
        ("UTC", [], [], "UTC"),
        ("Asia/Kabul", [(480, 960)], [span(480, 960)], "Asia/Kabul"),
        ("Nowhere/Town", [(480, 960)], [span(480, 960)], "UTC"),
        ("UTC+04:30", [(480, 960)], [span(210, 690)], "UTC"),
        ("UTC-06:00", [(480, 960)], [span(840, 1320)], "UTC"),
        (
            "UTC+04:30",
            [(0, 540)],
            [span(WEEK_MINUTES - 270, WEEK_MINUTES), span(0, 270)],
            "UTC",
        ),
        (
            "UTC-06:00",
            [(WEEK_MINUTES - 60, WEEK_MINUTES)],
            [span(300, 360)],
            "UTC",
        ),
        (
            "Asia/Kabul",
            [(480, 960), (DAY_MINUTES + 480, DAY_MINUTES + 960)],
            [span(480, 960), span(1920, 2400)],
            "Asia/Kabul",
        ),
    ],
)
def test_hours_of_a_fixed_offset_are_told_in_utc(timezone, hours, ranges, zone):
    opening = tuple(OpenRange(start, end) for start, end in hours)

    stored = stored_hours(document("a", timezone=timezone, hours=opening))

    assert stored == (ranges, zone)


def test_each_zone_is_asked_for_its_own_minute_and_only_once():
    asked = open_at(MONDAY_NOON)

    groups = [
        (both[0]["term"]["hours"], both[1]["terms"]["timezone"])
        for both in (part["bool"]["filter"] for part in asked["bool"]["should"])
    ]
    named = [zone for _minute, names in groups for zone in names]
    assert sorted(named) == sorted(zones())
    assert all(
        minute == minute_of_week(MONDAY_NOON, zone)
        for minute, names in groups
        for zone in names
    )


@given(
    zone=st.sampled_from(
        ["UTC", "Asia/Kabul", "America/Guatemala", "UTC+04:30", "UTC-11:00"]
    ),
    start=st.integers(0, WEEK_MINUTES - 1),
    length=st.integers(1, DAY_MINUTES),
    later=st.integers(0, WEEK_MINUTES - 1),
)
def test_both_engines_find_the_same_listings_open(zone, start, length, later):
    instant = MONDAY_NOON + timedelta(minutes=later)
    end = min(start + length, WEEK_MINUTES)
    embedded = Hours()
    embedded.put(0, zone, [(start, end)])
    listing = document("a", timezone=zone, hours=(OpenRange(start, end),))

    ranges, stored_zone = stored_hours(listing)

    minute = minute_of_week(instant, stored_zone)
    held = any(each["gte"] <= minute < each["lt"] for each in ranges)
    assert [held] == embedded.open_at(instant, 1).tolist()
