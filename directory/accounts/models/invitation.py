"""The one-time link by which somebody joins."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, UtcDateTime

USED_OR_REVOKED: Final = "used_at IS NULL OR revoked_at IS NULL"


class Invitation(Base):
    """A link that was shown once; only a hash of it is kept.

    Of an account that is there and has lost its second factor it is the way back in.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        CheckConstraint(USED_OR_REVOKED, name="used_or_revoked_not_both"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    invited_by: Mapped[UUID | None]
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
