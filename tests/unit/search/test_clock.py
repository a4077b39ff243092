"""A minute of the week is told on the clock of the place itself."""

from datetime import UTC, datetime, timedelta

import pytest

from search.clock import (
    DAY_MINUTES,
    WEEK_MINUTES,
    all_zones,
    day_of,
    fixed_zone,
    local_minute,
    minute_of_week,
    zone_named,
)

MONDAY_NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
SUNDAY_LATE = datetime(2026, 6, 7, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "zone", "minute"),
    [
        (MONDAY_NOON, "UTC", 12 * 60),
        (MONDAY_NOON, "Asia/Kabul", 16 * 60 + 30),
        (MONDAY_NOON, "UTC+04:30", 16 * 60 + 30),
        (MONDAY_NOON, "America/Guatemala", 6 * 60),
        (MONDAY_NOON, "UTC-06:00", 6 * 60),
        (SUNDAY_LATE, "UTC", WEEK_MINUTES - 30),
        (SUNDAY_LATE, "Africa/Kampala", 2 * 60 + 30),
        (MONDAY_NOON - timedelta(hours=13), "Africa/Tripoli", 60),
        (MONDAY_NOON - timedelta(hours=13), "UTC", 6 * DAY_MINUTES + 23 * 60),
    ],
)
def test_the_week_begins_on_monday_at_midnight_of_the_place(instant, zone, minute):
    local = local_minute(instant, zone_named(zone))

    assert minute_of_week(local) == minute
    assert day_of(local) == instant.astimezone(zone_named(zone)).date()


@pytest.mark.parametrize(
    "name",
    ["", "Nowhere/Town", "../etc/passwd", "UTC+4", "\0", "UTC+15:00", "UTC+04:20"],
)
def test_there_is_no_zone_of_a_name_that_nobody_knows(name):
    assert zone_named(name) is None
    assert name not in all_zones()


def test_every_zone_has_a_clock():
    assert [name for name in all_zones() if zone_named(name) is None] == []


def test_a_zone_with_summer_time_follows_its_season():
    winter, summer = datetime(2026, 1, 5, 12), datetime(2026, 7, 6, 12)

    minutes = [
        minute_of_week(
            local_minute(when.replace(tzinfo=UTC), zone_named("Europe/Berlin"))
        )
        for when in (winter, summer)
    ]

    assert minutes == [13 * 60, 14 * 60]


@pytest.mark.parametrize(
    ("hours", "zone"),
    [
        (0, "UTC+00:00"),
        (4.5, "UTC+04:30"),
        (5.75, "UTC+05:45"),
        (-3.5, "UTC-03:30"),
        (-11, "UTC-11:00"),
        (14, "UTC+14:00"),
    ],
)
def test_an_offset_in_hours_becomes_a_zone_of_that_offset(hours, zone):
    written = fixed_zone(hours)

    offset = zone_named(written).utcoffset(None)

    assert written == zone
    assert offset == timedelta(hours=hours)
