from datetime import UTC, datetime, timedelta

import pytest

from directory.listings.hours.index_ranges import ALWAYS, open_ranges, zone_of
from directory.listings.hours.opening_hours import is_open
from directory.listings.models import Location, Schedule
from directory.search_port import OpenRange

DAY = 24 * 60
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
KABUL = Location(timezone="Asia/Kabul")


def rule(byday, opens_at, closes_at, **changed):
    facts = {"freq": "WEEKLY", "timezone": 0.0, "bymonthday": ""}
    return Schedule(
        byday=byday, opens_at=opens_at, closes_at=closes_at, **facts | changed
    )


@pytest.mark.parametrize(
    ("rules", "ranges"),
    [
        ([], ()),
        ([rule("MO", "09:00", "17:00")], (OpenRange(540, 1020),)),
        (
            [rule("WE,MO", "09:00", "17:00")],
            (OpenRange(540, 1020), OpenRange(2 * DAY + 540, 2 * DAY + 1020)),
        ),
        ([rule("MO", "22:00", "06:00")], (OpenRange(22 * 60, 30 * 60),)),
        (
            [rule("SU", "22:00", "06:00")],
            (OpenRange(0, 360), OpenRange(6 * DAY + 22 * 60, 7 * DAY)),
        ),
        ([rule("SU", "00:00", "24:00")], (OpenRange(6 * DAY, 7 * DAY),)),
        ([rule("MO", "08:00", "08:00")], (OpenRange(480, DAY + 480),)),
        (
            [rule("MO", "08:00", "12:00"), rule("MO", "12:00", "16:00")],
            (OpenRange(480, 960),),
        ),
        (
            [rule("MO", "08:00", "16:00"), rule("MO", "10:00", "12:00")],
            (OpenRange(480, 960),),
        ),
        (
            [rule("MO", "08:00", "11:59"), rule("MO", "12:00", "16:00")],
            (OpenRange(480, 719), OpenRange(720, 960)),
        ),
        ([rule("", "00:00", "24:00", freq="DAILY")], ALWAYS),
        ([rule("MO", "", "17:00")], ()),
        ([rule("MO", "9", "17:00")], ()),
        ([rule("1MO", "09:00", "17:00", freq="MONTHLY")], ()),
        ([rule("MO", "09:00", "17:00", interval=2)], ()),
    ],
)
def test_hours_are_minutes_of_the_week_merged_and_in_order(rules, ranges):
    assert open_ranges(rules, always=False) == ranges


def test_what_is_always_open_needs_no_rule():
    assert open_ranges([], always=True) == (OpenRange(0, 7 * DAY),)


@pytest.mark.parametrize(
    "rules",
    [
        [rule("MO,TU,WE", "09:00", "17:00")],
        [rule("SU", "22:00", "06:00"), rule("FR", "00:00", "24:00")],
        [rule("SA,SU", "18:30", "18:30")],
    ],
)
def test_an_index_and_a_page_tell_the_same_hours(rules):
    ranges = open_ranges(rules, always=False)

    differing = [
        minute
        for minute in range(0, 7 * DAY, 10)
        if is_open(rules, None, MONDAY + timedelta(minutes=minute))
        is not any(one.start <= minute < one.end for one in ranges)
    ]

    assert differing == []


@pytest.mark.parametrize(
    ("offsets", "location", "zone"),
    [
        ([], None, "UTC"),
        ([], KABUL, "Asia/Kabul"),
        ([], Location(), "UTC"),
        ([None, 4.5], KABUL, "UTC+04:30"),
        ([-3.5, 2], KABUL, "UTC-03:30"),
        ([0], KABUL, "UTC+00:00"),
        ([99], KABUL, "Asia/Kabul"),
    ],
)
def test_what_a_rule_says_of_its_zone_stands_before_the_place(offsets, location, zone):
    rules = [rule("MO", "09:00", "17:00", timezone=offset) for offset in offsets]

    assert zone_of(rules, location) == zone
