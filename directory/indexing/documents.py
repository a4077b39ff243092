"""The projection: what of each listing an audience may see, read in one view."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from directory.database import today_of
from directory.indexing.document import KINDS, make_document
from directory.listings.field_visibility import TIER_OF, is_seen_by
from directory.listings.models import ListingChange, Service, ServiceAtLocation
from directory.listings.parts import load_parts
from directory.listings.shown import shown_of
from directory.search_port import Audience, Gone, ListingDocument


@dataclass(frozen=True, slots=True)
class Projected:
    """What became of listings: documents to hold, ids to drop."""

    documents: list[ListingDocument]
    gone: list[Gone]


def project(
    session: Session,
    listing_ids: Sequence[UUID],
    audience: Audience = Audience.PUBLIC,
) -> Projected:
    """Return the documents of listings that an audience sees; all others are gone."""
    today = today_of(session)
    rows = session.scalars(
        select(ServiceAtLocation)
        .join(ServiceAtLocation.service)
        .where(ServiceAtLocation.id.in_(listing_ids), is_seen_by(audience, today))
        .options(
            joinedload(ServiceAtLocation.service).joinedload(Service.organization),
            joinedload(ServiceAtLocation.location),
        )
    ).all()
    parts = load_parts(session, rows, KINDS)
    tier = TIER_OF[audience]
    documents = [
        make_document(row, shown_of(row, parts[row.id], to=tier, today=today))
        for row in rows
    ]
    held = {row.id for row in rows}
    return Projected(documents, gone(session, set(listing_ids) - held))


def gone(session: Session, listing_ids: Collection[UUID]) -> list[Gone]:
    """Return listings that are not seen, each as of the version that it has now."""
    found = session.execute(
        select(ServiceAtLocation.id, Service.version)
        .join(ServiceAtLocation.service)
        .where(ServiceAtLocation.id.in_(listing_ids))
    )
    versions = {key: version for key, version in found}
    versions |= last_versions(session, set(listing_ids) - versions.keys())
    return [Gone(str(key), versions.get(key)) for key in sorted(listing_ids)]


def last_versions(session: Session, listing_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return as of which version listings were taken away, where the log still knows.

    A copy that is told so cannot be brought back to an older state by a late writer.
    """
    if not listing_ids:
        return {}
    found = session.execute(
        select(ListingChange.listing_id, func.max(ListingChange.gone_version))
        .where(ListingChange.listing_id.in_(listing_ids))
        .where(ListingChange.gone_version.is_not(None))
        .group_by(ListingChange.listing_id)
    )
    return {key: version for key, version in found if version is not None}


def seen_versions(
    session: Session, audience: Audience = Audience.PUBLIC
) -> Iterator[tuple[str, int]]:
    """Yield (id, version) of every listing that an audience sees, ordered by id."""
    found = session.execute(
        select(ServiceAtLocation.id, Service.version)
        .join(ServiceAtLocation.service)
        .where(is_seen_by(audience, today_of(session)))
    )
    yield from sorted((str(key), version) for key, version in found)
