"""Who is open now is asked of every row on its own clock."""

import json
from datetime import UTC, datetime

import pytest

from search.clock import WEEK_MINUTES
from search.document import OpenRange
from search.embedded.hours import Hours

MONDAY_NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
NOON = 12 * 60
KABUL_NOON = NOON + 270  # Kabul is four and a half hours ahead
NOW = int(MONDAY_NOON.timestamp()) // 60


def hour(start, end=None, **changed):
    return OpenRange(start, start + 60 if end is None else end, **changed)


@pytest.mark.parametrize(
    ("zone", "ranges", "is_open"),
    [
        ("UTC", [hour(NOON, NOON + 1)], True),
        ("UTC", [hour(NOON - 60)], False),
        ("UTC", [hour(NOON + 1)], False),
        ("UTC", [hour(0), hour(NOON)], True),
        ("UTC", [hour(0, WEEK_MINUTES)], True),
        ("Asia/Kabul", [hour(NOON)], False),
        ("Asia/Kabul", [hour(KABUL_NOON, KABUL_NOON + 1)], True),
        ("UTC+04:30", [hour(KABUL_NOON, KABUL_NOON + 1)], True),
        ("UTC", [hour(KABUL_NOON, zone="Asia/Kabul")], True),
        ("Asia/Kabul", [hour(KABUL_NOON, zone="UTC")], False),
        ("Nowhere/Town", [hour(NOON)], False),
        ("UTC", [hour(NOON, begins=NOW, ends=NOW + 1)], True),
        ("UTC", [hour(NOON, begins=NOW + 1)], False),
        ("UTC", [hour(NOON, ends=NOW)], False),
        ("UTC", [hour(NOON, days=(("d1",), ("m6",)))], True),
        ("UTC", [hour(NOON, days=(("d1",), ("m7",)))], False),
        ("UTC", [hour(NOON, days=(("d-1",),))], False),
        ("UTC", [hour(NOON, days=(("d-1",),), night=True)], True),
        ("UTC", [], False),
    ],
)
def test_a_row_is_open_from_its_first_minute_to_before_its_last(zone, ranges, is_open):
    hours = Hours()
    hours.put(0, zone, ranges)

    assert hours.open_at(MONDAY_NOON, 1).tolist() == [is_open]


def test_each_row_is_asked_on_its_own_clock():
    hours = Hours()
    hours.put(0, "UTC", [hour(NOON)])
    hours.put(2, "Asia/Kabul", [hour(NOON)])
    hours.put(3, "Asia/Kabul", [hour(KABUL_NOON)])

    assert hours.open_at(MONDAY_NOON, 4).tolist() == [True, False, False, True]
    assert hours.open_at(MONDAY_NOON, 3).tolist() == [True, False, False]


@pytest.mark.parametrize(
    "change",
    [lambda hours: hours.drop(0), lambda hours: hours.put(0, "UTC", [])],
    ids=["dropped", "put without ranges"],
)
def test_hours_that_were_told_once_are_forgotten(change):
    hours = Hours()
    hours.put(0, "UTC", [hour(NOON)])
    before = hours.open_at(MONDAY_NOON, 1).tolist()

    change(hours)

    assert before == [True]
    assert hours.open_at(MONDAY_NOON, 1).tolist() == [False]


def test_new_hours_of_a_row_count_at_once():
    hours = Hours()
    hours.put(0, "UTC", [hour(0)])
    before = hours.open_at(MONDAY_NOON, 1).tolist()

    hours.put(0, "UTC", [hour(NOON)])

    assert before == [False]
    assert hours.open_at(MONDAY_NOON, 1).tolist() == [True]


def test_hours_come_back_from_json_as_they_were():
    hours, again = Hours(), Hours()
    hours.put(7, "Asia/Kabul", [hour(NOON, ends=NOW, days=(("o1", "o-1"), ("m6",)))])
    hours.put(9, "UTC", [hour(NOON)])

    hours.put(9, "Africa/Kampala", [hour(0), hour(NOON)])
    again.restore(json.loads(json.dumps(hours.described())))

    assert again.described() == hours.described()
    assert again.places == {7: (0, 6), 9: (6, 18)}
    assert again.open_at(MONDAY_NOON, 10).tolist() == (
        hours.open_at(MONDAY_NOON, 10).tolist()
    )
