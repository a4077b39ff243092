"""Opening hours in words."""

from collections.abc import Sequence

from flask_babel import get_locale, gettext

from directory.listings.opening import HoursView


def hours_words(hours: HoursView) -> str:
    """Return one rule as a line: days, times, and the zone where it is known."""
    days = days_words(hours.days)
    times = times_words(hours)
    zone = zone_words(hours.utc_offset_hours) if times else ""
    return " ".join(filter(None, (days, times, zone)))


def days_words(days: Sequence[int]) -> str:
    """Return days by name, 0 being Monday; a run of three or more as from-to."""
    locale = get_locale()
    names = [locale.days["format"]["wide"][day] for day in days]
    if len(days) == len(range(7)):
        return gettext("every day")
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return gettext("%(first)s to %(last)s", first=names[0], last=names[-1])
    return gettext(", ").join(names)


def times_words(hours: HoursView) -> str:
    """Return the times, in the digits that clocks show everywhere."""
    if not hours.opens or not hours.closes:
        return ""
    return gettext("%(opens)s–%(closes)s", opens=hours.opens, closes=hours.closes)


def zone_words(offset_hours: float | None) -> str:
    """Return the hours from UTC, which tell local time to a reader abroad."""
    if offset_hours is None:
        return gettext("(local time)")
    minutes = round(abs(offset_hours) * 60)
    sign = "-" if offset_hours < 0 else "+"
    clock = f"UTC{sign}{minutes // 60}:{minutes % 60:02}"
    return gettext("(local time, %(zone)s)", zone=clock)
