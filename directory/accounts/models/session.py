"""Who is signed in where, and which devices have been."""

from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    LargeBinary,
    SmallInteger,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, UtcDateTime

TWO_FACTORS: Final = "unlocked IS NULL OR factors = 2"
FIRST_ONLY: Final = "held IS NULL OR factors = 1"


class Device(Base):
    """A browser that has signed in with two factors; strangers do not lock it out."""

    __tablename__ = "device"
    __table_args__ = (UniqueConstraint("token_hash"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    number: Mapped[int] = mapped_column(SmallInteger)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_on: Mapped[date] = mapped_column(Date)


class UserSession(Base):
    """One sign-in; ``id`` is BLAKE2b of the cookie, which is nowhere kept.

    ``held`` and ``unlocked`` are the member's key under a key of the cookie: held until
    the second factor was shown. ``challenge`` is what a WebAuthn key has to sign.
    """

    __tablename__ = "user_session"
    __table_args__ = (
        CheckConstraint(TWO_FACTORS, name="unlocked_needs_two_factors"),
        CheckConstraint(FIRST_ONLY, name="held_until_two_factors"),
        CheckConstraint("factors IN (1, 2)", name="one_or_two_factors"),
    )

    id: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    acting_for: Mapped[UUID | None] = mapped_column(ForeignKey("membership.id"))
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    idle_until: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    fresh_until: Mapped[datetime] = mapped_column(UtcDateTime)
    factors: Mapped[int] = mapped_column(SmallInteger)
    held: Mapped[bytes | None] = mapped_column(LargeBinary)
    unlocked: Mapped[bytes | None] = mapped_column(LargeBinary)
    # Recovery codes under a key of the cookie, until she has written them down.
    codes: Mapped[bytes | None] = mapped_column(LargeBinary)
    challenge: Mapped[bytes | None] = mapped_column(LargeBinary)
    invitation_id: Mapped[UUID | None] = mapped_column(ForeignKey("invitation.id"))
    device_id: Mapped[UUID | None] = mapped_column(ForeignKey("device.id"))
