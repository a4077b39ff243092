"""Local time of a listing: minutes since Monday 00:00 in its own zone."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# In minutes, as the index holds opening hours.
DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
FIXED = re.compile(r"UTC(?:([+-])(\d{2}):(\d{2}))?")


@cache
def zone_named(name: str) -> tzinfo:
    """Return a zone by IANA name or as ``UTC+04:30``; an unknown one is UTC."""
    fixed = FIXED.fullmatch(name)
    if fixed:
        sign, hours, minutes = fixed.groups()
        offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        return timezone(-offset if sign == "-" else offset)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def minute_of_week(instant: datetime, zone: str) -> int:
    """Return minutes since Monday 00:00 at an instant, on the clocks of a zone."""
    local = instant.astimezone(zone_named(zone))
    return local.weekday() * DAY_MINUTES + local.hour * 60 + local.minute


def fixed_zone(hours: float) -> str:
    """Write an offset in hours from UTC as a zone: 4.5 is ``UTC+04:30``."""
    minutes = round(abs(hours) * 60)
    sign = "-" if hours < 0 else "+"
    return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}"
