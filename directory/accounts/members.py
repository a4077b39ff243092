"""Members of organizations: accounts, memberships and roles, begun and ended."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.accounts.models import (
    Approval,
    Membership,
    RoleGrant,
    UserAccount,
)
from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.sealed_columns import EMAIL, email_key, seal_column
from directory.accounts.sessions import end_sessions, roles_of
from directory.accounts.vocabulary import AccountState, Origin
from directory.database import instant_of
from directory.permissions import GRANTED_BY_TWO, Role
from directory.tombstones.hidden_log import Kind
from directory.tombstones.remembering import remember_hidden
from directory.wording.email_address import is_email_address
from directory.wording.ids import read_id


def find_account(session: Session, address: str) -> UserAccount | None:
    """Return the account of an address, whatever its state."""
    key = email_key(session, address)
    return session.scalar(select(UserAccount).where(UserAccount.email_key == key))


def make_account(session: Session, address: str, language: str) -> UserAccount:
    """Make an account that nobody has joined yet; RefusedError for no address."""
    if not is_email_address(address):
        raise RefusedError(Refusal.ADDRESS, "email")
    account = UserAccount(
        email_key=email_key(session, address),
        language=language,
        created_at=instant_of(session),
    )
    session.add(account)
    session.flush()
    account.email_sealed = seal_column(session, EMAIL, account.id, address.strip())
    return account


def find_membership(
    session: Session, user_id: UUID, organization_id: UUID
) -> Membership | None:
    """Return the live membership of a person in an organization."""
    return session.scalar(
        select(Membership).where(
            Membership.user_id == user_id,
            Membership.organization_id == organization_id,
            Membership.ended_at.is_(None),
        )
    )


def begin_membership(
    session: Session, user_id: UUID, organization_id: UUID, by: UUID | None
) -> Membership:
    """Let a person belong to an organization; ``by`` is who brought her."""
    made = Membership(
        user_id=user_id,
        organization_id=organization_id,
        introduced_by=by,
        began_at=instant_of(session),
    )
    session.add(made)
    session.flush()
    return made


def grant(
    session: Session, membership: Membership, roles: Iterable[Role], origin: Origin
) -> list[Role]:
    """Grant roles that one person, or the shell, may grant alone; return the new ones.

    The schema refuses power that neither the shell nor two people stand for.
    """
    fresh = sorted(set(roles) - roles_of(session, membership.id))
    for role in fresh:
        session.add(
            RoleGrant(
                membership_id=membership.id,
                role=role,
                origin=origin,
                granted_at=instant_of(session),
            )
        )
    session.flush()
    return fresh


def grant_approved(session: Session, approval: Approval) -> None:
    """Grant the role that two people of two organizations have approved."""
    role = Role(approval.detail)
    if role in roles_of(session, approval.subject_id):
        return
    session.add(
        RoleGrant(
            membership_id=approval.subject_id,
            role=role,
            origin=Origin.APPROVAL,
            approval_id=approval.id,
            approved_by=approval.second_user_id,
            granted_at=instant_of(session),
        )
    )


def needs_two(roles: Iterable[Role]) -> list[Role]:
    """Return the roles among these that one person cannot grant alone."""
    return sorted(set(roles) & GRANTED_BY_TWO)


def end_roles(
    session: Session, membership_id: UUID, roles: Collection[Role] | None = None
) -> list[Role]:
    """End roles of a membership, all without a choice; return which."""
    live = [RoleGrant.membership_id == membership_id, RoleGrant.ended_at.is_(None)]
    if roles is not None:
        live.append(RoleGrant.role.in_(roles))
    grants = session.scalars(select(RoleGrant).where(*live)).all()
    remember_hidden(session, Kind.ROLE, [one.id for one in grants])
    for one in grants:
        one.ended_at = instant_of(session)
    return [one.role for one in grants]


def end_membership(session: Session, membership: Membership) -> None:
    """End a membership with its roles, and every session that acts for it."""
    remember_hidden(session, Kind.MEMBERSHIP, [membership.id])
    end_roles(session, membership.id)
    membership.ended_at = instant_of(session)
    end_sessions(session, membership.user_id)


def end_account(session: Session, account: UserAccount) -> None:
    """End an account: its sessions now, its memberships and roles with it.

    Address and name are erased thirty days later; the row stays for the audit.
    """
    remember_hidden(session, Kind.USER, [account.id])
    for membership in memberships_of(session, account.id):
        end_membership(session, membership)
    end_sessions(session, account.id)
    account.state = AccountState.ENDED
    account.ended_at = instant_of(session)
    # Another account may be made for the address; this one is found by its id.
    account.email_key = account.id.bytes * 2


def memberships_of(session: Session, user_id: UUID) -> list[Membership]:
    """Return the live memberships of a person, the oldest first."""
    live = select(Membership).where(
        Membership.user_id == user_id, Membership.ended_at.is_(None)
    )
    return list(session.scalars(live.order_by(Membership.began_at, Membership.id)))


def find_live_membership(session: Session, membership_id: str) -> Membership | None:
    """Return the live membership of an id; None for what names none."""
    key = read_id(membership_id)
    found = session.get(Membership, key) if key else None
    return found if found and found.ended_at is None else None
