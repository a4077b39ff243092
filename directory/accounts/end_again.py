"""End again what a restored backup shows, though it was ended before."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.accounts.members import end_account, end_membership
from directory.accounts.models import Membership, RoleGrant, UserAccount
from directory.accounts.vocabulary import AccountState
from directory.database import Database, in_batches, instant_of
from directory.tombstones.hidden_log import Kind
from directory.tombstones.remembering import hidden_log

BATCH = 500  # ids in one query: SQLite takes 32,766 values, older ones 999


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
            end_accounts(session, named[Kind.USER])
            + end_memberships(session, named[Kind.MEMBERSHIP])
            + end_grants(session, named[Kind.ROLE])
        )


def end_accounts(session: Session, ids: Sequence[UUID]) -> int:
    """End the accounts among these that are not ended."""
    count = 0
    for batch in in_batches(ids, BATCH):
        live = UserAccount.state != AccountState.ENDED
        stray = select(UserAccount).where(UserAccount.id.in_(batch), live)
        for account in session.scalars(stray):
            end_account(session, account)
            count += 1
    return count


def end_memberships(session: Session, ids: Sequence[UUID]) -> int:
    """End the memberships among these that are not ended."""
    count = 0
    for batch in in_batches(ids, BATCH):
        live = Membership.ended_at.is_(None)
        stray = select(Membership).where(Membership.id.in_(batch), live)
        for membership in session.scalars(stray):
            end_membership(session, membership)
            count += 1
    return count


def end_grants(session: Session, ids: Sequence[UUID]) -> int:
    """End the roles among these that are not ended."""
    count = 0
    for batch in in_batches(ids, BATCH):
        live = RoleGrant.ended_at.is_(None)
        stray = select(RoleGrant).where(RoleGrant.id.in_(batch), live)
        for grant in session.scalars(stray):
            grant.ended_at = instant_of(session)
            count += 1
    return count
