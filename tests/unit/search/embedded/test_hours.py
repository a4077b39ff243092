"""Who is open now is asked of every row on its own clock."""

from datetime import UTC, datetime

import pytest

from search.clock import WEEK_MINUTES
from search.embedded.hours import Hours

MONDAY_NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
NOON = 12 * 60
KABUL_NOON = NOON + 270  # Kabul is four and a half hours ahead


@pytest.mark.parametrize(
    ("zone", "ranges", "is_open"),
    [
        ("UTC", [(NOON, NOON + 1)], True),
        ("UTC", [(NOON - 60, NOON)], False),
        ("UTC", [(NOON + 1, NOON + 60)], False),
        ("UTC", [(0, 60), (NOON, NOON + 60)], True),
        ("UTC", [(0, WEEK_MINUTES)], True),
        ("Asia/Kabul", [(NOON, NOON + 60)], False),
        ("Asia/Kabul", [(KABUL_NOON, KABUL_NOON + 1)], True),
        ("UTC+04:30", [(KABUL_NOON, KABUL_NOON + 1)], True),
        ("Nowhere/Town", [(NOON, NOON + 1)], True),
        ("UTC", [], False),
    ],
)
def test_a_row_is_open_from_its_first_minute_to_before_its_last(zone, ranges, is_open):
    hours = Hours()
    hours.put(0, zone, ranges)

    assert hours.open_at(MONDAY_NOON, 1).tolist() == [is_open]


def test_each_row_is_asked_on_its_own_clock():
    hours = Hours()
    hours.put(0, "UTC", [(NOON, NOON + 60)])
    hours.put(2, "Asia/Kabul", [(NOON, NOON + 60)])
    hours.put(3, "Asia/Kabul", [(KABUL_NOON, KABUL_NOON + 60)])

    assert hours.open_at(MONDAY_NOON, 4).tolist() == [True, False, False, True]
    assert hours.open_at(MONDAY_NOON, 3).tolist() == [True, False, False]


@pytest.mark.parametrize(
    "change",
    [lambda hours: hours.drop(0), lambda hours: hours.put(0, "UTC", [])],
    ids=["dropped", "put without ranges"],
)
def test_hours_that_were_told_once_are_forgotten(change):
    hours = Hours()
    hours.put(0, "UTC", [(NOON, NOON + 60)])
    before = hours.open_at(MONDAY_NOON, 1).tolist()

    change(hours)

    assert before == [True]
    assert hours.open_at(MONDAY_NOON, 1).tolist() == [False]


def test_new_hours_of_a_row_count_at_once():
    hours = Hours()
    hours.put(0, "UTC", [(0, 60)])
    before = hours.open_at(MONDAY_NOON, 1).tolist()

    hours.put(0, "UTC", [(NOON, NOON + 60)])

    assert before == [False]
    assert hours.open_at(MONDAY_NOON, 1).tolist() == [True]
