"""Opening hours by the clock of the place that she named, where it shows another time.

Where a listing is, its own clock is true for whoever walks there. Who calls from
elsewhere reads hers beside it.
"""

from datetime import datetime

from flask_babel import gettext
from markupsafe import Markup

from directory.listings.hours.hours_view import HoursView, moved
from directory.listings.hours.zones import offset_at
from directory.search_port import Clock
from directory.site.hours_words import days_and_times
from directory.wording.bidi import marked, sentence


def visitor_hours(
    hours: HoursView, her: Clock | None, reader: str, at: datetime
) -> Markup | str:
    """Return one rule by her clock; empty where it shows the same, or none is known."""
    hers = moved(hours, offset_at(her.timezone, at)) if her else None
    if her is None or hers is None:
        return ""
    return sentence(
        # NOTE: below opening hours; %(place)s is the town that she searched near,
        # %(hours)s the same hours by the clock there.
        gettext("By the clock in %(place)s: %(hours)s"),
        place=marked(her.place, reader),
        hours=days_and_times(hers),
    )
