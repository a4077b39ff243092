"""The outbox: mail that waits to be sent, in the transaction of what it tells of."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, UtcDateTime, stored_by_value


class MailKind(StrEnum):
    """What a mail tells of; its words are made when it is sent."""

    WAITING = "waiting"
    CHECKPOINT = "checkpoint"


class OutboxMail(Base):
    """One mail; recipient and body are sealed, and gone once it was sent."""

    __tablename__ = "outbox"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[MailKind] = mapped_column(stored_by_value(MailKind))
    recipient_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    body_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    language: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    next_try_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    claimed_until: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
