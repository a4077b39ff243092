"""Opening hours by the clock of the place that she named, where it shows another time.

Where a listing is, its own clock is true for whoever walks there. Who calls from
elsewhere reads hers beside it.
"""

from dataclasses import replace
from datetime import datetime

from flask_babel import gettext
from markupsafe import Markup

from directory.listings.hours.opening_hours import (
    MINUTES_A_DAY,
    MINUTES_AN_HOUR,
    HoursView,
    clock,
    minutes_of,
    offset_at,
)
from directory.listings.hours.recurrence import WEEK_DAYS
from directory.search_port import Clock
from directory.site.hours_words import days_and_times
from directory.wording.bidi import marked, sentence


def visitor_hours(
    hours: HoursView, her: Clock | None, reader: str, at: datetime
) -> Markup | str:
    """Return one rule by her clock; empty where it shows the same, or none is known."""
    moved = moved_to(hours, her, at) if her else None
    if her is None or moved is None:
        return ""
    return sentence(
        # NOTE: below opening hours; %(place)s is the town that she searched near,
        # %(hours)s the same hours by the clock there.
        gettext("By the clock in %(place)s: %(hours)s"),
        place=marked(her.place, reader),
        hours=days_and_times(moved),
    )


def moved_to(hours: HoursView, her: Clock, at: datetime) -> HoursView | None:
    """Return one rule by another clock; None where that changes nothing."""
    opens, closes = minutes_of(hours.opens), minutes_of(hours.closes)
    there, here = hours.utc_offset_hours, offset_at(her.timezone, at)
    if opens is None or closes is None or there is None or here is None:
        return None
    later = round((here - there) * MINUTES_AN_HOUR)
    every_minute = len(hours.days) == WEEK_DAYS and closes - opens >= MINUTES_A_DAY - 1
    if later == 0 or every_minute:
        return None
    days = (opens + later) // MINUTES_A_DAY
    return replace(
        hours,
        days=tuple(sorted((day + days) % WEEK_DAYS for day in hours.days)),
        opens=clock((opens + later) % MINUTES_A_DAY),
        closes=clock((closes + later) % MINUTES_A_DAY),
        utc_offset_hours=here,
    )
