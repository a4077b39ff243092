"""Note in the log that listings changed, in the transaction that changes them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, literal, select, text, update
from sqlalchemy.orm import Session

from directory.database import instant_of, is_postgresql
from directory.listings.models import ListingChange, Service, ServiceAtLocation

# PostgreSQL's own id of the transaction: a reader sees by it which are still open.
TRANSACTION_ID = text("pg_current_xact_id()::text::bigint")


def touch(session: Session, service_ids: Iterable[UUID]) -> None:
    """Count the services' versions up by one, and log each of their listings."""
    ids = sorted(set(service_ids))
    if not ids:
        return
    session.execute(
        update(Service)
        .where(Service.id.in_(ids))
        .values(version=Service.version + 1, last_modified_at=instant_of(session))
        .execution_options(synchronize_session="fetch")
    )
    listings = select(ServiceAtLocation.id).where(ServiceAtLocation.service_id.in_(ids))
    log_listings(
        session, session.scalars(listings.order_by(ServiceAtLocation.id)).all()
    )


def log_listings(session: Session, listing_ids: Sequence[UUID]) -> None:
    """Append one entry a listing; it may be new, changed, or gone by now."""
    append(session, [{"listing_id": id_} for id_ in listing_ids])


def log_gone(session: Session, service_of: Mapping[UUID, UUID]) -> None:
    """Append that listings were taken from their services, as of these versions."""
    ids = set(service_of.values())
    found = session.execute(
        select(Service.id, Service.version).where(Service.id.in_(ids))
    )
    versions = {key: version for key, version in found}
    append(
        session,
        [
            {"listing_id": listing, "gone_version": versions[service]}
            for listing, service in service_of.items()
        ],
    )


def append(session: Session, entries: Sequence[dict[str, Any]]) -> None:
    """Write entries of one transaction, in their order."""
    if not entries:
        return
    changed_at = instant_of(session)
    session.execute(
        insert(ListingChange).values(transaction=transaction_id(session)),
        [{"changed_at": changed_at, **entry} for entry in entries],
    )


def transaction_id(session: Session) -> ColumnElement[int] | int:
    """Return what orders the log: the transaction on PostgreSQL, 0 on SQLite."""
    if is_postgresql(session):
        return literal(session.execute(select(TRANSACTION_ID)).scalar_one())
    return 0
