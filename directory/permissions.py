"""Who may do what: every permission, and the rules that grant it. No HTTP here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID


class Role(StrEnum):
    """What a member may be for an organization; one may be several."""

    PARTNER = "partner"
    CASEWORKER = "caseworker"
    DUTY = "duty"
    VETTER = "vetter"
    STEWARD = "steward"
    AUDITOR = "auditor"


# Roles that decide about others: two people of two organizations grant them.
GRANTED_BY_TWO = frozenset({Role.VETTER, Role.STEWARD})


class Permission(StrEnum):
    """Named ``<resource>:<action>``; alphabetical."""

    ACCOUNT_KEEP = "account:keep"
    ACCOUNT_SEE = "account:see"
    AUDIT_READ = "audit:read"
    LISTING_SEE_AS_MEMBER = "listing:see_as_member"
    LISTING_SEE_AS_REFERRER = "listing:see_as_referrer"
    LISTING_VET = "listing:vet"
    MEMBER_END = "member:end"
    MEMBER_INVITE = "member:invite"
    MEMBER_LIST = "member:list"
    POWER_APPROVE = "power:approve"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who makes a request, and for which of her organizations.

    ``is_fresh``: she has shown a factor within the last minutes; dangerous acts ask it.
    """

    user_id: UUID
    membership_id: UUID
    organization_id: UUID
    roles: frozenset[Role]
    language: str
    session_id: bytes
    is_fresh: bool = False
    # As flask-login asks: whoever has only shown her first factor is nobody yet.
    is_authenticated: Literal[True] = True


Rule = Callable[[Actor, Any], bool]


def is_signed_in(_actor: Actor, _subject: Any) -> bool:
    """Any member, whatever her role."""
    return True


def is_herself(actor: Actor, subject: Any) -> bool:
    """The subject belongs to the actor."""
    return bool(subject.user_id == actor.user_id)


def is_colleague(actor: Actor, subject: Any) -> bool:
    """The subject belongs to the organization that the actor acts for."""
    return bool(subject.organization_id == actor.organization_id)


def has_role(role: Role) -> Rule:
    """Return the rule that the actor holds a role."""

    def rule(actor: Actor, _subject: Any) -> bool:
        return role in actor.roles

    return rule


is_partner = has_role(Role.PARTNER)
is_vetter = has_role(Role.VETTER)
is_steward = has_role(Role.STEWARD)
is_auditor = has_role(Role.AUDITOR)

# A permission is granted when, in any one clause, every rule holds.
PERMISSION_MAP: dict[Permission, list[list[Rule]]] = {
    Permission.ACCOUNT_KEEP: [[is_herself]],
    Permission.ACCOUNT_SEE: [[is_signed_in]],
    Permission.AUDIT_READ: [[is_auditor]],
    Permission.LISTING_SEE_AS_MEMBER: [[is_signed_in]],
    Permission.LISTING_SEE_AS_REFERRER: [[is_vetter], [is_steward]],
    Permission.LISTING_VET: [[is_vetter]],
    Permission.MEMBER_END: [[is_partner, is_colleague], [is_steward]],
    Permission.MEMBER_INVITE: [[is_steward]],
    Permission.MEMBER_LIST: [[is_signed_in]],
    Permission.POWER_APPROVE: [[is_steward], [is_vetter]],
}


def permits(actor: Actor | None, permission: Permission, subject: Any = None) -> bool:
    """Whether PERMISSION_MAP grants ``actor`` the permission on ``subject``."""
    if actor is None:
        return False
    clauses = PERMISSION_MAP[permission]
    return any(all(rule(actor, subject) for rule in clause) for clause in clauses)
