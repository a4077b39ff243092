"""What shows that it is she: codes of an app, a key, codes on paper."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    LargeBinary,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from directory.accounts.vocabulary import AuthenticatorKind
from directory.database import Base, UtcDateTime, stored_by_value

TOTP: Final = "kind <> 'totp' OR secret_sealed IS NOT NULL"
WEBAUTHN: Final = (
    "kind <> 'webauthn' OR (credential_id IS NOT NULL AND public_key IS NOT NULL)"
)


class Authenticator(Base):
    """A second factor. ``last_step`` is the half minute whose code was last used."""

    __tablename__ = "authenticator"
    __table_args__ = (
        UniqueConstraint("credential_id"),
        CheckConstraint(TOTP, name="totp_has_secret"),
        CheckConstraint(WEBAUTHN, name="webauthn_has_key"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    kind: Mapped[AuthenticatorKind] = mapped_column(stored_by_value(AuthenticatorKind))
    secret_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    last_step: Mapped[int] = mapped_column(BigInteger, default=0)
    credential_id: Mapped[bytes | None] = mapped_column(LargeBinary)
    public_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger, default=0)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # None until it was shown for the first time: it opens nothing before.
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RecoveryCode(Base):
    """A code on paper: it stands once for a second factor, and opens her key."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("user_id", "code_hash"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
