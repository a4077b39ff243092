"""The keys of an instance that a unit of work may ask for, each for one purpose."""

from collections.abc import Callable
from functools import cached_property
from typing import Final

from sqlalchemy.orm import Session

from directory.config import Config
from directory.crypto.keys import derive_key
from directory.crypto.secret import read_secret
from directory.database import PATIENCE_S, Database

KEYRING: Final = "keyring"


class Keyring:
    """Makes keys from the secret of the instance; nothing else leaves it."""

    def __init__(self, read: Callable[[], bytes]) -> None:
        """Keep how the secret is read: whoever needs no key asks for none."""
        self.read = read

    @cached_property
    def secret(self) -> bytes:
        """The secret; raises ConfigurationError where it cannot be used."""
        return self.read()

    def key(self, purpose: bytes, material: bytes = b"") -> bytes:
        """Return the key for one purpose: 32 bytes."""
        return derive_key(self.secret, purpose, material)


def keyring_of(session: Session) -> Keyring:
    """Return the keys of the instance whose session this is; KeyError without any."""
    found: Keyring = session.info[KEYRING]
    return found


def pepper_of(session: Session) -> bytes:
    """Return what secrets that people remember are mixed with before they stretch."""
    return keyring_of(session).key(b"pepper")


def open_database(config: Config, patience_s: int = PATIENCE_S) -> Database:
    """Return the database of an instance: its sessions know keys and hidden log."""
    made = Database(config.database_url, config.hidden_file, patience_s)
    made.info[KEYRING] = Keyring(lambda: read_secret(config.secret_file))
    return made
