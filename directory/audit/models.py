"""The audit: events that are only ever added, and the head of their chain."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, UtcDateTime


class AuditEvent(Base):
    """One act: codes and ids, no name, no address, no word that anybody typed.

    ``mac`` is bound to the event before, so that none can be changed, taken out or
    put elsewhere. Without an actor it was done on the machine's own shell.
    """

    __tablename__ = "audit_event"

    n: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    act: Mapped[str] = mapped_column(String(40))
    actor_membership_id: Mapped[UUID | None]
    subject_kind: Mapped[str] = mapped_column(String(24))
    subject_id: Mapped[UUID]
    # Of what was shown, or a code: the role that was granted.
    digest: Mapped[bytes] = mapped_column(LargeBinary(64))
    mac: Mapped[bytes] = mapped_column(LargeBinary(32))


class AuditHead(Base):
    """How long the chain is, and its last mac: one row, locked by whoever adds."""

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("one = 1", name="one_row"),)

    one: Mapped[int] = mapped_column(
        SmallInteger, primary_key=True, autoincrement=False
    )
    n: Mapped[int] = mapped_column(BigInteger)
    mac: Mapped[bytes] = mapped_column(LargeBinary(32))
