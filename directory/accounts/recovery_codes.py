"""Ten codes on paper: each stands once for a second factor, and opens her key."""

import secrets
from hashlib import blake2b
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from directory.accounts.member_keys import MemberKey, wrapped
from directory.accounts.models import RecoveryCode
from directory.crypto.keyring import keyring_of
from directory.database import changed_one, instant_of

CODES: Final = 10
# No letter that is taken for another, or for a digit.
LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS: Final = 4
GROUP_LETTERS: Final = 4  # 16 letters of 31: 79 bits


def renew_codes(session: Session, user_id: UUID, key: MemberKey) -> list[str]:
    """Return ten new codes, to be shown once; former ones open nothing any more."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))
    codes = [made_code() for _ in range(CODES)]
    for code in codes:
        session.add(
            RecoveryCode(
                user_id=user_id,
                code_hash=hash_of(session, code),
                wrapped_key=wrapped(key, key_under(session, code), user_id),
            )
        )
    return codes


def made_code() -> str:
    """Return a code in groups of four."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(GROUP_LETTERS))
        for _ in range(GROUPS)
    )


def plain(code: str) -> str:
    """Return a code as it was made, however it was typed."""
    return "".join(letter for letter in code.lower() if letter in LETTERS)


def is_recovery_code(code: str) -> bool:
    """Whether somebody typed so many letters as a recovery code has."""
    return len(plain(code)) == GROUPS * GROUP_LETTERS


def use_recovery_code(session: Session, user_id: UUID, code: str) -> bool:
    """Whether a code is one of hers that was not used; it is used up by that."""
    row = update(RecoveryCode).where(
        RecoveryCode.user_id == user_id,
        RecoveryCode.code_hash == hash_of(session, code),
        RecoveryCode.used_at.is_(None),
    )
    return changed_one(session, row.values(used_at=instant_of(session)))


def codes_left(session: Session, user_id: UUID) -> int:
    """Return how many codes were not used."""
    unused = select(RecoveryCode.id).where(
        RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None)
    )
    return len(session.scalars(unused).all())


def hash_of(session: Session, code: str) -> bytes:
    """Return what a code is known by: it has bits enough to need no stretching."""
    key = keyring_of(session).key(b"recovery code")
    return blake2b(plain(code).encode(), key=key, digest_size=32).digest()


def key_under(session: Session, code: str) -> bytes:
    """Return the key that a code gives."""
    return keyring_of(session).key(b"key of a recovery code", plain(code).encode())
