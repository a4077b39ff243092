"""Note in the log that listings changed, in the transaction that changes them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, insert, literal, select, text, update
from sqlalchemy.orm import Session

from directory.database import is_postgresql, now
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
        .values(version=Service.version + 1, last_modified_at=now())
        .execution_options(synchronize_session="fetch")
    )
    listings = select(ServiceAtLocation.id).where(ServiceAtLocation.service_id.in_(ids))
    log_listings(
        session, session.scalars(listings.order_by(ServiceAtLocation.id)).all()
    )


def log_listings(session: Session, listing_ids: Sequence[UUID]) -> None:
    """Append one entry a listing; it may be new, changed, or gone by now."""
    if not listing_ids:
        return
    changed_at = now()
    session.execute(
        insert(ListingChange).values(transaction=transaction_id(session)),
        [{"listing_id": id_, "changed_at": changed_at} for id_ in listing_ids],
    )


def transaction_id(session: Session) -> ColumnElement[int] | int:
    """Return what orders the log: the transaction on PostgreSQL, 0 on SQLite."""
    if is_postgresql(session):
        return literal(session.execute(select(TRANSACTION_ID)).scalar_one())
    return 0
