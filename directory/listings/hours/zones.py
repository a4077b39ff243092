"""By which clock a rule is told: its times' own, its own, or that of the place."""

from datetime import UTC, datetime, timedelta
from functools import cache

from directory.listings.hours.clock_times import is_utc, offset_hours_in
from directory.listings.models import Schedule
from directory.search_port import fixed_zone, zone_named

# Long enough for every summer time, and for each change of it that is known.
SEASONS = [
    datetime(year, month, 1, tzinfo=UTC)
    for year in range(2024, 2031)
    for month in range(1, 13)
]


def zone_of(schedule: Schedule, place: str | None) -> str | None:
    """Return the name of a rule's zone; None where it is not known.

    ``place`` is the zone of where it is. A number that its clock shows in one of its
    seasons means that clock: a source that says +1 in Berlin says so all year.
    """
    times = (schedule.opens_at, schedule.closes_at)
    stated = [hours for time in times if (hours := offset_hours_in(time)) is not None]
    known = place if place and zone_named(place) else None
    if stated and any(map(is_utc, times)):
        return fixed(stated[0])
    if not stated and schedule.timezone_name:
        name = schedule.timezone_name
        return name if zone_named(name) else None
    if not stated and schedule.timezone is None:
        return known
    offset = stated[0] if stated else schedule.timezone
    if known and len(offsets_of(known)) > 1 and offset in offsets_of(known):
        return known
    return fixed(offset)


def fixed(offset: float | None) -> str | None:
    """Return the zone of an offset; None where no clock on Earth goes by it."""
    if offset is None or not -14 <= offset <= 14:
        return None
    name = fixed_zone(offset)
    return name if zone_named(name) and float(offset * 4).is_integer() else None


@cache
def offsets_of(name: str) -> frozenset[float]:
    """Return the hours from UTC that the clocks of a zone show in their seasons."""
    zone = zone_named(name)
    ahead = (when.astimezone(zone).utcoffset() for when in SEASONS)
    return frozenset(one / timedelta(hours=1) for one in ahead if one is not None)


def offset_at(name: str | None, at: datetime) -> float | None:
    """Return the hours from UTC of a zone at an instant, if there is such a zone."""
    zone = zone_named(name) if name else None
    ahead = at.astimezone(zone).utcoffset() if zone else None
    return None if ahead is None else ahead / timedelta(hours=1)
