"""Addresses and names of members: sealed in the database, and found by a hash."""

import hmac
import unicodedata
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from directory.accounts.models import UserAccount
from directory.crypto.keyring import keyring_of
from directory.crypto.sealed import seal, unseal

TABLE: Final = b"user_account"
EMAIL: Final = b"email"
NAME: Final = b"name"


def email_key(session: Session, address: str) -> bytes:
    """Return what an address is known by: without the secret it tells nothing."""
    plain = unicodedata.normalize("NFKC", address).strip().lower()
    key = keyring_of(session).key(b"address of a member")
    return hmac.digest(key, plain.encode(), "sha256")


def seal_column(session: Session, column: bytes, user_id: UUID, text: str) -> bytes:
    """Return a text sealed for one column of one account."""
    key = keyring_of(session).key(b"column of an account")
    return seal(key, text.encode(), TABLE, column, user_id.bytes)


def open_column(
    session: Session, column: bytes, user_id: UUID, sealed: bytes | None
) -> str:
    """Return what is sealed; "" where nothing is, or no longer."""
    if sealed is None:
        return ""
    key = keyring_of(session).key(b"column of an account")
    return unseal(key, sealed, TABLE, column, user_id.bytes).decode()


def address_of(session: Session, account: UserAccount) -> str:
    """Return the address of a member."""
    return open_column(session, EMAIL, account.id, account.email_sealed)


def name_of(session: Session, account: UserAccount) -> str:
    """Return the name of a member."""
    return open_column(session, NAME, account.id, account.name_sealed)
