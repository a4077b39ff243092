"""Local time of a listing: minutes of the week and since 1970 in its own zone."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

# In minutes, as the index holds opening hours.
DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
MONDAY_1970 = 3 * DAY_MINUTES  # the first day of 1970 was a Thursday
MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1)
# No clock on Earth goes by another part of an hour.
FIXED = re.compile(r"UTC(?:([+-])(?:(0\d|1[0-3]):(00|15|30|45)|(14):(00)))?")
FARTHEST_QUARTERS = 14 * 4


@cache
def zone_named(name: str) -> tzinfo | None:
    """Return a zone by IANA name or as ``UTC+04:30``; None where there is none."""
    fixed = FIXED.fullmatch(name)
    if fixed:
        sign, *parts = fixed.groups()
        hours, minutes = [int(part) for part in parts if part] or (0, 0)
        offset = timedelta(hours=hours, minutes=minutes)
        return timezone(-offset if sign == "-" else offset)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def local_minute(instant: datetime, zone: tzinfo) -> int:
    """Return minutes since 1970 began, as the clocks of a zone show them."""
    return (instant.astimezone(zone).replace(tzinfo=None) - EPOCH) // MINUTE


def utc_minute(instant: datetime) -> int:
    """Return minutes since 1970 began, by the clock of the world."""
    return local_minute(instant, UTC)


def minute_of_week(minute: int) -> int:
    """Return minutes since Monday 00:00 of a minute since 1970."""
    return (minute + MONDAY_1970) % WEEK_MINUTES


def day_of(minute: int) -> date:
    """Return the day of a minute since 1970."""
    return (EPOCH + minute * MINUTE).date()


def fixed_zone(hours: float) -> str:
    """Write an offset in hours from UTC as a zone: 4.5 is ``UTC+04:30``."""
    minutes = round(abs(hours) * 60)
    sign = "-" if hours < 0 else "+"
    return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}"


@cache
def all_zones() -> frozenset[str]:
    """Return the name of every zone, and of every offset."""
    quarters = range(-FARTHEST_QUARTERS, FARTHEST_QUARTERS + 1)
    fixed = {fixed_zone(quarter / 4) for quarter in quarters}
    return frozenset(available_timezones() | fixed | {"UTC"})
