"""Opening hours: how a document holds them, and the clause that asks who is open.

A range field knows no time zone. So every zone of one minute of the week is asked for
that minute; zones of a fixed offset are told in UTC.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from zoneinfo import available_timezones

from search.clock import FIXED, WEEK_MINUTES, minute_of_week, zone_named
from search.document import ListingDocument
from search.elastic.clauses import Clause, all_of, any_of, term, terms

ANY_DAY = datetime(2000, 1, 3, tzinfo=UTC)


@cache
def zones() -> frozenset[str]:
    """Return the names of all zones."""
    return frozenset(available_timezones() | {"UTC"})


def open_at(instant: datetime) -> Clause:
    """Match what is open at an instant, on its own clocks."""
    groups: dict[int, list[str]] = {}
    for zone in sorted(zones()):
        groups.setdefault(minute_of_week(instant, zone), []).append(zone)
    return any_of(
        *(
            all_of(term("hours", minute), terms("timezone", names))
            for minute, names in sorted(groups.items())
        )
    )


def stored_hours(document: ListingDocument) -> tuple[list[dict[str, int]], str]:
    """Return the ranges and the zone as a document of the index holds them."""
    zone, offset = document.timezone, 0
    if FIXED.fullmatch(zone):
        shift = zone_named(zone).utcoffset(ANY_DAY)
        zone, offset = "UTC", int(shift.total_seconds() // 60) if shift else 0
    ranges = [
        {"gte": start, "lt": end}
        for hours in document.hours
        for start, end in shifted(hours.start - offset, hours.end - offset)
    ]
    return ranges, zone if zone in zones() else "UTC"


def shifted(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Bring a range back into the week, in two parts where it crosses its end."""
    week = start // WEEK_MINUTES * WEEK_MINUTES
    start, end = start - week, end - week
    if start < end:
        yield start, min(end, WEEK_MINUTES)
    if end > WEEK_MINUTES:
        yield 0, end - WEEK_MINUTES
