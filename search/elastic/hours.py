"""Opening hours: how a document holds them, and the clause that asks who is open.

A range field knows no time zone. So every zone of one minute of the week is asked for
that minute. Each range is a document within the document, so that its minutes, its
zone, its bounds and its days belong together.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from search.clock import (
    all_zones,
    day_of,
    local_minute,
    minute_of_week,
    utc_minute,
    zone_named,
)
from search.day_keys import keys_of
from search.document import ListingDocument, OpenRange
from search.elastic.clauses import (
    Clause,
    all_of,
    any_of,
    exists,
    none_of,
    term,
    terms,
)
from search.open_hours import A_DAY

# Which field holds the keys of which letters; a range without such keys has ANY_DAY.
FIELDS = {
    "which": "oO",
    "month_days": "d",
    "months": "m",
    "year_days": "y",
    "weeks": "w",
    "turns": "DWMY",
}
ANY_DAY = "*"


def open_at(instant: datetime) -> Clause:
    """Match what is open at an instant, on its own clocks."""
    by_day: dict[date, dict[int, list[str]]] = {}
    for zone, minute in local_minutes(instant):
        by_day.setdefault(day_of(minute), {}).setdefault(minute, []).append(zone)
    return {
        "nested": {
            "path": "hours",
            "query": any_of(
                *(
                    all_of(any_of(*map(in_minute, minutes.items())), on_day(day))
                    for day, minutes in sorted(by_day.items())
                )
            ),
        }
    }


def always_open(now: datetime) -> Clause:
    """Match what has begun to be open day and night."""
    return {"range": {"always_from": {"lte": utc_minute(now)}}}


def local_minutes(instant: datetime) -> Iterator[tuple[str, int]]:
    """Yield every zone with the minute that its clocks show."""
    for name in sorted(all_zones()):
        if zone := zone_named(name):
            yield name, local_minute(instant, zone)


def in_minute(asked: tuple[int, list[str]]) -> Clause:
    """Match ranges of some zones that hold a minute and are in force then."""
    minute, zones = asked
    return all_of(
        term("hours.minutes", minute_of_week(minute)),
        terms("hours.zone", zones),
        unbounded_or("hours.begins", "lte", minute),
        unbounded_or("hours.ends", "gt", minute),
    )


def unbounded_or(field: str, relation: str, minute: int) -> Clause:
    """Match ranges with this bound, or with none."""
    return any_of(none_of(exists(field)), {"range": {field: {relation: minute}}})


def on_day(day: date) -> Clause:
    """Match ranges of each week, and those whose days have the keys of this one."""
    return any_of(
        term("hours.odd", value=False),
        all_of(term("hours.night", value=False), *having(day)),
        all_of(term("hours.night", value=True), *having(day - A_DAY)),
    )


def having(day: date) -> Iterator[Clause]:
    """Match the keys of a day, kind by kind."""
    keys = keys_of(day)
    for field, letters in FIELDS.items():
        own = [key for letter in letters for key in keys[letter]]
        yield terms(f"hours.{field}", [ANY_DAY, *own])


def stored_hours(document: ListingDocument) -> list[dict[str, Any]]:
    """Return the ranges as a document of the index holds them."""
    return [stored_range(each, document.timezone) for each in document.hours]


def stored_range(each: OpenRange, timezone: str) -> dict[str, Any]:
    """Return one range; of a bound that it has not, nothing is said."""
    stored: dict[str, Any] = {
        "minutes": {"gte": each.start, "lt": each.end},
        "zone": each.zone or timezone,
        "night": each.night,
        "odd": bool(each.days),
    }
    bounds = {"begins": each.begins, "ends": each.ends}
    stored |= {name: held for name, held in bounds.items() if held is not None}
    if each.days:
        stored |= {field: keys_in(each, letters) for field, letters in FIELDS.items()}
    return stored


def keys_in(each: OpenRange, letters: str) -> list[str]:
    """Return the keys of one kind that a range has; each kind is one group."""
    found = [key for group in each.days for key in group if key[0] in letters]
    return found or [ANY_DAY]
