"""What Argon2id makes of a secret that a person remembers: a check and a key."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from threading import BoundedSemaphore
from typing import Final

from nacl.pwhash import argon2id

from directory.errors import UnavailableError

SALT_BYTES: Final = argon2id.SALTBYTES
MEMORY_BYTES: Final = 64 * 2**20  # 90 ms a guess, and 1,660 a second on one card
ROUNDS: Final = 3
HALF_BYTES: Final = 32
AT_ONCE: Final = 2  # eight at once take 339 MiB: an open page would be a bomb
PATIENCE_S: Final = 5

turns = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Stretched:
    """``check`` may be stored and opens nothing; ``key`` is stored nowhere."""

    check: bytes
    key: bytes = field(repr=False)


def stretch(secret: str, salt: bytes, pepper: bytes) -> Stretched:
    """Return check and key of a secret; without the pepper nobody can try guesses.

    Takes 90 ms and 64 MiB: never inside a transaction that writes. Raises
    UnavailableError where too many wait for it.
    """
    text = unicodedata.normalize("NFKC", secret).encode()
    mixed = blake2b(text, key=pepper, digest_size=64, person=b"panah pepper").digest()
    with a_turn():
        made = argon2id.kdf(2 * HALF_BYTES, mixed, salt, ROUNDS, MEMORY_BYTES)
    first, second = made[:HALF_BYTES], made[HALF_BYTES:]
    check = blake2b(first, digest_size=HALF_BYTES, person=b"panah check").digest()
    return Stretched(check, second)


@contextmanager
def a_turn() -> Iterator[None]:
    """Wait until few enough are at it; raises UnavailableError after five seconds."""
    if not turns.acquire(timeout=PATIENCE_S):
        raise UnavailableError
    try:
        yield
    finally:
        turns.release()
