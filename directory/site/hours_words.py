"""Opening hours in words."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from flask_babel import gettext

from directory.listings.hours.clock_times import minutes_of
from directory.listings.hours.hours_view import HoursView
from directory.search_port import WEEK_DAYS
from directory.wording.labels import (
    date_label,
    in_own_digits,
    reader_language,
    reader_locale,
    weekday_and_date_label,
)
from directory.wording.listing_words import joined
from i18n.clock import told_clock, told_minutes


def hours_words(hours: HoursView) -> str:
    """Return one rule as a line: days, times, zone, and from when to when it holds."""
    zone = zone_words(hours.utc_offset_hours) if times_words(hours) else ""
    # NOTE: behind opening hours that hold in some weeks only.
    seldom = "" if hours.every_week else gettext("(not every week)")
    told = " ".join(filter(None, (days_and_times(hours), zone, seldom)))
    # NOTE: in the list of opening hours, before days: it is not open then.
    closed = gettext("Closed") if hours.closed else ""
    return joined(filter(None, (closed, told, *dates_words(hours))))


def dates_words(hours: HoursView) -> Iterator[str]:
    """Yield on which days a rule begins and ends, and when it comes next."""
    if hours.begins and hours.begins == hours.ends:
        yield weekday_and_date_label(hours.begins)
        return
    if hours.begins:
        # NOTE: behind opening hours; %(date)s is the first day on which they hold.
        yield gettext("from %(date)s", date=date_label(hours.begins))
    if hours.ends:
        # NOTE: behind opening hours; %(date)s is the last day on which they hold.
        yield gettext("until %(date)s", date=date_label(hours.ends))
    if hours.following:
        # NOTE: behind opening hours that hold in some weeks only; %(date)s is the next
        # day on which it is open, such as Monday, 1 June 2026.
        shown = weekday_and_date_label(hours.following)
        yield gettext("next on %(date)s", date=shown)


def opens_next_words(opens: datetime | None) -> str:
    """Return when it opens next, by the clock of the place."""
    if opens is None:
        return ""
    ahead = opens.utcoffset()
    zone = zone_words(None if ahead is None else ahead / timedelta(hours=1))
    # NOTE: on the page of a listing that is closed now; %(day)s is a day, such as
    # Monday, 1 June 2026, %(time)s a time of day and its zone.
    return gettext(
        "It opens next on %(day)s at %(time)s.",
        day=weekday_and_date_label(opens.date()),
        time=f"{told_clock(opens.time(), reader_language())} {zone}",
    )


def opens_soon_words(opens: datetime, at: datetime, *, zoned: bool) -> str:
    """Return when it opens next in few words, by the clock of the place.

    Whoever is elsewhere is told (``zoned``) that it is that clock.
    """
    days = (opens.date() - at.astimezone(opens.tzinfo).date()).days
    # On a card digits alone: a line has no room for the clock of East Africa in words,
    # which stands on the page of the listing.
    clock = in_own_digits(f"{opens:%H:%M}")
    time = f"{clock} {zone_words(None)}" if zoned else clock
    if days == 0:
        # NOTE: on a card, behind “Closed now”; %(time)s is a time of day.
        return gettext("opens today at %(time)s", time=time)
    if days == 1:
        # NOTE: on a card, behind “Closed now”; %(time)s is a time of day.
        return gettext("opens tomorrow at %(time)s", time=time)
    name = reader_locale().days["format"]["wide"][opens.weekday()]
    day = name if days < WEEK_DAYS else date_label(opens.date())
    # NOTE: on a card, behind “Closed now”; %(day)s is a day of the week, or a date.
    return gettext("opens on %(day)s at %(time)s", day=day, time=time)


def open_now_words(
    *,
    closed_for_now: bool,
    always: bool,
    open_now: bool | None,
    opens: datetime | None,
    at: datetime,
    zoned: bool = True,
) -> tuple[str, ...]:
    """Return whether it is open at this hour, and when it opens; empty if not known."""
    if closed_for_now:
        return (gettext("Closed for the time being"),)
    if always:
        return (gettext("Day and night, every day"),)
    if open_now:
        return (gettext("Open now"),)
    if open_now is None:
        return ()
    # NOTE: on a card and on the page of a listing: it is closed at this hour.
    closed = gettext("Closed now")
    return (closed, opens_soon_words(opens, at, zoned=zoned)) if opens else (closed,)


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
    """Return the times as her language tells them."""
    opens, closes = minutes_of(hours.opens), minutes_of(hours.closes)
    if opens is None or closes is None:
        return ""
    reader = reader_language()
    # NOTE: opening hours; %(opens)s and %(closes)s are times: 08:00–16:30.
    return gettext(
        "%(opens)s–%(closes)s",
        opens=told_minutes(opens, reader),
        closes=told_minutes(closes, reader),
    )


def zone_words(offset_hours: float | None) -> str:
    """Return the hours from UTC, which tell local time to a reader abroad."""
    if offset_hours is None:
        # NOTE: behind opening hours: by the clock of the place where the help is.
        return gettext("(local time)")
    minutes = round(abs(offset_hours) * 60)
    sign = "-" if offset_hours < 0 else "+"
    clock = in_own_digits(f"UTC{sign}{minutes // 60}:{minutes % 60:02}")
    # NOTE: behind opening hours; %(zone)s is how far that clock is from world time,
    # such as UTC+4:30.
    return gettext("(local time, %(zone)s)", zone=clock)
