"""Hide what nobody vetted and was twice reported as wrong or unsafe."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.corrections.models import BAD, Correction
from directory.database import Database
from directory.listings.models import Service, ServiceAtLocation
from directory.listings.vocabulary import Publication
from directory.vetting.withdrawal import withdraw_listing

BAD_REPORTS: Final = 2  # one that was sent by mistake hides nothing


def hide_reported(database: Database) -> int:
    """Withdraw the reported services, so that two vetters must look; how many.

    What two people vetted stays until they look again. The web role of PostgreSQL may
    not read reports: the worker counts them.
    """
    with database.read() as session:
        reported = list(reported_services(session))
    if reported:
        with database.write() as session:
            for service_id in reported:
                withdraw_listing(session, service_id)
    return len(reported)


def reported_services(session: Session) -> Iterator[UUID]:
    """Yield the unconfirmed services of which a listing has as many bad reports."""
    yield from session.scalars(
        select(Service.id)
        .join(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        .join(Correction, Correction.listing_id == ServiceAtLocation.id)
        .where(Service.publication == Publication.UNCONFIRMED, Correction.kind.in_(BAD))
        .group_by(Service.id)
        .having(func.count(Correction.id) >= BAD_REPORTS)
    )


def reported_listings(session: Session) -> Iterator[UUID]:
    """Yield the listings that any reader found wrong or unsafe."""
    found = select(Correction.listing_id).where(Correction.kind.in_(BAD)).distinct()
    yield from (listing for listing in session.scalars(found) if listing)
