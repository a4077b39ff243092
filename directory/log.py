"""The log of changes: read in order, never past a transaction that is still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    and_,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import Session

from directory.listings.models import ListingChange
from directory.search_port import Cursor

END = 2**62  # behind every sequence number of a transaction
XMIN = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


@dataclass(frozen=True, slots=True)
class Entries:
    """Listings to look at again, and how far the log has been read."""

    listing_ids: list[UUID]
    cursor: Cursor


def read_log(session: Session, after: Cursor, limit: int) -> Entries:
    """Return the next entries behind a cursor; each listing once."""
    found = session.execute(
        select(
            ListingChange.transaction,
            ListingChange.sequence,
            ListingChange.listing_id,
        )
        .where(behind(after), *settled(session))
        .order_by(ListingChange.transaction, ListingChange.sequence)
        .limit(limit)
    ).all()
    cursor = Cursor(found[-1][0], found[-1][1]) if found else after
    return Entries(list(dict.fromkeys(row[2] for row in found)), cursor)


def behind(cursor: Cursor) -> ColumnElement[bool]:
    """Match entries that come after a cursor."""
    return or_(
        ListingChange.transaction > cursor.transaction,
        and_(
            ListingChange.transaction == cursor.transaction,
            ListingChange.sequence > cursor.sequence,
        ),
    )


def settled(session: Session) -> Sequence[ColumnElement[bool]]:
    """Leave out what an open transaction could still come before.

    A sequence number is taken before its transaction commits: a reader that only
    followed the numbers would pass a late commit and never see it.
    """
    if not is_postgresql(session):
        return []
    return [ListingChange.transaction < literal_column(XMIN, BigInteger)]


def is_postgresql(session: Session) -> bool:
    """Whether several transactions may write at once here."""
    return session.get_bind().dialect.name == "postgresql"


def end_of_log(session: Session) -> Cursor:
    """Return the cursor behind everything that this session's view contains."""
    if is_postgresql(session):
        horizon = session.scalar(select(literal_column(XMIN, BigInteger)))
        return Cursor((horizon or 1) - 1, END)
    last = session.scalar(select(func.max(ListingChange.sequence)))
    return Cursor(0, last or 0)


def waiting(session: Session, after: Cursor) -> int:
    """Return how many entries a projection has not read yet."""
    counted = session.scalar(
        select(func.count()).select_from(ListingChange).where(behind(after))
    )
    return counted or 0
