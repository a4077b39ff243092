"""Seal words into an address that only one browser, for a while, can open again."""

import base64
import binascii
import json
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from flask_babel import gettext
from nacl import bindings
from nacl.exceptions import CryptoError

from directory.errors import ConfigurationError, ExpiredError, TooLargeError

SECRET_BYTES = 32
KEY_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES
NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
BLOCK_BYTES = 128  # every sealed text is padded to this, so that its length is silent
# Common servers refuse a request line above 4,094 bytes; a listing's seal follows.
MAX_SEALED_BYTES = 21 * BLOCK_BYTES
LIFE_SECONDS = 30 * 60
# What a seal is for: the search behind an answer, and one listing of an answer.
RESULTS = b"panah results"
LISTING = b"panah listing"


def read_secret(path: Path) -> bytes:
    """Return the server's secret, made on the first call; its file is for us alone.

    Two processes that start together agree: a secret appears whole, under its name,
    or not at all. Raises ConfigurationError when it is too short or unreadable.
    """
    try:
        if not path.exists():
            create_secret(path)
        secret = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(
            f"The secret file {path} cannot be used: {error.strerror}."
        ) from None
    if len(secret) < SECRET_BYTES:
        raise ConfigurationError(
            f"The secret file {path} is too short: {SECRET_BYTES} bytes are needed."
        )
    return secret


def create_secret(path: Path) -> None:
    """Write a new secret; whoever comes second keeps the first one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # O_EXCL, mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(SECRET_BYTES))
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        os.unlink(draft)


def derive_key(secret: bytes, purpose: bytes, material: bytes = b"") -> bytes:
    """Return the key for one purpose; none of them tells anything of another."""
    root = blake2b(secret, digest_size=64, person=b"panah root").digest()
    return blake2b(
        purpose + b"\0" + material, key=root, digest_size=KEY_BYTES, person=b"panah key"
    ).digest()


@dataclass(frozen=True, slots=True)
class Seal:
    """Closes values under one key for one ``purpose``, opens them for 30 minutes."""

    key: bytes
    purpose: bytes
    clock: Callable[[], float] = time.time

    def close(self, value: Any) -> str:
        """Return a JSON value as a token for an address.

        Raises TooLargeError for more than an address can carry.
        """
        text = json.dumps(
            [int(self.clock()), value], ensure_ascii=False, separators=(",", ":")
        ).encode()
        if len(text) > MAX_SEALED_BYTES:
            raise TooLargeError(
                gettext(
                    "That is more than can be searched for at once."
                    " Please write less or choose fewer needs."
                )
            )
        padded = text + b" " * (-len(text) % BLOCK_BYTES)
        nonce = os.urandom(NONCE_BYTES)
        sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
            padded, self.purpose, nonce, self.key
        )
        return base64.urlsafe_b64encode(nonce + sealed).rstrip(b"=").decode()

    def open(self, token: str) -> Any:
        """Return the value of a token.

        Raises ExpiredError, always the same, for a token that is old, damaged, made
        for another purpose, or sealed for another browser.
        """
        try:
            raw = base64.b64decode(token + "=" * (-len(token) % 4), b"-_", True)
            text = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
                raw[NONCE_BYTES:], self.purpose, raw[:NONCE_BYTES], self.key
            )
        except (CryptoError, ValueError, TypeError, binascii.Error):
            raise expired() from None
        sealed_at, value = json.loads(text)
        if not 0 <= self.clock() - sealed_at <= LIFE_SECONDS:
            raise expired()
        return value


def expired() -> ExpiredError:
    """Return the one error for whatever does not open."""
    return ExpiredError(
        gettext(
            "This page has expired, so that nobody after you can read it."
            " Please search again."
        )
    )
