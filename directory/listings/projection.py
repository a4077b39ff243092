"""The projection: what of each listing is public, read from the truth in one view."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, joinedload

from directory.listings.models import ListingChange, Service, ServiceAtLocation
from directory.listings.parts import load_parts
from directory.listings.projecting.document import KINDS, make_document
from directory.listings.shown import shown_of
from directory.listings.tiers import SHOWN_PUBLICATIONS, SHOWN_STATUSES
from directory.listings.vocabulary import Visibility
from directory.search_port import Gone, ListingDocument

BATCH = 500


@dataclass(frozen=True, slots=True)
class Projected:
    """What became of listings: documents to hold, ids to drop."""

    documents: list[ListingDocument]
    gone: list[Gone]


def is_public() -> ColumnElement[bool]:
    """Return the one rule of what anyone may see, as a condition on Service."""
    return and_(
        Service.publication.in_(SHOWN_PUBLICATIONS),
        Service.visibility == Visibility.PUBLIC,
        Service.status.in_(SHOWN_STATUSES),
    )


def project(session: Session, listing_ids: Sequence[UUID]) -> Projected:
    """Return the public documents of listings; all others are gone."""
    rows = session.scalars(
        select(ServiceAtLocation)
        .join(ServiceAtLocation.service)
        .where(ServiceAtLocation.id.in_(listing_ids), is_public())
        .options(
            joinedload(ServiceAtLocation.service).joinedload(Service.organization),
            joinedload(ServiceAtLocation.location),
        )
    ).all()
    parts = load_parts(session, rows, KINDS)
    documents = [make_document(row, shown_of(row, parts[row.id])) for row in rows]
    held = {row.id for row in rows}
    return Projected(documents, gone(session, set(listing_ids) - held))


def gone(session: Session, listing_ids: Collection[UUID]) -> list[Gone]:
    """Return listings that are not public, each as of the version that it has now."""
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


def all_public(session: Session) -> Iterator[list[ListingDocument]]:
    """Yield the documents of every public listing, a batch at a time, by id."""
    ids = [UUID(key) for key, _version in public_versions(session)]
    for start in range(0, len(ids), BATCH):
        yield project(session, ids[start : start + BATCH]).documents


def public_versions(session: Session) -> Iterator[tuple[str, int]]:
    """Yield (id, version) of every public listing, ordered by id."""
    found = session.execute(
        select(ServiceAtLocation.id, Service.version)
        .join(ServiceAtLocation.service)
        .where(is_public())
    )
    yield from sorted((str(key), version) for key, version in found)
