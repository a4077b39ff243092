"""When a listing can be reached: its hours for reading, and whether it is open now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from directory.listings.hours.recurrence import (
    WEEK_DAYS,
    days_of,
    falls_on,
    is_every_week,
    tells_days,
)
from directory.listings.models import Schedule

MINUTES_AN_HOUR = 60
MINUTES_A_DAY = 24 * MINUTES_AN_HOUR
FARTHEST_ZONE = 14  # hours from UTC


@dataclass(frozen=True, slots=True)
class HoursView:
    """Opening hours: days (0 is Monday), local ``HH:MM``, hours from UTC if known.

    Where ``every_week`` is false, it is open on some of these days only.
    """

    days: tuple[int, ...]
    opens: str
    closes: str
    utc_offset_hours: float | None
    note: str
    every_week: bool = True


def hours_view(schedule: Schedule, place_offset: float | None = None) -> HoursView:
    """Return one rule for reading; ``place_offset`` stands in where it tells none."""
    offset = offset_of(schedule)
    return HoursView(
        days=days_of(schedule),
        opens=clock(minutes_of(schedule.opens_at)),
        closes=clock(minutes_of(schedule.closes_at)),
        utc_offset_hours=place_offset if offset is None else offset,
        note=schedule.description or schedule.notes,
        every_week=is_every_week(schedule),
    )


def is_open(
    schedules: Iterable[Schedule], timezone_name: str | None, at: datetime
) -> bool | None:
    """Whether any rule is open ``at`` an instant; None where no rule can tell."""
    known = None
    for schedule in schedules:
        zone = zone_of(schedule, timezone_name)
        span = span_of(schedule)
        if zone is None or span is None or not tells_days(schedule):
            continue
        if open_within(schedule, span, at.astimezone(zone).replace(tzinfo=None)):
            return True
        known = False
    return known


def is_always_open(schedules: Iterable[Schedule]) -> bool:
    """Whether the rules that repeat every week leave no minute out."""
    round_the_clock = {
        day
        for schedule in schedules
        if (span := span_of(schedule)) and span[1] - span[0] >= MINUTES_A_DAY - 1
        for day in days_of(schedule)
        if is_every_week(schedule)
    }
    return len(round_the_clock) == WEEK_DAYS


def open_within(schedule: Schedule, span: tuple[int, int], local: datetime) -> bool:
    """Whether ``local`` falls into the span of that day, or of the night before."""
    for day in (local.date(), local.date() - timedelta(days=1)):
        midnight = datetime.combine(day, time.min)
        minute = (local - midnight) / timedelta(minutes=1)
        if span[0] <= minute < span[1] and falls_on(schedule, day):
            return True
    return False


def span_of(schedule: Schedule) -> tuple[int, int] | None:
    """Return opening and closing in minutes after midnight; past it for a night."""
    opens, closes = minutes_of(schedule.opens_at), minutes_of(schedule.closes_at)
    if opens is None or closes is None:
        return None
    opens %= MINUTES_A_DAY
    return opens, closes if closes > opens else closes + MINUTES_A_DAY


def minutes_of(text: str) -> int | None:
    """Read ``HH:MM`` with anything behind it; None for what is no time of day."""
    hour, _, minute = text.strip()[:5].partition(":")
    if not (hour.isdecimal() and minute.isdecimal()):
        return None
    minutes = int(hour) * MINUTES_AN_HOUR + int(minute)
    is_time = int(minute) < MINUTES_AN_HOUR and minutes <= MINUTES_A_DAY
    return minutes if is_time else None


def clock(minutes: int | None) -> str:
    """Write minutes after midnight as ``HH:MM``, and nothing as nothing."""
    return "" if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def zone_of(schedule: Schedule, name: str | None) -> tzinfo | None:
    """Return the zone: the rule's own offset before the location's name."""
    offset = offset_of(schedule)
    if offset is not None:
        return timezone(timedelta(hours=offset))
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return None


def offset_at(name: str | None, at: datetime) -> float | None:
    """Return the hours from UTC of a zone at an instant, if there is such a zone."""
    try:
        ahead = at.astimezone(ZoneInfo(name)).utcoffset() if name else None
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return None
    return None if ahead is None else ahead / timedelta(hours=1)


def offset_of(schedule: Schedule) -> float | None:
    """Return the rule's own hours from UTC, if there is a zone like that."""
    hours = schedule.timezone
    known = hours is not None and -FARTHEST_ZONE <= hours <= FARTHEST_ZONE
    return hours if known else None
