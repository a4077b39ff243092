"""Who belongs to an organization, with roles and who stands for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.accounts.models import Membership, RoleGrant, UserAccount
from directory.accounts.sealed_columns import address_of, name_of
from directory.accounts.vocabulary import AccountState, Origin
from directory.permissions import GRANTED_BY_TWO, Role


@dataclass(frozen=True, slots=True)
class Member:
    """One member; ``by_operator`` where power over others is the shell's word alone."""

    membership: Membership
    name: str
    state: AccountState
    roles: frozenset[Role]
    by_operator: bool


def roster(session: Session, organization_id: UUID) -> list[Member]:
    """Return the members of an organization, whoever came first first."""
    rows = session.execute(
        select(Membership, UserAccount)
        .join(UserAccount, UserAccount.id == Membership.user_id)
        .where(
            Membership.organization_id == organization_id,
            Membership.ended_at.is_(None),
        )
        .order_by(Membership.began_at, Membership.id)
    ).all()
    grants = grants_of(session, [membership.id for membership, _account in rows])
    return [
        Member(
            membership,
            name_of(session, account) or address_of(session, account),
            account.state,
            frozenset(grant.role for grant in grants[membership.id]),
            any(
                grant.origin is Origin.OPERATOR and grant.role in GRANTED_BY_TWO
                for grant in grants[membership.id]
            ),
        )
        for membership, account in rows
    ]


def grants_of(
    session: Session, memberships: Sequence[UUID]
) -> dict[UUID, list[RoleGrant]]:
    """Return the live grants of each membership."""
    found: dict[UUID, list[RoleGrant]] = {key: [] for key in memberships}
    live = select(RoleGrant).where(
        RoleGrant.membership_id.in_(memberships), RoleGrant.ended_at.is_(None)
    )
    for grant in session.scalars(live):
        found[grant.membership_id].append(grant)
    return found


def who_approves(session: Session) -> list[UserAccount]:
    """Return who may be one of the two: active members with power over others."""
    power = (
        select(Membership.user_id)
        .join(RoleGrant, RoleGrant.membership_id == Membership.id)
        .where(
            Membership.ended_at.is_(None),
            RoleGrant.ended_at.is_(None),
            RoleGrant.role.in_(GRANTED_BY_TWO),
        )
    )
    active = UserAccount.state == AccountState.ACTIVE
    found = select(UserAccount).where(UserAccount.id.in_(power), active)
    return list(session.scalars(found.order_by(UserAccount.id)))
