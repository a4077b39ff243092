"""When a listing can be reached: its hours for reading, and whether it is open now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule

from directory.listings.models import Schedule

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Frequency = Literal[0, 1, 2, 3]

FREQUENCIES: dict[str, Frequency] = {
    "DAILY": DAILY,
    "WEEKLY": WEEKLY,
    "MONTHLY": MONTHLY,
    "YEARLY": YEARLY,
}
MINUTES_A_DAY = 24 * 60
EPOCH = date(2024, 1, 1)  # a Monday: where a rule without a beginning is counted from


@dataclass(frozen=True, slots=True)
class HoursView:
    """Opening hours: days (0 is Monday), local ``HH:MM``, hours from UTC if known."""

    days: tuple[int, ...]
    opens: str
    closes: str
    utc_offset_hours: float | None
    note: str


def hours_view(schedule: Schedule) -> HoursView:
    """Return one rule of the schedule for reading."""
    return HoursView(
        days=days_of(schedule),
        opens=clock(minutes_of(schedule.opens_at)),
        closes=clock(minutes_of(schedule.closes_at)),
        utc_offset_hours=schedule.timezone,
        note=schedule.description or schedule.notes,
    )


def is_open(
    schedules: Iterable[Schedule], timezone_name: str | None, at: datetime
) -> bool | None:
    """Whether any rule is open ``at`` an instant; None where no rule can tell."""
    known = None
    for schedule in schedules:
        zone = zone_of(schedule, timezone_name)
        span = span_of(schedule)
        if zone is None or span is None:
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
    }
    return len(round_the_clock) == len(DAYS)


def in_force(schedule: Schedule, day: date) -> bool:
    """Whether the rule has begun to hold and not yet ceased to."""
    begins = schedule.valid_from or date.min
    ends = schedule.valid_to or schedule.until or date.max
    return begins <= day <= ends


def open_within(schedule: Schedule, span: tuple[int, int], local: datetime) -> bool:
    """Whether ``local`` falls into the span of that day, or of the night before."""
    for day in (local.date(), local.date() - timedelta(days=1)):
        midnight = datetime.combine(day, time.min)
        minute = (local - midnight) / timedelta(minutes=1)
        if span[0] <= minute < span[1] and occurs(schedule, midnight):
            return True
    return False


def occurs(schedule: Schedule, midnight: datetime) -> bool:
    """Whether the rule of RFC 5545 falls on a day."""
    days = days_of(schedule)
    rule = rrule(
        FREQUENCIES.get(schedule.freq.upper(), WEEKLY if days else DAILY),
        dtstart=datetime.combine(schedule.dtstart or EPOCH, time.min),
        interval=schedule.interval or 1,
        byweekday=days or None,
        bymonthday=month_days(schedule) or None,
    )
    return in_force(schedule, midnight.date()) and bool(
        rule.between(midnight, midnight, inc=True)
    )


def days_of(schedule: Schedule) -> tuple[int, ...]:
    """Return the days of the week, all seven for a daily rule, none if not weekly."""
    names = schedule.byday.upper().replace(" ", "").split(",")
    days = {DAYS.index(name[-2:]) for name in names if name[-2:] in DAYS}
    if not days and schedule.freq.upper() == "DAILY" and (schedule.interval or 1) == 1:
        return tuple(range(len(DAYS)))
    return tuple(sorted(days))


def month_days(schedule: Schedule) -> list[int]:
    """Return the days of the month that the rule names."""
    words = (word.strip() for word in schedule.bymonthday.split(","))
    return [int(word) for word in words if word.lstrip("-").isdecimal()]


def span_of(schedule: Schedule) -> tuple[int, int] | None:
    """Return opening and closing in minutes after midnight; past it for a night."""
    opens, closes = minutes_of(schedule.opens_at), minutes_of(schedule.closes_at)
    if opens is None or closes is None:
        return None
    return opens, closes if closes > opens else closes + MINUTES_A_DAY


def minutes_of(text: str) -> int | None:
    """Read ``HH:MM`` with anything behind it."""
    hour, _, minute = text.strip()[:5].partition(":")
    if not (hour.isdecimal() and minute.isdecimal()):
        return None
    minutes = int(hour) * 60 + int(minute)
    return minutes if minutes <= MINUTES_A_DAY else None


def clock(minutes: int | None) -> str:
    """Write minutes after midnight as ``HH:MM``, and nothing as nothing."""
    return "" if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def zone_of(schedule: Schedule, name: str | None) -> tzinfo | None:
    """Return the zone: the rule's own offset before the location's name."""
    if schedule.timezone is not None:
        return timezone(timedelta(hours=schedule.timezone))
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, ZoneInfoNotFoundError):
        return None
