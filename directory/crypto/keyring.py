"""The keys of an instance that a unit of work may ask for, each for one purpose."""

from dataclasses import dataclass, field
from typing import Final

from sqlalchemy.orm import Session

from directory.crypto.keys import derive_key

KEYRING: Final = "keyring"


@dataclass(frozen=True, slots=True)
class Keyring:
    """Makes keys from the secret of the instance; nothing else leaves it."""

    secret: bytes = field(repr=False)

    def key(self, purpose: bytes, material: bytes = b"") -> bytes:
        """Return the key for one purpose: 32 bytes."""
        return derive_key(self.secret, purpose, material)


def keyring_of(session: Session) -> Keyring:
    """Return the keys of the instance whose session this is; KeyError without any."""
    found: Keyring = session.info[KEYRING]
    return found
