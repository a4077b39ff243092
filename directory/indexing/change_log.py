"""The log of changes: read in order, never past a transaction that is still open."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import Session

from directory.database import is_postgresql
from directory.indexing.log_identity import knows, read_identity
from directory.listings.models import ListingChange
from directory.search_port import Cursor

XMIN = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


class UnknownCursorError(Exception):
    """The log does not tell all that changed since a cursor: build anew."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Listings to look at again, how many entries said so, and where they end."""

    listing_ids: list[UUID]
    count: int
    cursor: Cursor


def read_log(session: Session, after: Cursor, limit: int) -> Entries:
    """Return the next entries behind a cursor; each listing once.

    Raises UnknownCursorError where the cursor is not of this log.
    """
    identity = read_identity(session)
    if not knows(session, identity, after):
        raise UnknownCursorError
    order = (ListingChange.transaction, ListingChange.sequence)
    query = settled_entries(session).where(behind(after)).order_by(*order)
    found = session.scalars(query.limit(limit)).all()
    cursor = identity.at(found[-1]) if found else after
    ids = list(dict.fromkeys(entry.listing_id for entry in found))
    return Entries(ids, len(found), cursor)


def behind(cursor: Cursor) -> ColumnElement[bool]:
    """Match entries that come after a cursor."""
    return or_(
        ListingChange.transaction > cursor.transaction,
        and_(
            ListingChange.transaction == cursor.transaction,
            ListingChange.sequence > cursor.sequence,
        ),
    )


def settled_entries(session: Session) -> Select[ListingChange]:
    """Select the entries that no open transaction can still come before.

    A sequence number is taken before its transaction commits: a reader that only
    followed the numbers would pass a late commit and never see it.
    """
    query = select(ListingChange)
    if not is_postgresql(session):
        return query
    return query.where(ListingChange.transaction < horizon())


def unsettled_entries(session: Session) -> dict[int, UUID]:
    """Return the listings of committed entries that no cursor may pass yet.

    A transaction that is still open could come before them, and a long one would
    keep a withdrawal waiting. By sequence number; on PostgreSQL only.
    """
    query = select(ListingChange.sequence, ListingChange.listing_id)
    rows = session.execute(query.where(ListingChange.transaction >= horizon()))
    return {row.sequence: row.listing_id for row in rows}


def horizon() -> ColumnElement[int]:
    """Return the oldest transaction that is still open, or the next one."""
    return literal_column(XMIN, BigInteger)


def end_of_log(session: Session) -> Cursor:
    """Return the cursor behind everything settled that this view contains."""
    identity, last = read_identity(session), newest_settled(session)
    return identity.at(last) if last else identity.start()


def newest_settled(session: Session) -> ListingChange | None:
    """Return the last entry that nothing can come before any more."""
    order = (ListingChange.transaction.desc(), ListingChange.sequence.desc())
    query = settled_entries(session).order_by(*order).limit(1)
    return session.scalars(query).one_or_none()


def waiting(session: Session, after: Cursor) -> int:
    """Return how many entries a projection has not read yet."""
    counted = session.scalar(
        select(func.count()).select_from(ListingChange).where(behind(after))
    )
    return counted or 0
