"""Links by which people join: made by hand for one person, shown once, used once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from directory.accounts.models import (
    Authenticator,
    Invitation,
    RecoveryCode,
    UserAccount,
    UserSession,
)
from directory.accounts.sessions import end_sessions, number
from directory.accounts.vocabulary import AccountState
from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.crypto.tokens import new_token, read_token, written
from directory.database import instant_of
from directory.errors import ExpiredError, NotFoundError

LIFE: Final = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Link:
    """A link to join by; ``token`` is shown once and kept nowhere."""

    token: str
    expires_at: datetime

    def path(self, language: str) -> str:
        """Return the address of the link on this site."""
        return f"/{language}/staff/join/{self.token}"


def invite(session: Session, account: UserAccount, by: UUID | None) -> Link:
    """Return a new link for an account; former ones open nothing any more."""
    revoke(session, account.id)
    token = new_token()
    expires_at = instant_of(session) + LIFE
    session.add(
        Invitation(
            token_hash=number(token),
            user_id=account.id,
            invited_by=by,
            expires_at=expires_at,
        )
    )
    session.flush()
    return Link(written(token), expires_at)


def revoke(session: Session, user_id: UUID) -> None:
    """Take back the links of an account that nobody has used."""
    waiting = update(Invitation).where(
        Invitation.user_id == user_id,
        Invitation.used_at.is_(None),
        Invitation.revoked_at.is_(None),
    )
    session.execute(waiting.values(revoked_at=instant_of(session)))


def reset_access(session: Session, account: UserAccount, by: UUID | None) -> Link:
    """Return a link to join anew: passphrase, factors and sessions open nothing more.

    What was sealed to her former key stays closed until a colleague shares it anew.
    """
    record(session, AuditAct.ACCESS_RESET, SubjectKind.USER, account.id, by=by)
    end_sessions(session, account.id)
    for table in (Authenticator, RecoveryCode):
        session.execute(delete(table).where(table.user_id == account.id))
    account.state = AccountState.INVITED
    account.passphrase_check = account.passphrase_salt = None
    return invite(session, account, by)


def find_invitation(session: Session, token: str) -> tuple[Invitation, UserAccount]:
    """Return a link with its account.

    Raises NotFoundError for one that never was, ExpiredError for one that is over.
    """
    row = session.scalar(
        select(Invitation).where(Invitation.token_hash == hash_of(token))
    )
    if row is None:
        raise NotFoundError
    account = session.get_one(UserAccount, row.user_id)
    over = row.used_at or row.revoked_at or row.expires_at <= instant_of(session)
    if over or account.state != AccountState.INVITED:
        raise ExpiredError
    return row, account


def hash_of(token: str) -> bytes:
    """Return what a link is known by; b"" for what can be none."""
    raw = read_token(token)
    return number(raw) if raw else b""


def forget_invitations(session: Session, before: datetime) -> None:
    """Drop the links that ended before an instant."""
    joining = select(UserSession.invitation_id).where(
        UserSession.invitation_id.is_not(None)
    )
    session.execute(
        delete(Invitation).where(
            Invitation.expires_at < before, Invitation.id.not_in(joining)
        )
    )
