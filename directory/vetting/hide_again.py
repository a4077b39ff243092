"""Hide again what a restored backup shows, though it was hidden before."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.database import IDS_AT_ONCE, Database, in_batches
from directory.listings.models import Service
from directory.listings.record_changes import touch
from directory.listings.vocabulary import Publication
from directory.tombstones.hidden_log import HiddenLog, Kind
from directory.tombstones.remembering import hidden_log
from directory.vetting.workflow import Action, perform


def hide_again(database: Database) -> int:
    """Withdraw what the hidden log names and the database shows; return how many.

    What the database hides and the log does not name is written down: it may be of
    an instance that had no log yet. Raises OSError where the log cannot be used.
    """
    with database.read() as session:
        found = hidden_log(session)
        if found is None:
            return 0
        shown = named_and_shown(session, found)
        unnamed = withdrawn(session) - found.hidden(Kind.SERVICE)
    if unnamed:
        found.hide(Kind.SERVICE, unnamed)
    if shown:
        with database.write() as session:
            withdraw_all(session, shown)
    return len(shown)


def named_and_shown(session: Session, log: HiddenLog) -> list[UUID]:
    """Return the services that were hidden and do not stand so."""
    found: list[UUID] = []
    for ids in in_batches(sorted(log.hidden(Kind.SERVICE)), IDS_AT_ONCE):
        statement = select(Service.id).where(Service.id.in_(ids))
        stray = statement.where(Service.publication != Publication.WITHDRAWN)
        found += session.scalars(stray)
    return found


def withdrawn(session: Session) -> set[UUID]:
    """Return the services that stand withdrawn."""
    statement = select(Service.id).where(Service.publication == Publication.WITHDRAWN)
    return set(session.scalars(statement))


def withdraw_all(session: Session, ids: Sequence[UUID]) -> None:
    """Withdraw services, and log their listings for every index."""
    for batch in in_batches(ids, IDS_AT_ONCE):
        rows = session.execute(
            select(Service.id, Service.publication)
            .where(Service.id.in_(batch))
            .order_by(Service.id)
            .with_for_update()
        )
        standings = {key: publication for key, publication in rows}
        perform(session, Action.WITHDRAW, standings)
        touch(session, standings)
