"""On which days a rule of RFC 5545 falls, told by arithmetic, whatever it says.

What is stored may be older than what we check on the way in: a part of a rule that
means nothing is passed over, and nothing is ever counted through day by day.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from directory.listings.models import Schedule

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEK_DAYS = len(DAYS)
EPOCH = date(2024, 1, 1)  # a Monday: where a rule without a beginning is counted from
WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
MONTH_DAY = re.compile(r"[+-]?[0-9]{1,2}")
LONGEST_MONTH = 31  # days
Weekday = tuple[int | None, int]  # which of them in its month or year, 0 is Monday


def falls_on(schedule: Schedule, day: date) -> bool:
    """Whether the rule falls on a day while it is in force."""
    begun = schedule.dtstart is None or schedule.dtstart <= day
    if not (begun and in_force(schedule, day)):
        return False
    start, every = schedule.dtstart or EPOCH, interval_of(schedule)
    return PERIODS[frequency_of(schedule)](schedule, start, day, every)


def in_force(schedule: Schedule, day: date) -> bool:
    """Whether the rule has begun to hold and not yet ceased to."""
    begins = schedule.valid_from or date.min
    ends = min(schedule.valid_to or date.max, schedule.until or date.max)
    return begins <= day <= ends


def tells_days(schedule: Schedule) -> bool:
    """Whether the rule tells its days at all, by name, number or beginning."""
    if frequency_of(schedule) == "DAILY" or schedule.dtstart:
        return True
    return bool(weekdays_of(schedule) or month_days_of(schedule))


def is_every_week(schedule: Schedule) -> bool:
    """Whether each week of the rule is like the others."""
    ordinals = [which for which, _ in weekdays_of(schedule) if which is not None]
    weekly = frequency_of(schedule) in ("DAILY", "WEEKLY")
    plain = interval_of(schedule) == 1 and not month_days_of(schedule)
    return weekly and plain and not ordinals


def days_of(schedule: Schedule) -> tuple[int, ...]:
    """Return the days of the week: all seven for a daily rule, else those it names."""
    days = {day for _, day in weekdays_of(schedule)}
    if not days and frequency_of(schedule) == "DAILY" and is_every_week(schedule):
        return tuple(range(WEEK_DAYS))
    return tuple(sorted(days))


def frequency_of(schedule: Schedule) -> str:
    """Return how often it recurs; days of the week make a rule without that weekly."""
    stated = schedule.freq.strip().upper()
    if stated in PERIODS:
        return stated
    return "WEEKLY" if weekdays_of(schedule) else "DAILY"


def interval_of(schedule: Schedule) -> int:
    """Return every how many days, weeks, months or years."""
    return max(schedule.interval or 1, 1)


def weekdays_of(schedule: Schedule) -> list[Weekday]:
    """Return the days of the week that the rule names."""
    words = schedule.byday.upper().replace(" ", "").split(",")
    found = filter(None, map(WEEKDAY.fullmatch, words))
    return [(int(word[1]) if word[1] else None, DAYS.index(word[2])) for word in found]


def month_days_of(schedule: Schedule) -> list[int]:
    """Return the days of the month that the rule names, from its end if negative."""
    words = schedule.bymonthday.replace(" ", "").split(",")
    numbers = [int(word) for word in words if MONTH_DAY.fullmatch(word)]
    return [number for number in numbers if 1 <= abs(number) <= LONGEST_MONTH]


def by_day(schedule: Schedule, start: date, day: date, every: int) -> bool:
    """Whether a daily rule falls on the day."""
    return (day - start).days % every == 0 and is_among(schedule, day)


def by_week(schedule: Schedule, start: date, day: date, every: int) -> bool:
    """Whether a weekly rule falls on the day; a week begins on Monday."""
    weeks = (day.toordinal() - 1) // WEEK_DAYS - (start.toordinal() - 1) // WEEK_DAYS
    named = weekdays_of(schedule) or month_days_of(schedule)
    here = is_among(schedule, day)
    return weeks % every == 0 and (here if named else day.weekday() == start.weekday())


def by_month(schedule: Schedule, start: date, day: date, every: int) -> bool:
    """Whether a monthly rule falls on the day."""
    months = (day.year - start.year) * 12 + day.month - start.month
    named = weekdays_of(schedule) or month_days_of(schedule)
    here = is_among(schedule, day, day.day, monthrange(day.year, day.month)[1])
    return months % every == 0 and (here if named else day.day == start.day)


def by_year(schedule: Schedule, start: date, day: date, every: int) -> bool:
    """Whether a yearly rule falls on the day."""
    named = weekdays_of(schedule) or month_days_of(schedule)
    number, length = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
    here = is_among(schedule, day, number, length)
    same = (day.month, day.day) == (start.month, start.day)
    return (day.year - start.year) % every == 0 and (here if named else same)


def is_among(schedule: Schedule, day: date, number: int = 0, length: int = 0) -> bool:
    """Whether the rule names the day, the ``number``-th of a month or year.

    Without a number it counts for every week, and which of them it is does not.
    """
    ordinals = {
        None,
        (number - 1) // WEEK_DAYS + 1,
        -((length - number) // WEEK_DAYS + 1),
    }
    weekdays, month_days = weekdays_of(schedule), month_days_of(schedule)
    by_name = not weekdays or any(
        name == day.weekday() and (not number or which in ordinals)
        for which, name in weekdays
    )
    last = monthrange(day.year, day.month)[1]
    by_number = not month_days or {day.day, day.day - last - 1} & {*month_days}
    return bool(by_name and by_number)


Period = Callable[[Schedule, date, date, int], bool]
PERIODS: dict[str, Period] = {
    "DAILY": by_day,
    "WEEKLY": by_week,
    "MONTHLY": by_month,
    "YEARLY": by_year,
}
