"""A member's keys: made at her first passphrase, opened by nothing else of hers."""

import os
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Final
from uuid import UUID

from nacl.public import PrivateKey
from nacl.signing import SigningKey
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from directory.accounts.models import KeyPair
from directory.accounts.vocabulary import KeyOwner
from directory.crypto.keys import derive_key
from directory.crypto.sealed import seal, unseal
from directory.database import instant_of

SEED_BYTES: Final = 32
PLACE: Final = (b"key_pair", b"wrapped_private")
GROUPS: Final = 6  # of five digits each: 99 bits, told as numbers in every language
GROUP_BYTES: Final = 4
GROUP: Final = 100_000


@dataclass(frozen=True)
class MemberKey:
    """Both private halves of a member, made from one seed."""

    seed: bytes = field(repr=False)

    @classmethod
    def made(cls) -> "MemberKey":
        """Return a new one."""
        return cls(os.urandom(SEED_BYTES))

    @cached_property
    def box(self) -> PrivateKey:
        """What opens what is sealed to her."""
        return PrivateKey(derive_key(self.seed, b"box of a member"))

    @cached_property
    def signing(self) -> SigningKey:
        """What she signs with."""
        return SigningKey(derive_key(self.seed, b"signature of a member"))


def store_key(session: Session, user_id: UUID, key: MemberKey, under: bytes) -> KeyPair:
    """Retire the key that a member had, and store a new one under her passphrase."""
    own = (KeyPair.owner_kind == KeyOwner.MEMBER, KeyPair.owner_id == user_id)
    former = session.scalar(select(func.max(KeyPair.epoch)).where(*own)) or 0
    live = update(KeyPair).where(*own, KeyPair.retired_at.is_(None))
    session.execute(live.values(retired_at=instant_of(session)))
    row = KeyPair(
        owner_kind=KeyOwner.MEMBER,
        owner_id=user_id,
        epoch=former + 1,
        public_key=bytes(key.box.public_key),
        verify_key=bytes(key.signing.verify_key),
        wrapped_private=wrapped(key, under, user_id),
        made_at=instant_of(session),
    )
    session.add(row)
    session.flush()
    return row


def wrapped(key: MemberKey, under: bytes, user_id: UUID) -> bytes:
    """Return a member's key under another one."""
    return seal(under, key.seed, *PLACE, user_id.bytes)


def unwrapped(sealed: bytes, under: bytes, user_id: UUID) -> MemberKey:
    """Return a member's key; ConflictError where that is not what it stands under."""
    return MemberKey(unseal(under, sealed, *PLACE, user_id.bytes))


def key_of_member(session: Session, user_id: UUID) -> KeyPair | None:
    """Return the key pair that is in use; None before her first passphrase."""
    return session.scalar(
        select(KeyPair).where(
            KeyPair.owner_kind == KeyOwner.MEMBER,
            KeyPair.owner_id == user_id,
            KeyPair.retired_at.is_(None),
        )
    )


def fingerprint(pair: KeyPair) -> str:
    """Return what two people compare aloud: six groups of five digits.

    Digits are read alike in every language and script; a list of words would have to
    exist ten times.
    """
    both = pair.public_key + pair.verify_key
    read = blake2b(both, digest_size=GROUPS * GROUP_BYTES, person=b"panah print")
    raw = read.digest()
    parts = (raw[n : n + GROUP_BYTES] for n in range(0, len(raw), GROUP_BYTES))
    return " ".join(f"{int.from_bytes(part) % GROUP:05}" for part in parts)
