"""Pruning: entries that every index has long read leave the log."""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, select, tuple_, update
from sqlalchemy.orm import Session

from directory.database import Database, instant_of
from directory.indexing.change_log import newest_settled
from directory.listings.models import ListingChange, LogHistory

# A host that was away for longer builds its index anew.
KEPT = timedelta(days=30)
MOST = 10_000  # entries at a time: writers wait meanwhile
POSITION = (ListingChange.transaction, ListingChange.sequence)


def prune(database: Database) -> int:
    """Drop what is older than KEPT from the log; returns how many entries.

    An index that had not come so far finds that its entry is missing, and is built
    anew. The newest entry always stays, for new ones are numbered from there on.
    """
    with database.read() as session:
        old = before_first_kept(session)
        if (
            old is None
            or session.scalar(select(ListingChange).where(old).limit(1)) is None
        ):
            return 0
    with database.write() as session:
        session.execute(update(LogHistory).values(pruned=True))
        dropped = delete(ListingChange).where(old).returning(ListingChange.sequence)
        return len(session.scalars(dropped).all())


def before_first_kept(session: Session) -> ColumnElement[bool] | None:
    """Match what comes before the first young entry, in the order of the log.

    By order and not by age alone: a cursor may stand between an older entry and a
    younger one that comes before it.
    """
    newest = newest_settled(session)
    if newest is None:
        return None
    in_order = select(ListingChange).order_by(*POSITION).limit(1)
    young = in_order.where(ListingChange.changed_at >= instant_of(session) - KEPT)
    found = [*session.scalars(young), *session.scalars(in_order.offset(MOST)), newest]
    first = min((entry.transaction, entry.sequence) for entry in found)
    return tuple_(*POSITION) < tuple_(*first)
