"""Members who act, without an account behind them."""

from uuid import UUID

from directory.permissions import Actor, Role


def actor(*roles: Role) -> Actor:
    """Return a member of the organization 11 who holds these roles."""
    return Actor(
        user_id=UUID(int=10),
        membership_id=UUID(int=12),
        organization_id=UUID(int=11),
        roles=frozenset(roles),
        language="en",
        session_id=b"session",
    )
