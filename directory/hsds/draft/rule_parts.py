"""Read the words of a schedule: times, days, dates, numbers and zones, or nothing.

Each reader returns the one form in which a value is stored, and None for what cannot
be read without guessing.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from directory.listings.hours.clock_times import (
    MINUTES_A_DAY,
    OFFSET,
    clock,
    offset_hours_in,
)
from directory.listings.hours.recurrence import FREQUENCIES
from directory.listings.hours.rule_text import DAYS, WEEKDAY
from directory.listings.hours.zones import fixed
from directory.search_port import zone_named

# Times behind which a half of the day stands, in the languages of ours.
MORNING = r"a\.?\s?m\.?|ص|صباحا|صباحًا|صباحاً|صبح|ق\.?\s?ظ\.?|قبل از ظهر|غ\.?\s?م\.?"
AFTERNOON = r"p\.?\s?m\.?|م|مساءً|مساء|ب\.?\s?ظ\.?|بعد از ظهر|غ\.?\s?و\.?"
SEPARATOR = r"(?:\s?[:.٫h]\s?|\s?u\.?\s?)"
TIME = re.compile(
    rf"T?([0-9]{{1,2}})(?:{SEPARATOR}([0-9]{{2}}))?(?:[:.][0-9]{{2}}(?:[.,][0-9]+)?)?"
    rf"\s?(?P<hours>h|u|uur|heures)?\s?(?:(?P<am>{MORNING})|(?P<pm>{AFTERNOON}))?"
    rf"\s?(?P<zone>{OFFSET})?",
    re.IGNORECASE,
)
BARE = re.compile(r"([0-9]{1,2})([0-9]{2})")  # 0900, 1730
WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00", "minuit": "24:00"}
DAY = re.compile(r"([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})")
SPLIT = re.compile(r"[,;،]|\s+(?=[^\s])")
RANGE = re.compile(r"([A-Z]+)\s*[-–]\s*([A-Z]+)")
ENGLISH = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
SHORTEST_NAME = 3  # Mon, Tues: each begins one day alone
YEARS = range(1900, 10_000)  # what counts from elsewhere is of another calendar
OFFSET_WORDS = re.compile(r"(?:UTC|GMT)?\s*([+-]?)([0-9]{1,2})(?::?([0-9]{2}))?")
HALF_DAY = 12


def read_time(words: str) -> str | None:
    """Return a time of day as ``HH:MM``, with its zone where one is written."""
    text = in_ascii_digits(WORDS.get(words.casefold(), words))
    if moment := re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](.+)", text):
        text = moment[1]
    if bare := BARE.fullmatch(text):
        text = f"{bare[1]}:{bare[2]}"
    found = TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    half = found["am"] or found["pm"]
    # “9” alone may be either half of the day.
    if not (found[2] or half or found["hours"]) or minute >= 60:
        return None
    if half:
        if not 1 <= hour <= HALF_DAY:
            return None
        hour = hour % HALF_DAY + (HALF_DAY if found["pm"] else 0)
    minutes = hour * 60 + minute
    zone = (found["zone"] or "").upper()
    return clock(minutes) + zone if minutes <= MINUTES_A_DAY else None


def read_day(words: str, offset: float | None = None) -> date | None:
    """Return a day; of an instant, that of clocks so many hours ahead of UTC."""
    day, time = split_instant(words)
    if day is None or not time:
        return day
    stored = read_time(time)
    if stored is None:
        return None
    own = offset_hours_in(stored)
    if own is None or offset is None:
        return day
    moment = datetime.combine(day, datetime.min.time(), zone_of_hours(own))
    moment += timedelta(hours=int(stored[:2]), minutes=int(stored[3:5]))
    return moment.astimezone(zone_of_hours(offset)).date()


def zone_of_hours(hours: float) -> timezone:
    """Return the zone of an offset."""
    return timezone(timedelta(hours=hours))


def read_until(words: str) -> tuple[date | None, str]:
    """Return the last day and the time on it, if one is written; None for neither."""
    day, time = split_instant(words)
    stored = read_time(time) if time else ""
    return (None, "") if stored is None else (day, stored)


def split_instant(words: str) -> tuple[date | None, str]:
    """Return the day that words begin with, and what stands behind it."""
    text = in_ascii_digits(words).upper()
    found = DAY.match(text)
    if found is None or int(found[1]) not in YEARS:
        return None, ""
    behind = text[found.end() :]
    if behind and behind[0] not in "T ":
        return None, ""
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None, ""
    return day, compact(behind[1:].strip())


def compact(time: str) -> str:
    """Return a time of RFC 5545, 235959Z, as others write it."""
    return re.sub(r"^([0-9]{2})([0-9]{2})([0-9]{2})(?=Z?$)", r"\1:\2:\3", time)


def read_frequency(words: str) -> str | None:
    """Return how often a rule recurs."""
    stated = words.upper().replace("ANNUALLY", "YEARLY")
    return stated if stated in FREQUENCIES else None


def read_weekdays(words: str) -> str | None:
    """Return a list of days of the week: MO,1TU; from names and ranges as well."""
    text = RANGE.sub(r"\1-\2", words.upper())
    found = [day for word in SPLIT.split(text) if word for day in days_of(word)]
    return ",".join(found) if found and "" not in found else None


def read_week_start(words: str) -> str | None:
    """Return the day on which weeks begin; of Monday, which is usual, nothing."""
    day = named_day(words.upper())
    return day.removeprefix("MO") if day else None


def days_of(word: str) -> list[str]:
    """Return the days that a word names, MO-FR five; an empty one for no day."""
    if between := RANGE.fullmatch(word):
        first, last = named_day(between[1]), named_day(between[2])
        if not (first and last):
            return [""]
        start, end = DAYS.index(first), DAYS.index(last)
        return [DAYS[(start + step) % 7] for step in range((end - start) % 7 + 1)]
    if WEEKDAY.fullmatch(word):
        return [word]
    return [named_day(word)]


def named_day(word: str) -> str:
    """Return the two letters of a day that is named, or nothing."""
    if word in DAYS:
        return word
    stem = word.rstrip(".").removesuffix("S")  # Mondays, Tues.
    whole = (name for name in ENGLISH if name.startswith(stem))
    return next((name[:2] for name in whole if len(stem) >= SHORTEST_NAME), "")


def read_numbers(words: str) -> str | None:
    """Return a list of numbers: 1,15,-1."""
    found = [word for word in SPLIT.split(in_ascii_digits(words)) if word]
    if not all(re.fullmatch(r"[+-]?[0-9]{1,3}", word) for word in found):
        return None
    return ",".join(str(int(word)) for word in found)


def read_number(words: str) -> int | None:
    """Return how many: a number from one to a hundred thousand."""
    text = in_ascii_digits(words)
    if not re.fullmatch(r"[0-9]{1,6}(\.0+)?", text):
        return None
    number = int(text.partition(".")[0])
    return number if 1 <= number <= 100_000 else None


def read_zone(words: str) -> tuple[float | None, str]:
    """Return hours from UTC, or the name of a zone as it was written."""
    text = in_ascii_digits(words)
    if text.upper() in ("Z", "UTC", "GMT"):
        return 0.0, ""
    try:
        hours = float(text)
    except ValueError:
        found = OFFSET_WORDS.fullmatch(text.upper())
        if found is None:
            return None, words[:64]
        hours = int(found[2]) + int(found[3] or 0) / 60
        hours = -hours if found[1] == "-" else hours
    return (hours, "") if fixed(hours) else (None, words[:64])


def is_known_zone(name: str) -> bool:
    """Whether there is a clock of that name."""
    return zone_named(name) is not None


def in_ascii_digits(words: str) -> str:
    """Return words with the digits 0 to 9, whatever script theirs are of."""
    return "".join(ascii_digits(words))


def ascii_digits(words: str) -> Iterable[str]:
    """Yield the signs of a text, digits as 0 to 9."""
    for sign in words.strip():
        yield str(int(sign)) if sign.isdecimal() else sign
