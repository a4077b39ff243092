"""Listings that were read a moment ago, kept while their version stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.errors import NotFoundError
from directory.listings.details import ListingDetails, public_listing
from directory.listings.field_visibility import is_public
from directory.listings.models import Service, ServiceAtLocation

MOST = 500


@dataclass(frozen=True, slots=True)
class Lately:
    """Saves a dozen queries a listing; whether it is public is asked every time.

    Hours depend on the day, so that what was read yesterday is read again.
    """

    kept: dict[tuple[UUID, int, date], ListingDetails] = field(default_factory=dict)

    def listings(
        self, session: Session, ids: Iterable[UUID], now: datetime
    ) -> list[ListingDetails]:
        """Return the listings that anyone may see, in the order of ``ids``."""
        wanted = list(ids)
        versions = versions_of(session, wanted)
        found = []
        for listing_id in wanted:
            if listing_id in versions:
                version = versions[listing_id]
                found.append(self.listing(session, listing_id, version, now))
        return [details for details in found if details]

    def listing(
        self, session: Session, listing_id: UUID, version: int, now: datetime
    ) -> ListingDetails | None:
        """Return one listing; None where it was withdrawn a moment ago."""
        key = (listing_id, version, now.date())
        if key in self.kept:
            return self.kept[key]
        try:
            details = public_listing(session, listing_id, now)
        except NotFoundError:
            return None
        if len(self.kept) >= MOST:
            self.kept.clear()
        return self.kept.setdefault(key, details)


def versions_of(session: Session, ids: list[UUID]) -> dict[UUID, int]:
    """Return the versions of the listings that anyone may see."""
    found = session.execute(
        select(ServiceAtLocation.id, Service.version)
        .join(ServiceAtLocation.service)
        .where(ServiceAtLocation.id.in_(ids), is_public())
    )
    return {listing_id: version for listing_id, version in found}
