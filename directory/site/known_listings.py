"""What is known now of the listings of an answer, in one go from the database."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from directory.database import AWAY
from directory.listings.details import ListingDetails, seen_listings
from directory.listings.vocabulary import Visibility
from directory.search_port import Hit
from directory.web.services import services


def known_listings(
    hits: Iterable[Hit], at: datetime, to: Visibility = Visibility.PUBLIC
) -> Mapping[UUID, ListingDetails] | None:
    """Return what a tier may know of each hit; None where the database is away.

    An answer comes from the index: it must not fail for what a card says besides.
    """
    ids = [UUID(hit.id) for hit in hits]
    try:
        with services().database.read() as session:
            return seen_listings(session, ids, at, to)
    except AWAY:
        return None
