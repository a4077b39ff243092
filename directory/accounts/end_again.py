"""End again what a restored backup shows, though it was ended before."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.accounts.members import end_account, end_membership
from directory.accounts.models import Membership, RoleGrant, UserAccount
from directory.database import IDS_AT_ONCE, Database, in_batches, instant_of
from directory.tombstones.hidden_log import Kind
from directory.tombstones.remembering import hidden_log

Row = TypeVar("Row", UserAccount, Membership, RoleGrant)


def end_again(database: Database) -> int:
    """End accounts, memberships and roles that the hidden log names; return how many.

    Raises OSError where the log cannot be used.
    """
    with database.read() as session:
        found = hidden_log(session)
        if found is None:
            return 0
        named = {
            kind: sorted(found.hidden(kind))
            for kind in (Kind.USER, Kind.MEMBERSHIP, Kind.ROLE)
        }
    if not any(named.values()):
        return 0
    with database.write() as session:
        return (
            end_strays(session, UserAccount, named[Kind.USER], end_account)
            + end_strays(session, Membership, named[Kind.MEMBERSHIP], end_membership)
            + end_strays(session, RoleGrant, named[Kind.ROLE], end_grant)
        )


def end_strays(
    session: Session,
    table: type[Row],
    ids: Sequence[UUID],
    end: Callable[[Session, Row], None],
) -> int:
    """End the rows among these that are not ended; return how many there were."""
    count = 0
    for batch in in_batches(ids, IDS_AT_ONCE):
        live = select(table).where(table.id.in_(batch), table.ended_at.is_(None))
        for row in session.scalars(live).all():
            end(session, row)
            count += 1
    return count


def end_grant(session: Session, grant: RoleGrant) -> None:
    """End one role."""
    grant.ended_at = instant_of(session)
