"""On which days a rule of RFC 5545 falls, and between which days it is in force.

What is stored may be older than what we check on the way in. A rule of which any part
cannot be read, or that does not tell its days without guessing, falls on no day.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from directory.listings.hours.clock_times import minutes_of, offset_hours_in
from directory.listings.hours.rule_text import (
    DAYS,
    PARTS,
    RuleText,
    UnreadableError,
    numbers_in,
    positive,
    weekdays_in,
)
from directory.listings.models import Schedule
from directory.search_port import MOST_TURNS, WEEK_DAYS, DayKeys, falls_on

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
# Days that are looked at for the last of a count: half a century. A rule that takes
# longer to count is not believed.
MOST_COUNTED = 20_000
Weekdays = tuple[tuple[int, DayKeys], ...]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Days of the week, each with the keys that its days must have, and bounds.

    ``first`` and ``last`` are None where there is no bound; ``named`` tells whether
    the rule tells days of the week by name.
    """

    weekdays: Weekdays
    first: date | None
    last: date | None
    named: bool
    every_week: bool

    def falls_on(self, day: date) -> bool:
        """Whether the rule falls on a day while it is in force."""
        return self.in_force(day) and is_among(self.weekdays, day)

    @property
    def never(self) -> bool:
        """Whether the rule ends before it begins."""
        return bool(self.first and self.last and self.last < self.first)

    def in_force(self, day: date) -> bool:
        """Whether the rule has begun to hold and not yet ceased to."""
        return (self.first or date.min) <= day <= (self.last or date.max)


def recurrence_of(schedule: Schedule, zone: tzinfo | None = None) -> Recurrence | None:
    """Return the days of a rule on the clock of its zone; None where it tells none."""
    return recurrence_in(RuleText(*PARTS(schedule)), zone)


@lru_cache(maxsize=4096)  # many open from Monday to Friday
def recurrence_in(text: RuleText, zone: tzinfo | None) -> Recurrence | None:
    """Return the days of a rule by its parts."""
    try:
        return Rule(text).recurrence(zone)
    except UnreadableError:
        return None


def is_among(weekdays: Weekdays, day: date) -> bool:
    """Whether a day is one of these, whatever is in force."""
    return any(
        number == day.weekday() and falls_on(keys, day) for number, keys in weekdays
    )


class Rule:
    """The parts of one rule, read strictly; raises UnreadableError."""

    def __init__(self, schedule: RuleText) -> None:
        """Read every part, whether or not the rule needs it."""
        self.schedule = schedule
        self.start = schedule.dtstart
        self.interval = positive(schedule.interval) or 1
        self.count = positive(schedule.count)
        self.weekdays = weekdays_in(schedule.byday)
        self.month_days = numbers_in(schedule.bymonthday, 31)
        self.months = numbers_in(schedule.bymonth, 12)
        self.weeks = numbers_in(schedule.byweekno, 53)
        self.year_days = numbers_in(schedule.byyearday, 366)
        self.positions = numbers_in(schedule.bysetpos, 366)
        self.week_start = self.first_of_week()
        self.freq = self.frequency()
        self.check()

    def recurrence(self, zone: tzinfo | None) -> Recurrence:
        """Return the days of the rule, and its bounds."""
        schedule = self.schedule
        weekdays = tuple((day, self.keys(day)) for day in self.days())
        first = latest(schedule.valid_from, self.start)
        ends = [schedule.valid_to, last_until(schedule, zone)]
        if self.count is not None and self.start:
            ends.append(last_of_count(weekdays, self.start, self.count))
        return Recurrence(
            weekdays,
            first,
            min(filter(None, ends), default=None),
            named=bool(self.weekdays) or self.freq == "DAILY",
            every_week=not any(keys for _, keys in weekdays),
        )

    def frequency(self) -> str:
        """Return how often it recurs; where that is not said, its days tell it."""
        stated = (self.schedule.freq or "").strip().upper()
        if stated:
            return stated
        if any(which for which, _ in self.weekdays) or self.month_days:
            return "MONTHLY"
        if self.weekdays:
            return "WEEKLY"
        if self.year_days:
            return "YEARLY"
        # RFC 5545: a beginning without a rule is that day alone.
        if self.start and not (self.count or self.schedule.until or self.months):
            self.count = 1
            return "DAILY"
        raise UnreadableError

    def first_of_week(self) -> int:
        """Return on which day its weeks begin."""
        stated = (self.schedule.wkst or DAYS[0]).strip().upper()
        if stated not in DAYS:
            raise UnreadableError
        return DAYS.index(stated)

    def check(self) -> None:
        """Refuse what no reading makes sure."""
        ordinals = any(which for which, _ in self.weekdays)
        without_start = self.start is None and (
            self.interval > 1 or self.count is not None or not self.names_days()
        )
        monthly = self.freq in ("MONTHLY", "YEARLY")
        if (
            self.freq not in FREQUENCIES
            or self.interval > MOST_TURNS
            or without_start
            or any(month < 1 for month in self.months)
            or (ordinals and (not monthly or self.weeks))
            or (self.positions and not self.one_by_position())
        ):
            raise UnreadableError

    def names_days(self) -> bool:
        """Whether it tells its days without its beginning."""
        if self.freq == "DAILY":
            return True
        by_week = self.weeks and self.freq == "MONTHLY"
        return bool(self.weekdays or self.month_days or self.year_days or by_week)

    def one_by_position(self) -> bool:
        """Whether a position counts one day of the week, as an ordinal does."""
        alone = len(self.weekdays) == 1 and self.weekdays[0][0] is None
        others = self.month_days or self.year_days or self.weeks
        by_month = self.freq == "MONTHLY"
        by_year = self.freq == "YEARLY" and len(self.months) < 2
        return bool(alone and not others and (by_month or by_year))

    def days(self) -> list[int]:
        """Return the days of the week on which it can fall."""
        if self.weekdays:
            return sorted({day for _, day in self.weekdays})
        by_start = self.freq == "WEEKLY" or (self.freq == "YEARLY" and self.weeks)
        if by_start and self.start and not (self.month_days or self.year_days):
            return [self.start.weekday()]
        return list(range(WEEK_DAYS))

    def keys(self, day: int) -> DayKeys:
        """Return what a day of the week must have besides its name."""
        month_days, months = self.month_days, self.months
        silent = not (self.weekdays or month_days or self.year_days or self.weeks)
        if silent and self.start and self.freq in ("MONTHLY", "YEARLY"):
            month_days = [self.start.day]
            if self.freq == "YEARLY":
                months = months or [self.start.month]
        groups = (
            self.ordinals(day),
            [f"d{number}" for number in month_days],
            [f"m{number}" for number in months],
            [f"y{number}" for number in self.year_days],
            [f"w{number}/{self.week_start}" for number in self.weeks],
            self.turn(day),
        )
        return tuple(tuple(group) for group in groups if group)

    def ordinals(self, day: int) -> list[str]:
        """Return which of a day of the week it is; one without a number is any."""
        which = [number for number, name in self.weekdays if name == day]
        numbers = self.positions or which
        if any(number is None for number in numbers):
            return []
        of_month = self.freq == "MONTHLY" or self.months
        return [f"{'o' if of_month else 'O'}{number}" for number in numbers]

    def turn(self, day: int) -> list[str]:
        """Return which of several weeks, days, months or years it is."""
        if self.interval == 1 or self.start is None:
            return []
        kind, start = self.freq[0], self.start
        if kind == "W":
            weeks = (start.toordinal() - 1 - self.week_start) // WEEK_DAYS
            number = weeks + (day < self.week_start)
        else:
            months = start.year * 12 + start.month
            passed = {"D": start.toordinal(), "M": months, "Y": start.year}
            number = passed[kind]
        return [f"{kind}{self.interval}:{number % self.interval}"]


def latest(*days: date | None) -> date | None:
    """Return the last of some days, if there is any."""
    return max(filter(None, days), default=None)


def last_until(schedule: RuleText, zone: tzinfo | None) -> date | None:
    """Return the last day on which a rule may begin to be open by its ``until``."""
    day, said = schedule.until, schedule.until_time or ""
    at_the_edge = day is None or day.year in (date.min.year, date.max.year)
    if day is None or not said or at_the_edge:
        return day
    minute, offset = minutes_of(said), offset_hours_in(said)
    if minute is None:
        raise UnreadableError
    moment = datetime.combine(day, time.min) + timedelta(minutes=minute)
    if offset is not None and zone is not None:
        own = timezone(timedelta(hours=offset))
        moment = moment.replace(tzinfo=own).astimezone(zone)
    opens = (minutes_of(schedule.opens_at) or 0) % (24 * 60)
    begins = opens <= moment.hour * 60 + moment.minute
    return moment.date() if begins else moment.date() - timedelta(days=1)


def last_of_count(weekdays: Weekdays, start: date, count: int) -> date:
    """Return the day on which a rule has come to pass ``count`` times."""
    plain = len(weekdays) if not any(keys for _, keys in weekdays) else 0
    day, left = start, count
    if plain:  # whole weeks are alike
        weeks = max(left // plain - 1, 0)
        day, left = later(day, weeks * WEEK_DAYS), left - weeks * plain
    for _ in range(MOST_COUNTED):
        left -= is_among(weekdays, day)
        if left == 0:
            return day
        day = later(day, 1)
    raise UnreadableError


def later(day: date, days: int) -> date:
    """Return a day some days later, within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise UnreadableError from None
