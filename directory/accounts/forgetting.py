"""Forget what is over: counts, sessions, devices, links, and whom an account was of."""

from datetime import timedelta
from typing import Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from directory.accounts.attempts import forget_old
from directory.accounts.devices import forget_devices
from directory.accounts.invitations import forget_invitations
from directory.accounts.models import UserAccount
from directory.accounts.sessions import forget_sessions
from directory.database import instant_of

KEPT: Final = timedelta(days=30)


def forget_what_is_over(session: Session) -> None:
    """Drop what has ended; of an account that ended a month ago address and name."""
    before = instant_of(session) - KEPT
    forget_old(session)
    forget_sessions(session)
    forget_devices(session)
    forget_invitations(session, before)
    ended = update(UserAccount).where(UserAccount.ended_at <= before)
    session.execute(ended.values(email_sealed=None, name_sealed=None))
