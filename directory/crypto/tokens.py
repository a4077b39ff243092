"""Tokens that cookies and links hold: random, and written as an address may be."""

import base64
import os
from typing import Final

TOKEN_BYTES: Final = 32


def new_token() -> bytes:
    """Return a token that nobody guesses."""
    return os.urandom(TOKEN_BYTES)


def written(token: bytes) -> str:
    """Return bytes as letters, digits, "-" and "_"."""
    return base64.urlsafe_b64encode(token).rstrip(b"=").decode()


def read_token(text: str) -> bytes | None:
    """Return the token that ``written`` gave; None for what can be none."""
    try:
        token = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return None
    return token if len(token) == TOKEN_BYTES else None
