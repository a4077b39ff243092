"""Whether there was room at a listing, in words."""

from flask_babel import gettext

from directory.listings.public_view import ListingView
from directory.wording.near_days import day_label


def room_words(view: ListingView) -> str:
    """Return whether there was room, with the day that this was told."""
    if view.room is None:
        return ""
    day = day_label(view.room.told_on)
    if view.room.free:
        # NOTE: on a card: a shelter had a free place; %(date)s is a day.
        return gettext("Room on %(date)s", date=day)
    # NOTE: on a card: a shelter had no free place; %(date)s is a day.
    return gettext("Full on %(date)s", date=day)
