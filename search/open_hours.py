"""Whether ranges of opening hours hold an instant: the one rule of page and engines."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from search.clock import day_of, local_minute, minute_of_week, zone_named
from search.day_keys import falls_on
from search.document import OpenRange

A_DAY = timedelta(days=1)


def is_open_at(ranges: Iterable[OpenRange], timezone: str, instant: datetime) -> bool:
    """Whether any range is open; ``timezone`` is that of ranges that name none."""
    return any(holds(each, each.zone or timezone, instant) for each in ranges)


def holds(each: OpenRange, zone_name: str, instant: datetime) -> bool:
    """Whether one range is open; in a zone that nobody knows it never is."""
    zone = zone_named(zone_name)
    if zone is None:
        return False
    minute = local_minute(instant, zone)
    in_force = (each.begins is None or each.begins <= minute) and (
        each.ends is None or minute < each.ends
    )
    if not (in_force and each.start <= minute_of_week(minute) < each.end):
        return False
    return falls_on(each.days, day_of(minute) - A_DAY * each.night)
