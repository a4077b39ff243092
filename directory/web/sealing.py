"""Seal words into an address that only one browser, for a while, can open again."""

import base64
import binascii
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from directory.errors import ExpiredError, TooLargeError

BLOCK_BYTES = 128  # every sealed text is padded to this, so that its length is silent
# Common servers refuse a request line above 4,094 bytes; a listing's seal follows.
MAX_SEALED_BYTES = 21 * BLOCK_BYTES
LIFE_SECONDS = 30 * 60
# What a seal is for: the search behind an answer, and one listing of an answer.
RESULTS = b"panah results"
LISTING = b"panah listing"


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
        sealed = Aead(self.key).encrypt(padded, self.purpose)
        return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()

    def open(self, token: str) -> Any:
        """Return the value of a token.

        Raises ExpiredError, always the same, for a token that is old, damaged, made
        for another purpose, or sealed for another browser.
        """
        try:
            raw = base64.b64decode(token + "=" * (-len(token) % 4), b"-_", True)
            text = Aead(self.key).decrypt(raw, self.purpose)
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
