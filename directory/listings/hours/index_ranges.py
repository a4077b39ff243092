"""Opening hours as ranges of local minutes of the week: what page and index go by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from directory.listings.hours.clock_times import MINUTES_A_DAY, span_between
from directory.listings.hours.closures import (
    Closure,
    closures_in,
    is_closure,
    special_days,
)
from directory.listings.hours.recurrence import Recurrence, recurrence_of
from directory.listings.hours.zones import zone_of
from directory.listings.models import Schedule
from directory.search_port import WEEK_DAYS, OpenRange, utc_minute, zone_named

WEEK_MINUTES = WEEK_DAYS * MINUTES_A_DAY
ALWAYS = (OpenRange(0, WEEK_MINUTES),)
EPOCH = date(1970, 1, 1)
# What begins before or ends behind these has no bound; minutes fit into 32 bits.
LONG_AGO, ENDLESS = date(1900, 1, 1), date(6000, 1, 1)
EVER = -(2**31)  # before every minute
# Each day of some years on a row of its own; Elasticsearch takes 10,000.
MOST_RANGES, MOST_CLOSURES = 3_000, 100
UNKNOWN = "?"  # for the zone of rules that tell none: only all of the week is sure


class UncertainError(ValueError):
    """Hours of which nothing is claimed: closed on odd days, or too many to tell."""


@dataclass(frozen=True, slots=True)
class OpenHours:
    """Ranges; ``timezone`` is that of those without one; whether from ever to ever.

    ``always_from`` is the minute of UTC from which on it is open day and night, where
    that has a beginning. ``unsure`` is closed on days that cannot be told.
    """

    ranges: tuple[OpenRange, ...] = ()
    timezone: str = "UTC"
    always: bool = False
    always_from: int | None = None
    unsure: bool = False

    def is_always_at(self, instant: datetime) -> bool:
        """Whether it is open day and night by an instant, with no end in sight."""
        begun = self.always_from is not None and self.always_from <= utc_minute(instant)
        return self.always or begun


def open_hours(
    schedules: Sequence[Schedule], place: str | None, *, always: bool = False
) -> OpenHours:
    """Return when it is open; ``place`` is the zone of where it is.

    ``always`` says that the listing calls itself open day and night: that counts
    where no hours say otherwise, or when they all have ended.
    """
    try:
        ranges = merged(all_pieces(schedules, place, always=always))
    except UncertainError:
        return OpenHours(timezone=place or "UTC", unsure=True)
    zones = list(dict.fromkeys(each.zone for each in ranges))
    main = zones[0] if zones else place or "UTC"
    whole, since = always_since(ranges)
    own = (replace(one, zone="" if one.zone == main else one.zone) for one in ranges)
    return OpenHours(tuple(own), main, whole and since is None, since)


def all_pieces(
    schedules: Sequence[Schedule], place: str | None, *, always: bool
) -> list[OpenRange]:
    """Return the hours of all rules outside closures, or raise UncertainError."""
    closures = closures_in(schedules)
    if closures is None or len(closures) > MOST_CLOSURES:
        raise UncertainError
    pieces = list(stated_pieces(schedules, place))
    if always:
        pieces += claimed(schedules, place)
    if len(pieces) > MOST_RANGES:
        raise UncertainError
    return without(pieces, closures)


def stated_pieces(
    schedules: Sequence[Schedule], place: str | None
) -> Iterator[OpenRange]:
    """Yield the hours of every rule, special ones in place of the usual ones."""
    special = special_in(schedules)
    unknown = []
    for schedule in schedules:
        found: Sequence[OpenRange] = rule_pieces(schedule, place)
        if special and special_days(schedule) is None:
            found = without(found, special)
        unknown += [one for one in found if one.zone == UNKNOWN]
        yield from (one for one in found if one.zone != UNKNOWN)
    # Every minute of every week is open by any clock.
    whole = [(one.start, one.end) for one in merged(unknown) if one == forever(one)]
    if whole == [(0, WEEK_MINUTES)]:
        yield replace(ALWAYS[0], zone="UTC")


def special_in(schedules: Iterable[Schedule]) -> list[Closure]:
    """Return the days on which the usual hours do not hold, but special ones."""
    found = [days for row in schedules if (days := special_days(row))]
    if len(found) > MOST_CLOSURES:
        raise UncertainError
    return found


def forever(one: OpenRange) -> OpenRange:
    """Return a range without what bounds it."""
    return OpenRange(one.start, one.end, one.zone)


def rule_pieces(schedule: Schedule, place: str | None) -> tuple[OpenRange, ...]:
    """Return the hours of one rule, each within a day; a night has two."""
    name = zone_of(schedule, place)
    days = recurrence_of(schedule, zone_named(name) if name else None)
    span = span_between(schedule.opens_at, schedule.closes_at)
    if days is None or span is None or is_closure(schedule):
        return ()
    return pieces_of(days, name or UNKNOWN, span)


@lru_cache(maxsize=4096)
def pieces_of(
    days: Recurrence, zone: str, span: tuple[int, int]
) -> tuple[OpenRange, ...]:
    """Return a span on each of its days."""
    pieces = [piece(days, zone, day, span) for day, _ in days.weekdays]
    after = (span[0] - MINUTES_A_DAY, span[1] - MINUTES_A_DAY)
    if after[1] > 0:
        pieces += [piece(days, zone, day, after) for day, _ in days.weekdays]
    return tuple(one for one in pieces if is_ever(one))


def piece(days: Recurrence, zone: str, day: int, span: tuple[int, int]) -> OpenRange:
    """Return the part of a span that lies in its day, or in the night behind it."""
    night = span[0] < 0
    keys = dict(days.weekdays)[day]
    start = (day + night) % WEEK_DAYS * MINUTES_A_DAY
    return OpenRange(
        start + max(span[0], 0),
        start + min(span[1], MINUTES_A_DAY),
        zone,
        beginning_of(days.first, night),
        end_of(days.last, night),
        keys,
        night,
    )


def is_ever(one: OpenRange) -> bool:
    """Whether a range begins before it ends."""
    return one.begins is None or one.ends is None or one.begins < one.ends


def beginning_of(day: date | None, later: int = 0) -> int | None:
    """Return the minute at which a day begins, or the one after it; None is ever."""
    if day is None or day < LONG_AGO:
        return None
    return ((min(day, ENDLESS) - EPOCH).days + later) * MINUTES_A_DAY


def end_of(day: date | None, later: int = 0) -> int | None:
    """Return the minute before which a day ends, or the one after it; None is never."""
    if day is None or day >= ENDLESS:
        return None
    return ((max(day, LONG_AGO) - EPOCH).days + 1 + later) * MINUTES_A_DAY


def without(
    pieces: Iterable[OpenRange], closures: Sequence[Closure]
) -> list[OpenRange]:
    """Return what is left of pieces of a day; a night belongs to the day before it."""
    left = list(pieces)
    for closed in closures:
        left = [part for one in left for part in outside(one, closed)]
        if len(left) > MOST_RANGES:
            raise UncertainError
    return [one for one in left if is_ever(one)]


def outside(one: OpenRange, closed: Closure) -> list[OpenRange]:
    """Return a piece of a day before the first minute of a closure, and after it."""
    if (one.start // MINUTES_A_DAY - one.night) % WEEK_DAYS not in closed.weekdays:
        return [one]
    first, last = beginning_of(closed.first, one.night), end_of(closed.last, one.night)
    parts = []
    if first is not None:
        ends = first if one.ends is None else min(one.ends, first)
        parts.append(replace(one, ends=ends))
    if last is not None:
        begins = last if one.begins is None else max(one.begins, last)
        parts.append(replace(one, begins=begins))
    return parts


def claimed(schedules: Sequence[Schedule], place: str | None) -> list[OpenRange]:
    """Return what "open day and night" means beside the hours that are stated."""
    ends: list[date] = []
    for schedule in schedules:
        usual = special_days(schedule) is None and not is_closure(schedule)
        if not (usual and rule_pieces(schedule, place)):
            continue
        days = recurrence_of(schedule)
        if days is None or days.last is None:
            return []
        ends.append(days.last)
    # A night of the last day ends on the next; another clock may be a day behind.
    over = max(ends) + timedelta(days=2) if ends else None
    zone = place if place and zone_named(place) else "UTC"
    week = [
        OpenRange(start, start + MINUTES_A_DAY, zone, beginning_of(over))
        for start in range(0, WEEK_MINUTES, MINUTES_A_DAY)
    ]
    return without(week, special_in(schedules))


def merged(pieces: Iterable[OpenRange]) -> list[OpenRange]:
    """Join pieces of every week that touch under the same conditions; all in order."""
    whole: list[OpenRange] = []
    plain = (
        replace(one, night=False) if one.night and not one.days else one
        for one in pieces
    )
    for one in sorted(plain, key=by_condition):
        last = whole[-1] if whole and not one.days else None
        if last and one.start <= last.end and condition(one) == condition(last):
            whole[-1] = replace(last, end=max(last.end, one.end))
        else:
            whole.append(one)
    return sorted(whole, key=lambda one: (one.start, one.end, by_condition(one)))


def condition(one: OpenRange) -> tuple[object, ...]:
    """Return all of a range but its minutes."""
    return one.zone, one.begins, one.ends, one.days, one.night


def by_condition(one: OpenRange) -> tuple[object, ...]:
    """Return what brings ranges of the same condition together."""
    ends = (one.ends is None, one.ends or 0)
    return one.zone, one.days, one.night, since(one), ends, one.start, one.end


def since(one: OpenRange) -> int:
    """Return from which minute on a range holds."""
    return EVER if one.begins is None else one.begins


def always_since(ranges: Iterable[OpenRange]) -> tuple[bool, int | None]:
    """Return whether ranges without an end leave no minute out, and since when.

    None is since ever. Where several clocks are told, each is looked at alone.
    """
    found: list[int] = []
    endless = [one for one in ranges if one.ends is None and not one.days]
    for name in {one.zone for one in endless}:
        own = [one for one in endless if one.zone == name]
        for begins in sorted(set(map(since, own))):
            if covers_week(one for one in own if since(one) <= begins):
                found.append(utc_of(begins, name))
                break
    earliest = min(found, default=None)
    return earliest is not None, None if earliest == EVER else earliest


def covers_week(ranges: Iterable[OpenRange]) -> bool:
    """Whether ranges leave no minute of the week out, whatever bounds them."""
    bare = [OpenRange(one.start, one.end) for one in ranges]
    return tuple(merged(bare)) == ALWAYS


def utc_of(minute: int, zone: str) -> int:
    """Return the minute of UTC at which clocks of a zone show one."""
    if minute == EVER:
        return EVER
    local = datetime(EPOCH.year, 1, 1, tzinfo=zone_named(zone))
    return utc_minute(local + timedelta(minutes=minute))
