"""Passphrases: made ones to offer, and chosen ones that are hard to guess."""

import re
import secrets
from collections.abc import Iterable
from typing import Final

from zxcvbn import zxcvbn

from directory.accounts.refusals import Refusal, RefusedError

# Syllables that people of every script can type and tell over a telephone.
CONSONANTS: Final = "bdfgklmnprstvz"
VOWELS: Final = "aeiou"
SYLLABLES: Final = 2
WORDS: Final = 7  # 7 x 12.26 bits: as much as seven words of 4,900
WORD: Final = re.compile(r"\w+")
LEAST_CHARACTERS: Final = 15
MOST_CHARACTERS: Final = 200
READ_CHARACTERS: Final = 128  # of what is longer, guessing reads so much
# What whoever guesses at this site tries first.
OF_THIS_SITE: Final = ("panah", "پناه", "refuge", "defender", "whrd", "directory")
LEAST_GUESSES: Final = 12.0  # as a power of ten


def made_passphrase() -> str:
    """Return a new passphrase of 34 characters and 85 bits."""
    words = (
        "".join(
            secrets.choice(CONSONANTS) + secrets.choice(VOWELS)
            for _ in range(SYLLABLES)
        )
        for _ in range(WORDS)
    )
    return " ".join(words)


def check_passphrase(passphrase: str, again: str, known: Iterable[str]) -> None:
    """Raise RefusedError for what is short, guessable, or typed in two ways.

    ``known`` are words that others know of her: her address, her organization. How
    many guesses it takes is reckoned offline, by zxcvbn.
    """
    if len(passphrase) < LEAST_CHARACTERS:
        raise RefusedError(Refusal.SHORT, "passphrase")
    if len(passphrase) > MOST_CHARACTERS:
        raise RefusedError(Refusal.LONG, "passphrase")
    if guesses(passphrase, known) < LEAST_GUESSES:
        raise RefusedError(Refusal.GUESSABLE, "passphrase")
    if passphrase != again:
        raise RefusedError(Refusal.DIFFERENT, "passphrase_again")


def guesses(passphrase: str, known: Iterable[str]) -> float:
    """Return how many guesses a passphrase takes, as a power of ten."""
    read = passphrase[:READ_CHARACTERS]
    words = [
        word for text in (*OF_THIS_SITE, *known) for word in (text, *WORD.findall(text))
    ]
    found = zxcvbn(read, user_inputs=words, max_length=READ_CHARACTERS)
    return float(found["guesses_log10"])
