"""When a listing can be reached: whether it is open now, and when it opens next."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from itertools import count, islice

from directory.listings.hours.clock_times import span_between
from directory.listings.hours.closures import is_closure
from directory.listings.hours.index_ranges import OpenHours, open_hours
from directory.listings.hours.recurrence import Recurrence, recurrence_of
from directory.listings.hours.rule_text import days_in
from directory.listings.hours.zones import zone_of
from directory.listings.models import Schedule
from directory.search_port import (
    OpenRange,
    day_of,
    falls_on,
    is_open_at,
    local_minute,
    minute_of_week,
    zone_named,
)

A_DAY = timedelta(days=1)
WEEK_MINUTES = 7 * 24 * 60
# How far ahead the next opening is looked for, where it is not that of any week.
WEEKS_AHEAD = 160
EPOCH = datetime(1970, 1, 1)


class Told(Enum):
    """What a row tells of its hours."""

    NOTHING = auto()
    UNSURE = auto()
    HOURS = auto()


def is_open(
    schedules: Sequence[Schedule],
    place: str | None,
    at: datetime,
    hours: OpenHours | None = None,
) -> bool | None:
    """Whether it is open ``at`` an instant; None where the rules cannot tell.

    ``place`` is the zone of where it is, ``hours`` what became of the rules.
    """
    hours = hours or open_hours(schedules, place)
    if is_open_at(hours.ranges, hours.timezone, at):
        return True
    told = {told_by(schedule, place, at) for schedule in schedules}
    if Told.UNSURE in told or hours.unsure:
        return None
    return False if Told.HOURS in told else None


def told_by(schedule: Schedule, place: str | None, at: datetime) -> Told:
    """Return what a row tells at an instant: rules that have ended tell nothing."""
    if is_closure(schedule) or is_over(schedule, place, at):
        return Told.NOTHING
    days = recurrence_of(schedule)
    span = span_between(schedule.opens_at, schedule.closes_at)
    if days and span and zone_of(schedule, place):
        return Told.HOURS
    rule = (schedule.freq, schedule.byday, schedule.bymonthday, schedule.byyearday)
    words = (*rule, schedule.opens_at, schedule.closes_at)
    return Told.UNSURE if any(words) else Told.NOTHING


def is_over(schedule: Schedule, place: str | None, at: datetime) -> bool:
    """Whether a rule has ended, by whatever it tells of that."""
    name = zone_of(schedule, place)
    zone = zone_named(name) if name else None
    days = recurrence_of(schedule, zone)
    ends = [days.last] if days else [schedule.valid_to, schedule.until]
    last = min(filter(None, ends), default=None)
    if last is None:
        return False
    span = span_between(schedule.opens_at, schedule.closes_at)
    night = span is not None and span[1] > 24 * 60
    today = at.astimezone(zone or UTC).date()
    # Where no clock is known, it may still be that day somewhere.
    ended = last + A_DAY * (night or zone is None) < today
    return ended or bool(days and days.never)


def next_opening(hours: OpenHours, at: datetime) -> datetime | None:
    """Return the next instant behind ``at`` at which any range begins."""
    found = (next_start(one, one.zone or hours.timezone, at) for one in hours.ranges)
    return min(filter(None, found), default=None)


def next_start(one: OpenRange, name: str, at: datetime) -> datetime | None:
    """Return when a range begins next; on the clock of its zone."""
    zone = zone_named(name)
    if zone is None:
        return None
    for start in islice(starts_behind(one, local_minute(at, zone)), WEEKS_AHEAD):
        if one.ends is not None and start >= one.ends:
            return None
        if falls_on(one.days, day_of(start) - A_DAY * one.night):
            return (EPOCH + timedelta(minutes=start)).replace(tzinfo=zone)
    return None


def starts_behind(one: OpenRange, now: int) -> Iterator[int]:
    """Yield the minutes behind ``now`` at which a range may begin, without its end."""
    first = now + 1 if one.begins is None else max(now + 1, one.begins)
    minute = minute_of_week(first)
    if first == one.begins and one.start < minute < one.end:
        yield first
    yield from count(first + (one.start - minute) % WEEK_MINUTES, WEEK_MINUTES)


def weekdays_told(schedule: Schedule, days: Recurrence | None) -> tuple[int, ...]:
    """Return the days of the week by name: of a rule, or of what can be read of it."""
    if days is None:
        return days_in([schedule.byday])
    return tuple(day for day, _ in days.weekdays) if days.named else ()


def current(
    schedules: Iterable[Schedule], place: str | None, at: datetime
) -> list[Schedule]:
    """Return the rows that have not ended."""
    return [row for row in schedules if not is_over(row, place, at)]
