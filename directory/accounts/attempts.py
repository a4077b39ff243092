"""Count what is tried before it is looked at: two at once cannot both be the last."""

import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import bindparam, delete, text, update
from sqlalchemy.orm import Session

from directory.accounts.models import Attempt
from directory.crypto.keyring import keyring_of
from directory.database import Database, UtcDateTime, instant_of
from directory.errors import TooOftenError

# One statement, so that two first attempts at once are two.
COUNT: Final = text("""
    INSERT INTO attempt (key, count, until) VALUES (:key, 1, :until)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN attempt.until <= :moment THEN 1 ELSE attempt.count + 1 END,
      until = CASE WHEN attempt.until <= :moment THEN :until ELSE attempt.until END
    RETURNING count
""").bindparams(
    bindparam("moment", type_=UtcDateTime()), bindparam("until", type_=UtcDateTime())
)


@dataclass(frozen=True, slots=True)
class Budget:
    """How often something of a kind may be tried in vain."""

    kind: bytes
    most: int
    window: timedelta


PASSPHRASE: Final = Budget(b"passphrase", 5, timedelta(hours=1))
CODE: Final = Budget(b"code", 5, timedelta(hours=1))


def reserve(database: Database, budget: Budget, subject: bytes) -> None:
    """Count one attempt, in a short write of its own; TooOftenError past the most.

    A database that does not answer raises: without a count nothing is tried.
    """
    with database.write() as session:
        key = key_of(session, budget, subject)
        count = counted(session, key, budget.window)
    if count > budget.most:
        raise TooOftenError


def counted(session: Session, key: bytes, window: timedelta) -> int:
    """Add one to a count, or begin it anew where its time is over; return it."""
    moment = instant_of(session)
    until = moment + window
    count: int = session.execute(
        COUNT, {"key": key, "moment": moment, "until": until}
    ).scalar_one()
    return count


def give_back(session: Session, budget: Budget, subject: bytes) -> None:
    """Take back the attempt that was right."""
    key = key_of(session, budget, subject)
    less = update(Attempt).where(Attempt.key == key, Attempt.count > 0)
    session.execute(less.values(count=Attempt.count - 1))


def key_of(session: Session, budget: Budget, subject: bytes) -> bytes:
    """Return what a count is kept under: it tells nobody of whom."""
    key = keyring_of(session).key(b"attempts", budget.kind)
    return hmac.digest(key, subject, "sha256")


def forget_old(session: Session) -> None:
    """Drop the counts whose time is over."""
    session.execute(delete(Attempt).where(Attempt.until <= instant_of(session)))
