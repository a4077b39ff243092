"""Draft opening hours: what can be read as a rule, the rest as the words it came in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from directory.hsds.draft.context import DraftContext
from directory.hsds.draft.parts import Owner
from directory.hsds.draft.rows import ClusterBuilder
from directory.hsds.draft.rule_parts import (
    is_known_zone,
    read_day,
    read_frequency,
    read_number,
    read_numbers,
    read_time,
    read_until,
    read_week_start,
    read_weekdays,
    read_zone,
)
from directory.hsds.schema import objects as parts
from directory.listings.hours.clock_times import (
    is_utc,
    offset_hours_in,
    span_between,
)
from directory.listings.hours.closures import is_closure
from directory.listings.hours.recurrence import recurrence_of
from directory.listings.hours.zones import zone_of
from directory.listings.models import Schedule

UNREAD = "?"  # is stored where words could not be read
AS_WORDS = "it cannot be read; it is kept as words, and nobody is told that it is open"
LEFT_OUT = "it cannot be read, and may tell the place; it is left out"
NO_DAYS = "it does not tell its days for certain; nobody is told that it is open"
ENDED_BEFORE = "it ends before it begins; it is never open"
NO_ZONE = "the time zone is not known; nobody is told whether it is open"
TWO_ZONES = "the times say Z, world time, and the zone {:+g} hours; the times count"
WHOLE_DAY = "from {0} to {0} is read as a whole day; write 24:00 if that is meant"
LONG_NIGHT = "from {} to {} is a night of more than 16 hours: is that meant?"
LONGEST_NIGHT = 16 * 60  # minutes
WORDS = ("description", "attending_type")
DATES = ("valid_from", "valid_to", "dtstart")
NUMBERS = ("count", "interval")
LISTS: dict[str, Callable[[str], str | None]] = {
    "byday": read_weekdays,
    "bymonthday": read_numbers,
    "bymonth": read_numbers,
    "byweekno": read_numbers,
    "byyearday": read_numbers,
    "bysetpos": read_numbers,
    "opens_at": read_time,
    "closes_at": read_time,
    "freq": read_frequency,
    "wkst": read_week_start,
}
# How words that could not be read are told to whoever reads them.
LABELS = {
    "byday": "days",
    "bymonthday": "days of the month",
    "closes_at": "closes",
    "count": "times",
    "dtstart": "from",
    "freq": "how often",
    "interval": "every",
    "opens_at": "opens",
    "timezone": "time zone",
    "until": "until",
    "valid_from": "from",
    "valid_to": "until",
}
# Parts of RFC 5545 that we do not follow: a rule that has any is only words.
BEYOND = ("byhour", "byminute", "bysecond", "exdate", "exrule", "rdate", "rrule")


class Scheduled(Protocol):
    """What has opening hours."""

    @property
    def schedules(self) -> tuple[parts.Schedule, ...]: ...


def add_schedules(
    context: DraftContext,
    cluster: ClusterBuilder,
    owner: Owner,
    record: Scheduled,
    path: str,
    zones: Sequence[str | None],
) -> None:
    """Add opening hours; ``zones`` are those of the places where they hold."""
    for index, schedule in enumerate(record.schedules):
        where = f"{path}schedules[{index}]"
        reading = Reading(schedule, context.secret)
        values = reading.values()
        for name, reason in (*reading.notes, *doubts(values, zones)):
            context.note(f"{where}.{name}" if name else where, reason)
        cluster.add(Schedule, where, schedule.id, **owner, **values)


def doubts(
    values: dict[str, Any], zones: Sequence[str | None]
) -> list[tuple[str, str]]:
    """Return what a person should look at in hours that could be read."""
    row = Schedule(**values)
    span = span_between(row.opens_at, row.closes_at)
    unread = UNREAD in values.values()
    if span is None or unread or is_closure(row):
        return []
    days = recurrence_of(row)
    found = [] if days else [("", NO_DAYS)]
    if days and days.never:
        found.append(("", ENDED_BEFORE))
    zones = () if row.timezone_name else zones or (None,)
    if any(zone_of(row, zone) is None for zone in zones):
        found.append(("timezone", NO_ZONE))
    if is_utc(row.opens_at) and row.timezone:
        found.append(("timezone", TWO_ZONES.format(row.timezone)))
    if row.opens_at == row.closes_at:
        found.append(("closes_at", WHOLE_DAY.format(row.opens_at)))
    elif span[1] - span[0] > LONGEST_NIGHT and span[1] > 24 * 60:
        found.append(("closes_at", LONG_NIGHT.format(row.opens_at, row.closes_at)))
    return found


@dataclass(slots=True)
class Reading:
    """Reads one schedule; ``kept`` are the words of what could not be read.

    Of a secret place they are not kept: there they may tell where it is.
    """

    schedule: parts.Schedule
    secret: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    whole: bool = True

    def values(self) -> dict[str, Any]:
        """Return the row of a schedule; what could not be read stands in its notes."""
        schedule = self.schedule
        values: dict[str, Any] = schedule.given(*WORDS)
        values["timezone"], values["timezone_name"] = read_zone_of(schedule)
        if values["timezone_name"] and not is_known_zone(values["timezone_name"]):
            self.keep("timezone", values["timezone_name"], NO_ZONE)
            values["timezone_name"] = UNREAD
        values |= {name: self.listed(name) for name in LISTS}
        values |= {name: self.counted(name) for name in NUMBERS}
        offset = offset_hours_in(values["opens_at"])
        offset = values["timezone"] if offset is None else offset
        values |= {name: self.dated(name, offset) for name in DATES}
        values["until"], values["until_time"] = self.last()
        for name in BEYOND:
            if words := self.words(name):
                self.leave(name, words)
        if not self.whole:
            values["freq"] = UNREAD
        told = (schedule.notes, *self.kept)
        values["notes"] = "; ".join(filter(None, told))
        return values

    def words(self, name: str) -> str:
        """Return what was written of a part, as words."""
        value = getattr(self.schedule, name)
        return "" if value is None else str(value)

    def listed(self, name: str) -> str:
        """Return a part that is stored as text."""
        words = self.words(name)
        found = LISTS[name](words) if words else ""
        if found is None:
            self.keep(name, words)
            return UNREAD
        return found

    def counted(self, name: str) -> int | None:
        """Return a part that is a number."""
        words = self.words(name)
        found = read_number(words) if words else None
        if words and found is None:
            self.leave(name, words)
        return found

    def dated(self, name: str, offset: float | None) -> Any:
        """Return a part that is a day, by clocks so many hours ahead of UTC."""
        words = self.words(name)
        found = read_day(words, offset) if words else None
        if words and found is None:
            self.leave(name, words)
        return found

    def last(self) -> tuple[Any, str]:
        """Return the last day of the rule, and the time on it."""
        words = self.words("until")
        day, time = read_until(words) if words else (None, "")
        if words and day is None:
            self.leave("until", words)
        return day, time

    def leave(self, name: str, words: str) -> None:
        """Keep a part as words, without which the rule is another one."""
        self.whole = False
        self.keep(name, words)

    def keep(self, name: str, words: str, reason: str = AS_WORDS) -> None:
        """Keep a part as words."""
        if words == UNREAD:
            return
        self.notes.append((name, LEFT_OUT if self.secret else reason))
        said = f"{LABELS.get(name, name)}: {words}"
        if not self.secret and said not in self.schedule.notes:
            self.kept.append(said)


def read_zone_of(schedule: parts.Schedule) -> tuple[float | None, str]:
    """Return hours from UTC, or the name that stands there instead."""
    stated = schedule.timezone_name or schedule.timezone
    return read_zone(str(stated)) if stated not in (None, "") else (None, "")
