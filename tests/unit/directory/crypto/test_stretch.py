"""What Argon2id makes of a secret: a check and a key, two at a time."""

import os

import pytest

from directory.crypto import stretch as module
from directory.crypto.stretch import AT_ONCE, SALT_BYTES, a_turn, stretch
from directory.errors import UnavailableError

PEPPER = bytes(32)


def test_the_same_secret_gives_the_same_and_every_other_something_else():
    salt = os.urandom(SALT_BYTES)
    first = stretch("a passphrase", salt, PEPPER)

    assert stretch("a passphrase", salt, PEPPER) == first
    others = [
        stretch("another one", salt, PEPPER),
        stretch("a passphrase", os.urandom(SALT_BYTES), PEPPER),
        stretch("a passphrase", salt, b"another pepper".ljust(32)),
    ]
    told = {value for one in [first, *others] for value in (one.check, one.key)}
    assert len(told) == 8


def test_one_letter_written_in_two_ways_is_one_letter():
    salt = os.urandom(SALT_BYTES)

    composed, apart = "caf\u00e9 au lait", "cafe\u0301 au lait"

    assert stretch(composed, salt, PEPPER) == stretch(apart, salt, PEPPER)


def test_where_too_many_are_at_it_the_next_is_told_to_come_again(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE_S", 0.05)
    turns = [a_turn() for _ in range(AT_ONCE)]
    for turn in turns:
        turn.__enter__()
    try:
        with pytest.raises(UnavailableError):
            stretch("a passphrase", os.urandom(SALT_BYTES), PEPPER)
    finally:
        for turn in turns:
            turn.__exit__(None, None, None)

    assert stretch("a passphrase", os.urandom(SALT_BYTES), PEPPER).key
