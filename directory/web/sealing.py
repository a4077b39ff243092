"""Seal words into an address that only one browser, for a while, can open again."""

import base64
import binascii
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from flask_babel import gettext
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from directory.crypto.hourly_keys import CLOCK_DIFFERENCE_S
from directory.crypto.keys import derive_key
from directory.errors import ExpiredError, TooLargeError

BLOCK_BYTES = 128  # every sealed text is padded to this, so that its length is silent
# Common servers refuse a request line above 4,094 bytes; a listing's seal follows.
MAX_SEALED_BYTES = 21 * BLOCK_BYTES
LIFE_SECONDS = 30 * 60
# What a seal is for: the search behind an answer, and one listing of an answer.
RESULTS = b"panah results"
LISTING = b"panah listing"


class PassingKeys(Protocol):
    """Keys that the server holds for an hour, and that then exist nowhere."""

    def sealing(self) -> bytes:
        """Return the one to seal with now."""

    def opening(self) -> list[bytes]:
        """Return those of what may still be open."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Closes values under lasting key and passing one, opens them for 30 minutes.

    ``lasting`` is made of the secret of the server and of what the browser holds.
    """

    lasting: bytes
    passing: PassingKeys
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
        sealed = self.box(self.passing.sealing()).encrypt(padded, self.purpose)
        return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()

    def open(self, token: str) -> Any:
        """Return the value of a token.

        Raises ExpiredError, always the same, for a token that is old, damaged, made
        for another purpose, or sealed for another browser.
        """
        sealed_at, value = json.loads(self.decrypt(token))
        if not -CLOCK_DIFFERENCE_S <= self.clock() - sealed_at <= LIFE_SECONDS:
            raise expired()
        return value

    def decrypt(self, token: str) -> bytes:
        """Return what a token holds, under whichever key of this hour it was sealed."""
        try:
            raw = base64.b64decode(token + "=" * (-len(token) % 4), b"-_", True)
        except (ValueError, binascii.Error):
            raise expired() from None
        for key in self.passing.opening():
            try:
                return self.box(key).decrypt(raw, self.purpose)
            except (CryptoError, ValueError, TypeError):
                continue
        raise expired()

    def box(self, passing: bytes) -> Aead:
        """Return what opens with both keys, and with neither alone."""
        return Aead(derive_key(self.lasting, b"seal of an hour", passing))


def expired() -> ExpiredError:
    """Return the one error for whatever does not open."""
    return ExpiredError(
        gettext(
            "This page has expired, so that nobody after you can read it."
            " Please search again."
        )
    )
