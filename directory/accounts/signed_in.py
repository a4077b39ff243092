"""A whole session, begun where the first step ends."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from directory.accounts.devices import know_device
from directory.accounts.models import UserSession
from directory.accounts.sessions import begin_session, member_key


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that was begun, what the cookie of its device holds, and for whom."""

    token: bytes
    device: bytes
    acting_for: UUID | None = None


def sign_in_whole(
    work: Session, row: UserSession, first: bytes, device: bytes | None
) -> SignedIn:
    """Begin the session of whom a first step names, on a device that is known now."""
    key = member_key(work, first)
    known, cookie = know_device(work, row.user_id, device)
    begun = begin_session(work, row, key, known)
    return SignedIn(begun.token, cookie, begun.row.acting_for)
