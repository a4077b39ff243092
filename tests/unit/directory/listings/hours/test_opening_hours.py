from datetime import UTC, date, datetime

import pytest

from directory.listings.hours.opening_hours import (
    HoursView,
    hours_view,
    is_always_open,
    is_open,
)
from directory.listings.models import Schedule


def rule(**changed):
    facts = {
        "freq": "WEEKLY",
        "byday": "MO",
        "opens_at": "09:00",
        "closes_at": "17:00",
        "timezone": 0.0,
        "description": "",
        "notes": "",
        "bymonthday": "",
    }
    return Schedule(**facts | changed)


def at(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)  # the 2nd is a Monday


@pytest.mark.parametrize(
    ("changed", "instant", "expected"),
    [
        ({}, at(2, 9), True),
        ({}, at(2, 8, 59), False),
        ({}, at(2, 17), False),
        ({}, at(3, 12), False),
        ({"freq": ""}, at(2, 12), True),
        ({"freq": "DAILY", "byday": ""}, at(4, 12), True),
        ({"byday": "mo, we"}, at(4, 12), True),
        ({"opens_at": "22:00", "closes_at": "06:00"}, at(3, 5), True),
        ({"opens_at": "22:00", "closes_at": "06:00"}, at(2, 5), False),
        ({"opens_at": "00:00", "closes_at": "00:00"}, at(2, 23, 59), True),
        ({"timezone": 4.5}, at(2, 4, 30), True),
        ({"timezone": 4.5}, at(2, 12, 30), False),
        ({"valid_to": date(2026, 3, 1)}, at(2, 12), False),
        ({"valid_from": date(2026, 3, 3)}, at(2, 12), False),
        ({"dtstart": date(2026, 2, 23), "interval": 2}, at(2, 12), False),
        ({"dtstart": date(2026, 2, 16), "interval": 2}, at(2, 12), True),
        ({"freq": "MONTHLY", "byday": "", "bymonthday": "2,16"}, at(2, 12), True),
        ({"freq": "MONTHLY", "byday": "", "bymonthday": "2,16"}, at(3, 12), False),
        ({"opens_at": ""}, at(2, 12), None),
        ({"timezone": None}, at(2, 12), None),
    ],
)
def test_whether_a_rule_is_open(changed, instant, expected):
    schedule = rule(**changed)

    assert is_open([schedule], None, instant) is expected


def test_the_place_tells_the_zone_where_the_rule_does_not():
    schedule = rule(timezone=None)

    assert is_open([schedule], "Asia/Kabul", at(2, 5)) is True
    assert is_open([schedule], "Asia/Kabul", at(2, 13)) is False


@pytest.mark.parametrize("zone", ["Nowhere/Town", "../etc/passwd", ""])
def test_a_zone_that_nobody_knows_tells_nothing(zone):
    schedule = rule(timezone=None)

    assert is_open([schedule], zone, at(2, 12)) is None


def test_day_and_night_all_week():
    days = rule(byday="MO,TU,WE,TH,FR", opens_at="00:00", closes_at="23:59")
    weekend = rule(byday="SA,SU", opens_at="00:00", closes_at="24:00")

    assert is_always_open([days, weekend])
    assert not is_always_open([days])


def test_hours_are_written_for_reading():
    schedule = rule(byday="WE,MO", opens_at="9:00", notes="Ring twice", timezone=4.5)

    assert hours_view(schedule) == HoursView(
        (0, 2), "09:00", "17:00", 4.5, "Ring twice"
    )
