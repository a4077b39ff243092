"""Days as they are told: in Afghanistan by the solar calendar, beside the common one.

The names of months are those of Afghanistan, which CLDR has for its Persian calendar.
"""

from datetime import date
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from persiantools.jdatetime import JalaliDate

from i18n.digits import in_digits_of
from i18n.languages import LANGUAGES

SOLAR_MONTHS = {
    "fa-AF": (
        "حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله",
        "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت",
    ),
    "ps": (
        "وری", "غویی", "غبرګولی", "چنګاښ", "زمری", "وږی",
        "تله", "لړم", "لیندۍ", "مرغومی", "سلواغه", "کب",
    ),
}  # fmt: skip
MONTH_FIRST = "MMMM d"
SOLAR_YEARS = range(1922, 2200)  # since when Afghanistan reckons by it, and far enough


def told_date(day: date, language: str) -> str:
    """Return a day in the words, digits and calendars of a language (our tag)."""
    return in_calendars(day, language, "long")


def told_weekday_and_date(day: date, language: str) -> str:
    """Return a day with its name in the week, as a language tells it."""
    return in_calendars(day, language, "full")


def told_near_day(day: date, language: str) -> str:
    """Return a day without its year, which is the one that is near."""
    locale = Locale.parse(LANGUAGES[language].locale)
    day_comes_first = locale.date_formats["long"].pattern.startswith("d")
    # CLDR puts the day behind the month where nobody has told it better.
    if day_comes_first and locale.datetime_skeletons["MMMMd"].pattern == MONTH_FIRST:
        common = format_date(day, "d MMMM", locale=locale)
    else:
        common = format_skeleton("MMMMd", day, locale=locale)
    if language not in SOLAR_MONTHS or day.year not in SOLAR_YEARS:
        return in_digits_of(language, common)
    month_and_day = solar(day, language).rpartition(" ")[0]
    return in_digits_of(language, f"{month_and_day} ({common})")


def in_calendars(day: date, language: str, width: Literal["long", "full"]) -> str:
    """Return a day, the solar one first where people live by it."""
    locale = LANGUAGES[language].locale
    if language not in SOLAR_MONTHS or day.year not in SOLAR_YEARS:
        return in_digits_of(language, format_date(day, width, locale=locale))
    weekday = format_date(day, "EEEE ", locale=locale) if width == "full" else ""
    common = format_date(day, "d MMMM y", locale=locale)
    return in_digits_of(language, f"{weekday}{solar(day, language)} ({common})")


def solar(day: date, language: str) -> str:
    """Return a day of the solar calendar, in Latin digits."""
    solar_day = JalaliDate(day)  # type: ignore[no-untyped-call]  # of persiantools
    month = SOLAR_MONTHS[language][solar_day.month - 1]
    return f"{solar_day.day} {month} {solar_day.year}"
