"""An account: one person, known by a keyed hash of her address."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from directory.accounts.vocabulary import AccountState
from directory.database import Base, UtcDateTime, stored_by_value

ACTIVE: Final = (
    "state <> 'active' OR "
    "(passphrase_check IS NOT NULL AND passphrase_salt IS NOT NULL)"
)


class UserAccount(Base):
    """Who may sign in. Address and name are sealed under the server's secret.

    ``email_key`` is HMAC of the lower-cased address; ``passphrase_check`` a hash of one
    half of what Argon2id makes of the passphrase, whose other half opens her key.
    """

    __tablename__ = "user_account"
    __table_args__ = (
        UniqueConstraint("email_key"),
        CheckConstraint(ACTIVE, name="active_has_passphrase"),
        CheckConstraint(
            "state <> 'ended' OR ended_at IS NOT NULL", name="ended_has_instant"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    email_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    email_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    language: Mapped[str] = mapped_column(String(16))
    timezone: Mapped[str] = mapped_column(String(64), default="UTC")
    state: Mapped[AccountState] = mapped_column(
        stored_by_value(AccountState), default=AccountState.INVITED
    )
    passphrase_salt: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    passphrase_check: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    key_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
