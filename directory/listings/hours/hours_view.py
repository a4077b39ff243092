"""Opening hours for reading: each rule by the clock of the place, in order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from directory.listings.hours.clock_times import (
    MINUTES_A_DAY,
    MINUTES_AN_HOUR,
    clock,
    minutes_of,
    span_between,
)
from directory.listings.hours.closures import days_of_closure, is_closure
from directory.listings.hours.index_ranges import ENDLESS, open_hours
from directory.listings.hours.opening_hours import (
    current,
    next_opening,
    weekdays_told,
)
from directory.listings.hours.recurrence import latest, recurrence_of
from directory.listings.hours.zones import offset_at, zone_of
from directory.listings.models import Schedule
from directory.search_port import WEEK_DAYS, zone_named

BETWEEN_NOTES = " – "
LAST = (WEEK_DAYS,)  # behind Sunday: rules that name no day


@dataclass(frozen=True, slots=True)
class HoursView:
    """Opening hours: days (0 is Monday), local ``HH:MM``, hours from UTC if known.

    Where ``every_week`` is false, it is open on some of these days only: ``following``
    is the next. ``begins`` is told where it is still to come. ``closed`` is a row that
    says when it is not open.
    """

    days: tuple[int, ...]
    opens: str
    closes: str
    utc_offset_hours: float | None
    note: str
    every_week: bool = True
    begins: date | None = None
    ends: date | None = None
    following: date | None = None
    closed: bool = False

    @property
    def minutes(self) -> tuple[int, int] | None:
        """Opening and closing in minutes after midnight, past it for a night."""
        return span_between(self.opens, self.closes)


def hours_views(
    schedules: Sequence[Schedule], place: str | None, at: datetime
) -> tuple[HoursView, ...]:
    """Return the rules that have not ended, in order; none stands there twice."""
    views = [hours_view(row, place, at) for row in current(schedules, place, at)]
    return tuple(sorted(dict.fromkeys(views), key=by_day_and_time))


def by_day_and_time(view: HoursView) -> tuple[object, ...]:
    """Return what brings the rules of a listing into order."""
    begins = view.begins or date.min
    return begins, view.closed, view.days or LAST, view.opens, view.closes, view.note


def hours_view(schedule: Schedule, place: str | None, at: datetime) -> HoursView:
    """Return one rule for reading, as of an instant."""
    name = zone_of(schedule, place)
    zone = zone_named(name) if name else None
    closed = is_closure(schedule)
    days = days_of_closure(schedule) if closed else recurrence_of(schedule, zone)
    today = at.astimezone(zone).date()
    first = days.first if days else latest(schedule.valid_from, schedule.dtstart)
    last = days.last if days else schedule.valid_to or schedule.until
    told = schedule.byday or schedule.freq
    every_week = days.every_week if days else not told
    one_day = first is not None and first == last
    names = () if one_day else weekdays_told(schedule, days)
    view = HoursView(
        days=() if closed and len(names) == WEEK_DAYS else names,
        opens="" if closed else clock(minutes_of(schedule.opens_at)),
        closes="" if closed else clock(minutes_of(schedule.closes_at)),
        utc_offset_hours=offset_at(name, at),
        note=note_of(schedule),
        every_week=every_week,
        begins=first if first and (first > today or one_day or closed) else None,
        ends=last if last and last < ENDLESS else None,
        following=None if every_week else following(schedule, place, at),
        closed=closed,
    )
    return moved(view, offset_at(place, at)) or view


def following(schedule: Schedule, place: str | None, at: datetime) -> date | None:
    """Return the next day on which a rule opens, by the clock of the place."""
    opening = next_opening(open_hours([schedule], place), at)
    zone = zone_named(place) if place else None
    if opening is None:
        return None
    return opening.astimezone(zone).date() if zone else opening.date()


def note_of(schedule: Schedule) -> str:
    """Return all that is said beside the times."""
    words = (schedule.description, schedule.notes, schedule.attending_type)
    return BETWEEN_NOTES.join(dict.fromkeys(filter(None, words)))


def moved(view: HoursView, offset: float | None) -> HoursView | None:
    """Return one rule by a clock of another offset; None where that changes nothing."""
    opens, closes = minutes_of(view.opens), minutes_of(view.closes)
    there, span = view.utc_offset_hours, view.minutes
    if opens is None or closes is None or there is None or offset is None or not span:
        return None
    ahead = round((offset - there) * MINUTES_AN_HOUR)
    every_minute = len(view.days) == WEEK_DAYS and span[1] - span[0] >= MINUTES_A_DAY
    if ahead == 0 or every_minute:
        return None
    days = (opens + ahead) // MINUTES_A_DAY
    return replace(
        view,
        days=tuple(sorted((day + days) % WEEK_DAYS for day in view.days)),
        opens=clock((opens + ahead) % MINUTES_A_DAY),
        closes=clock((closes + ahead) % MINUTES_A_DAY),
        utc_offset_hours=offset,
        begins=later(view.begins, days),
        ends=later(view.ends, days),
    )


def later(day: date | None, days: int) -> date | None:
    """Return a day some days later; the last of the calendar stays what it is."""
    if day is None or day >= ENDLESS:
        return day
    return day + timedelta(days=days)
