"""Read days and instants as publishers write them, where only one can be meant."""

import re
from datetime import UTC, date, datetime

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
SHORT = 3  # letters of a month that is written short
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})")
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
DAY_AND_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -](\d{4})")
MONTH_AND_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
TIME_BEHIND = re.compile(
    r"[T ](\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?|\d{6}) ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
MONTHS_OF_A_YEAR = 12
EARLIEST_YEAR = 1900  # 1405 is a year of another calendar


def read_day(text: str) -> date | None:
    """Return the day that a text names; None where none or several may be meant.

    3/4/2026 is in March for some and in April for others: nobody can know.
    """
    if ISO.fullmatch(text):  # nearly every day is written so
        return day_of(int(text[:4]), int(text[5:7]), int(text[8:]))
    text = " ".join(text.split())
    behind = TIME_BEHIND.search(text)
    if behind and behind.end() == len(text):
        text = text[: behind.start()]
    for form, order in FORMS:
        if found := form.fullmatch(text.lower()):
            return day_of(*order(found))
    return None


def year_last(found: re.Match[str]) -> tuple[int, int, int]:
    """Return year, month and day of a date that ends with its year.

    Between dots the day is first, everywhere.
    """
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first > MONTHS_OF_A_YEAR or first == second:
        return year, second, first
    return (year, first, second) if second > MONTHS_OF_A_YEAR else (0, 0, 0)


FORMS = (
    (YEAR_FIRST, lambda found: (int(found[1]), int(found[3]), int(found[4]))),
    (YEAR_LAST, year_last),
    (DAY_AND_MONTH, lambda found: (int(found[3]), month_of(found[2]), int(found[1]))),
    (MONTH_AND_DAY, lambda found: (int(found[3]), month_of(found[1]), int(found[2]))),
)


def month_of(name: str) -> int:
    """Return the number of a month in English, 0 for another word."""
    if len(name) < SHORT:
        return 0
    found = [n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:4])]
    whole = found and MONTHS[found[0] - 1].startswith(name)
    return found[0] if whole or name == "sept" else 0


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day, if there is such a day in our calendar."""
    try:
        return date(year, month, day) if year >= EARLIEST_YEAR else None
    except ValueError:
        return None


def read_instant(text: str) -> datetime | None:
    """Return an instant with its zone, UTC where none is given; a day begins it."""
    text = " ".join(text.split())
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        day = read_day(text) if not TIME_BEHIND.search(text) else None
        return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
