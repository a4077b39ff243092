"""Put mail into the outbox, take it out for sending, and forget what was sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from directory.crypto.keyring import keyring_of
from directory.crypto.sealed import seal, unseal
from directory.database import changed_one, instant_of
from directory.notifications.models import MailKind, OutboxMail

KEPT: Final = timedelta(days=30)
CLAIM: Final = timedelta(minutes=5)  # whoever claimed it and died loses it then
FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=6)
RECIPIENT, BODY = b"recipient", b"body"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail in clear, for the moment in which it is sent."""

    id: UUID
    kind: MailKind
    recipient: str
    language: str
    body: str


def post(
    session: Session, kind: MailKind, recipient: str, language: str, body: str = ""
) -> None:
    """Let a mail be sent once this is committed; what is rolled back is not sent."""
    moment = instant_of(session)
    row = OutboxMail(
        kind=kind,
        language=language,
        created_at=moment,
        tries=0,
        next_try_at=moment,
        claimed_until=moment,
    )
    session.add(row)
    session.flush()
    key = keyring_of(session).key(b"outbox")
    row.recipient_sealed = seal(key, recipient.encode(), RECIPIENT, row.id.bytes)
    row.body_sealed = seal(key, body.encode(), BODY, row.id.bytes) if body else None


def claim(session: Session) -> Mail | None:
    """Return a mail that is due, for us alone: of two hosts one gets it."""
    moment = instant_of(session)
    due = (
        OutboxMail.sent_at.is_(None),
        OutboxMail.next_try_at <= moment,
        OutboxMail.claimed_until <= moment,
    )
    oldest = select(OutboxMail.id).where(*due).order_by(OutboxMail.next_try_at)
    key = session.scalar(oldest.limit(1))
    if key is None:
        return None
    mine = update(OutboxMail).where(OutboxMail.id == key, *due)
    is_ours = changed_one(session, mine.values(claimed_until=moment + CLAIM))
    return opened(session, key) if is_ours else None


def opened(session: Session, key: UUID) -> Mail:
    """Return a mail in clear."""
    row = session.get_one(OutboxMail, key)
    secret = keyring_of(session).key(b"outbox")
    place = row.id.bytes
    to = unseal(secret, row.recipient_sealed or b"", RECIPIENT, place).decode()
    sealed = row.body_sealed
    body = unseal(secret, sealed, BODY, place).decode() if sealed else ""
    return Mail(row.id, row.kind, to, row.language, body)


def is_sent(session: Session, key: UUID) -> None:
    """Keep that a mail was sent, and nothing of to whom."""
    row = session.get_one(OutboxMail, key)
    row.sent_at = instant_of(session)
    row.recipient_sealed = row.body_sealed = None


def is_not_sent(session: Session, key: UUID) -> None:
    """Try again later, each time after a longer pause."""
    row = session.get_one(OutboxMail, key)
    pause = min(FIRST_PAUSE * 2 ** min(row.tries, 20), LONGEST_PAUSE)
    row.tries += 1
    row.next_try_at = instant_of(session) + pause
    row.claimed_until = instant_of(session)


def waiting_mails(session: Session) -> int:
    """Return how many mails wait."""
    rows = select(OutboxMail.id).where(OutboxMail.sent_at.is_(None))
    return len(session.scalars(rows).all())


def last_posted(session: Session, kind: MailKind) -> datetime | None:
    """Return when a mail of a kind was last put into the outbox."""
    rows = select(OutboxMail.created_at).where(OutboxMail.kind == kind)
    return session.scalar(rows.order_by(OutboxMail.created_at.desc()).limit(1))


def forget_mails(session: Session) -> None:
    """Drop what was sent thirty days ago."""
    old = OutboxMail.sent_at <= instant_of(session) - KEPT
    session.execute(delete(OutboxMail).where(old))
