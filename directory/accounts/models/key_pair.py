"""Key pairs of members: what is sealed to her, only she opens."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Index, Integer, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from directory.accounts.vocabulary import KeyOwner
from directory.database import Base, UtcDateTime, stored_by_value

IN_USE: Final = text("retired_at IS NULL")


class KeyPair(Base):
    """An epoch of an owner's keys; the private half stands under her passphrase."""

    __tablename__ = "key_pair"
    __table_args__ = (
        UniqueConstraint("owner_kind", "owner_id", "epoch"),
        Index(
            "uq_key_pair_in_use",
            "owner_kind",
            "owner_id",
            unique=True,
            sqlite_where=IN_USE,
            postgresql_where=IN_USE,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    owner_kind: Mapped[KeyOwner] = mapped_column(stored_by_value(KeyOwner))
    owner_id: Mapped[UUID]
    epoch: Mapped[int] = mapped_column(Integer)
    public_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    verify_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    wrapped_private: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
