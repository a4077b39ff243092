"""The parts of a schedule's rule as they are stored, each read strictly."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
NUMBER = re.compile(r"[+-]?[0-9]{1,3}")
Weekday = tuple[int | None, int]  # which of them in its month or year, 0 is Monday


class UnreadableError(ValueError):
    """A rule that does not tell its days."""


@dataclass(frozen=True, slots=True)
class RuleText:
    """The parts of a schedule that decide on which days it falls, as stored."""

    freq: str | None
    interval: int | None
    count: int | None
    byday: str | None
    bymonthday: str | None
    bymonth: str | None
    byweekno: str | None
    byyearday: str | None
    bysetpos: str | None
    wkst: str | None
    dtstart: date | None
    valid_from: date | None
    valid_to: date | None
    until: date | None
    until_time: str | None
    opens_at: str | None


PARTS = attrgetter(*(field.name for field in fields(RuleText)))


def positive(number: int | None) -> int | None:
    """Return a number that counts something, if one is told."""
    if number is not None and number < 1:
        raise UnreadableError
    return number


def weekdays_in(text: str | None) -> list[Weekday]:
    """Return the days of the week that a list names."""
    found = [WEEKDAY.fullmatch(word) for word in words_in(text)]
    if any(word is None or word[1] and not int(word[1]) for word in found):
        raise UnreadableError
    return [
        (int(word[1]) if word[1] else None, DAYS.index(word[2]))
        for word in found
        if word
    ]


def numbers_in(text: str | None, most: int) -> list[int]:
    """Return the numbers of a list; from the end if negative."""
    words = words_in(text)
    if not all(map(NUMBER.fullmatch, words)):
        raise UnreadableError
    numbers = [int(word) for word in words]
    if any(not 1 <= abs(number) <= most for number in numbers):
        raise UnreadableError
    return numbers


def words_in(text: str | None) -> list[str]:
    """Return the words of a list between commas."""
    stripped = (text or "").upper().replace(" ", "")
    return stripped.split(",") if stripped else []


def days_in(texts: Iterable[str | None]) -> tuple[int, ...]:
    """Return the days of the week that can be read, for showing a rule in part."""
    words = [word for text in texts for word in words_in(text)]
    found = filter(None, map(WEEKDAY.fullmatch, words))
    return tuple(sorted({DAYS.index(word[2]) for word in found}))
