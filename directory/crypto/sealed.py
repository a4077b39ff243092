"""Bytes under a key, bound to the place where they stand."""

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from directory.errors import ConflictError


def seal(key: bytes, content: bytes, *place: bytes) -> bytes:
    """Encrypt content for one place: a table, a column, a row."""
    return bytes(Aead(key).encrypt(content, bound_to(place)))


def unseal(key: bytes, sealed: bytes, *place: bytes) -> bytes:
    """Return the content; ConflictError where anything of it was changed or moved."""
    try:
        return Aead(key).decrypt(sealed, bound_to(place))
    except (CryptoError, ValueError):
        raise ConflictError from None


def bound_to(place: tuple[bytes, ...]) -> bytes:
    """Return a place in bytes: no two places give the same."""
    lengths = (len(part).to_bytes(2) for part in place)
    return b"".join(size + part for size, part in zip(lengths, place, strict=True))
