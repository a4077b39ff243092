"""A day that is near, told without its year."""

from datetime import date

from babel.dates import format_date, format_skeleton

from directory.wording.labels import in_own_digits, reader_locale

MONTH_FIRST = "MMMM d"


def day_label(day: date) -> str:
    """Return a day without its year, which is the one that is near."""
    locale = reader_locale()
    day_comes_first = locale.date_formats["long"].pattern.startswith("d")
    # CLDR puts the day behind the month where nobody has told it better.
    if day_comes_first and locale.datetime_skeletons["MMMMd"].pattern == MONTH_FIRST:
        return in_own_digits(format_date(day, "d MMMM", locale=locale))
    return in_own_digits(format_skeleton("MMMMd", day, locale=locale))
