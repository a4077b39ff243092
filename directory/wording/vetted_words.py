"""Whether a listing was vetted, and until when that holds, in few words."""

from datetime import date, timedelta

from flask_babel import gettext

from directory.wording.labels import date_label
from directory.wording.near_days import day_label

REVIEW_DAYS = 180  # half a year: whoever vetted a listing looks at it again by then


def vetted_words(day: date | None, vetters: int, today: date) -> str:
    """Return how a listing stands today, of which ``day`` is that of the last look.

    What nobody looked at for half a year is told by the day of the last look alone.
    """
    if vetters == 0:
        return gettext("To be confirmed")
    if day is None:
        # NOTE: a mark on a listing that two people have vetted.
        return gettext("Vetted")
    until = day + timedelta(days=REVIEW_DAYS)
    if today <= until:
        # NOTE: a mark on a listing that two people have vetted; %(date)s is the day by
        # which somebody has to look at it again.
        return gettext("Vetted until %(date)s", date=day_label(until))
    # NOTE: a mark on a listing that two people have vetted; %(date)s is a day long ago.
    return gettext("Vetted, but not checked since %(date)s", date=date_label(day))
