"""Days told by keys, so that any engine can ask which rules fall on one.

A key is a letter and numbers: ``d15`` and ``d-1`` are days of a month, ``m6`` a
month, ``y200`` a day of a year, ``w20/0`` a week of a year where weeks begin on
Monday, ``o1`` and ``o-1`` the first and last of its weekday in a month, ``O20`` the
same in a year, and ``W2:1`` each second week (``D`` days, ``M`` months, ``Y`` years)
that leaves 1 when divided by 2.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache

WEEK_DAYS = 7
MOST_TURNS = 52  # each second to each 52nd: no opening hours recur more seldom
FIRST_WEEK_DAYS = 4  # ISO 8601: a week belongs to the year in which most of it lies
DayKeys = tuple[tuple[str, ...], ...]
KEY = re.compile(r"([dmywoODWMY])(-?\d+)(?:[/:](\d+))?")


def falls_on(keys: DayKeys, day: date) -> bool:
    """Whether a day has one of each group of keys."""
    return all(any(test_of(key)(day) for key in group) for group in keys)


def keys_of(day: date) -> dict[str, list[str]]:
    """Return all keys that a day has, by their letter, of both kinds of ordinals."""
    found: dict[str, list[str]] = {
        kind: sorted({f"{kind}{number}" for number in numbers(day)})
        for kind, numbers in NUMBERS.items()
    }
    found["w"] = [
        f"w{number}/{first}"
        for first in range(WEEK_DAYS)
        for number in week_numbers(day, first)
    ]
    for kind, count in COUNTS.items():
        turns = range(2, MOST_TURNS + 1)
        found[kind] = [f"{kind}{every}:{count(day) % every}" for every in turns]
    return found


@cache
def test_of(key: str) -> Callable[[date], bool]:
    """Return what tells whether a day has a key."""
    parts = KEY.fullmatch(key)
    if parts is None:
        return lambda _day: False
    kind, number, second = parts[1], int(parts[2]), int(parts[3] or 0)
    if kind in COUNTS:
        return lambda day: COUNTS[kind](day) % number == second
    if kind == "w":
        return lambda day: number in week_numbers(day, second)
    return lambda day: number in NUMBERS[kind](day)


def in_month(day: date) -> tuple[int, int]:
    """Return the day of its month, from the beginning and from the end."""
    return day.day, day.day - monthrange(day.year, day.month)[1] - 1


def in_year(day: date) -> tuple[int, int]:
    """Return the day of its year, from the beginning and from the end."""
    number = day.timetuple().tm_yday
    return number, number - (366 if isleap(day.year) else 365) - 1


def ordinals(numbers: tuple[int, int]) -> Iterator[int]:
    """Yield which of its weekday it is, from the beginning and from the end."""
    first, last = numbers
    yield (first - 1) // WEEK_DAYS + 1
    yield -((-last - 1) // WEEK_DAYS + 1)


def week_numbers(day: date, first: int) -> tuple[int, int]:
    """Return the week of its year, from the beginning and end; weeks begin ``first``.

    The year is that in which most of the week lies.
    """
    begins = day.toordinal() - (day.weekday() - first) % WEEK_DAYS
    middle = begins + FIRST_WEEK_DAYS - 1
    year = year_of(middle)
    number = (middle - date(year, 1, 1).toordinal()) // WEEK_DAYS + 1
    weeks = (date(year, 12, 31).toordinal() - middle) // WEEK_DAYS + number
    return number, number - weeks - 1


def year_of(ordinal: int) -> int:
    """Return the year of a day; those beyond the calendar are in its last or first."""
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).year


def weeks_passed(day: date) -> int:
    """Return how many weeks, which begin on Monday, have passed since the year 1."""
    return (day - timedelta(days=day.weekday())).toordinal() // WEEK_DAYS


NUMBERS: dict[str, Callable[[date], tuple[int, ...]]] = {
    "d": in_month,
    "m": lambda day: (day.month,),
    "y": in_year,
    "o": lambda day: tuple(ordinals(in_month(day))),
    "O": lambda day: tuple(ordinals(in_year(day))),
}
COUNTS: dict[str, Callable[[date], int]] = {
    "D": date.toordinal,
    "W": weeks_passed,
    "M": lambda day: day.year * 12 + day.month,
    "Y": lambda day: day.year,
}
