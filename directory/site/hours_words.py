"""Opening hours in words."""

from collections.abc import Sequence

from flask_babel import gettext

from directory.listings.hours.opening_hours import HoursView
from directory.listings.hours.recurrence import WEEK_DAYS
from directory.wording.labels import reader_locale


def hours_words(hours: HoursView) -> str:
    """Return one rule as a line: days, times, and the zone where it is known."""
    zone = zone_words(hours.utc_offset_hours) if times_words(hours) else ""
    # NOTE: behind opening hours that hold in some weeks only.
    seldom = "" if hours.every_week else gettext("(not every week)")
    return " ".join(filter(None, (days_and_times(hours), zone, seldom)))


def days_and_times(hours: HoursView) -> str:
    """Return days and times alone, by whichever clock they are."""
    return " ".join(filter(None, (days_words(hours.days), times_words(hours))))


def days_words(days: Sequence[int]) -> str:
    """Return days by name, 0 being Monday; a run of three or more as from-to."""
    names = reader_locale().days["format"]["wide"]
    if len(days) == WEEK_DAYS:
        return gettext("every day")
    run = run_of(days)
    if run:
        # NOTE: opening hours; %(first)s and %(last)s are days of the week: Monday to
        # Friday.
        return gettext(
            "%(first)s to %(last)s", first=names[run[0]], last=names[run[-1]]
        )
    # NOTE: what stands between two things of a list, with the space after it.
    return gettext(", ").join(names[day] for day in days)


def run_of(days: Sequence[int]) -> list[int]:
    """Return three or more days that follow each other, over the weekend too."""
    for start in days:
        run = [(start + step) % WEEK_DAYS for step in range(len(days))]
        if len(days) > 2 and set(run) == set(days):
            return run
    return []


def times_words(hours: HoursView) -> str:
    """Return the times, in the digits that clocks show everywhere."""
    if not hours.opens or not hours.closes:
        return ""
    # NOTE: opening hours; %(opens)s and %(closes)s are times: 08:00–16:30.
    return gettext("%(opens)s–%(closes)s", opens=hours.opens, closes=hours.closes)


def zone_words(offset_hours: float | None) -> str:
    """Return the hours from UTC, which tell local time to a reader abroad."""
    if offset_hours is None:
        # NOTE: behind opening hours: by the clock of the place where the help is.
        return gettext("(local time)")
    minutes = round(abs(offset_hours) * 60)
    sign = "-" if offset_hours < 0 else "+"
    clock = f"UTC{sign}{minutes // 60}:{minutes % 60:02}"
    # NOTE: behind opening hours; %(zone)s is how far that clock is from world time,
    # such as UTC+4:30.
    return gettext("(local time, %(zone)s)", zone=clock)
