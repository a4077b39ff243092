"""Bring people to an organization: an account, a membership, roles, a link to join."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from directory.accounts.approvals import Wish, ask, tell
from directory.accounts.invitations import Link, invite, reset_access
from directory.accounts.members import (
    begin_membership,
    end_roles,
    find_account,
    find_membership,
    grant,
    make_account,
    memberships_of,
    needs_two,
)
from directory.accounts.models import Membership, UserAccount
from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.roster import who_approves
from directory.accounts.sealed_columns import address_of
from directory.accounts.sessions import roles_of
from directory.accounts.vocabulary import AccountState, Act, Origin
from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.errors import NotAllowedError
from directory.notifications.models import MailKind
from directory.notifications.services import post
from directory.permissions import GRANTED_BY_TWO, Actor, Role


@dataclass(frozen=True, slots=True)
class Added:
    """Who was brought; without a link she has an account and signs in with it."""

    account: UserAccount
    membership: Membership
    link: Link | None


def add_member(
    session: Session,
    address: str,
    organization_id: UUID,
    roles: Collection[Role],
    language: str,
    by: Actor | None = None,
) -> Added:
    """Bring somebody to an organization; without an actor the shell does.

    The shell grants every role at once; of one person power over others is only asked
    for, and waits for two. Raises RefusedError for no address, and for a member.
    """
    account = find_account(session, address) or make_account(session, address, language)
    if find_membership(session, account.id, organization_id) is not None:
        raise RefusedError(Refusal.TAKEN, "email")
    who = by.membership_id if by else None
    membership = begin_membership(session, account.id, organization_id, who)
    add_roles(session, membership, roles, by)
    is_new = account.state is AccountState.INVITED
    link = invite(session, account, who) if is_new else None
    record(session, AuditAct.MEMBER_INVITED, SubjectKind.USER, account.id, by=who)
    return Added(account, membership, link)


def add_roles(
    session: Session, membership: Membership, roles: Collection[Role], by: Actor | None
) -> None:
    """Grant what may be granted alone, and ask two for the rest."""
    if by is None:
        grant_and_record(session, membership, roles, Origin.OPERATOR, None)
        return
    alone = set(roles) - GRANTED_BY_TWO
    grant_and_record(session, membership, alone, Origin.MEMBER, by.membership_id)
    if needs_two(roles):
        tell_who_approves(session, membership.user_id)
    for role in needs_two(roles):
        wish = Wish(Act.GRANT_ROLE, membership.id, membership.user_id, role)
        ask_and_record(session, wish, by)


def ask_and_record(session: Session, wish: Wish, by: Actor) -> None:
    """Ask two people for something, with its line in the audit."""
    tell(session, AuditAct.APPROVAL_ASKED, by, ask(session, wish))


def tell_who_approves(session: Session, for_user_id: UUID) -> None:
    """Let those who may approve be told that something waits, and nothing of what."""
    for account in who_approves(session):
        if account.id != for_user_id:
            address = address_of(session, account)
            post(session, MailKind.WAITING, address, account.language)


def grant_and_record(
    session: Session,
    membership: Membership,
    roles: Collection[Role],
    origin: Origin,
    by: UUID | None,
) -> None:
    """Grant roles, each with its line in the audit."""
    for role in grant(session, membership, roles, origin):
        record(
            session,
            AuditAct.ROLE_GRANTED,
            SubjectKind.MEMBERSHIP,
            membership.id,
            by=by,
            digest=role.encode(),
        )


def take_roles(
    session: Session, membership: Membership, roles: Collection[Role], by: UUID | None
) -> None:
    """End roles, each with its line in the audit: one person is enough for that."""
    for role in end_roles(session, membership.id, roles):
        record(
            session,
            AuditAct.ROLE_ENDED,
            SubjectKind.MEMBERSHIP,
            membership.id,
            by=by,
            digest=role.encode(),
        )


def renew_access(session: Session, membership: Membership, by: Actor) -> Link | None:
    """Return a new link for who has lost her way in; None where two must agree.

    Whoever has power over others gets one by two people of two organizations alone, and
    nobody by herself: raises NotAllowedError.
    """
    if membership.user_id == by.user_id:
        raise NotAllowedError
    account = session.get_one(UserAccount, membership.user_id)
    mine = memberships_of(session, account.id)
    held = {role for one in mine for role in roles_of(session, one.id)}
    if not needs_two(held):
        return new_link(session, account, by.membership_id)
    tell_who_approves(session, account.id)
    ask_and_record(session, Wish(Act.RESET_FACTOR, account.id, account.id), by)
    return None


def new_link(session: Session, account: UserAccount, by: UUID | None) -> Link:
    """Return a new link: of who has joined, passphrase and factors end with that."""
    if account.state is AccountState.INVITED:
        return invite(session, account, by)
    return reset_access(session, account, by)
