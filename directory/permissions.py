"""Who may do what: every permission, and the rules that grant it. No HTTP here."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID


class Permission(StrEnum):
    """Named ``<resource>:<action>``; alphabetical."""

    LISTING_VET = "listing:vet"


class Actor(Protocol):
    """What a rule may ask of whoever makes the request."""

    is_authenticated: bool
    role: str
    organization_id: UUID | None


Rule = Callable[[Actor, Any], bool]


def is_vetter(actor: Actor, _subject: Any) -> bool:
    """The actor holds the vetter role."""
    return actor.role == "vetter"


# A permission is granted when, in any one clause, every rule holds.
PERMISSION_MAP: dict[Permission, list[list[Rule]]] = {
    Permission.LISTING_VET: [[is_vetter]],
}


def permits(actor: Actor, permission: Permission, subject: Any = None) -> bool:
    """Whether PERMISSION_MAP grants ``actor`` the permission on ``subject``."""
    if not actor.is_authenticated:
        return False
    clauses = PERMISSION_MAP[permission]
    return any(all(rule(actor, subject) for rule in clause) for clause in clauses)
