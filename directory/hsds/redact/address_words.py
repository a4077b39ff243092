"""Read a text as an address is read: numbers, also in words, names, kinds of ways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from directory.hsds.redact.place_words import (
    AREA_TYPES,
    BUILDING_TYPES,
    NUMBER_MARKS,
    NUMBER_TAILS,
    NUMBERS,
    SMALL_WORDS,
    STREET_TYPES,
)
from directory.listings.folded_text import Word, fold_text

CONNECTORS = frozenset({"and", "et", "y", "en", "na", "و"})
TEN, TWENTY, HUNDRED = 10, 20, 100
FOUR = 4  # quatre-vingt


class Kind(Enum):
    """What a word is in an address."""

    NUMBER = auto()
    NAME = auto()
    STREET = auto()
    BUILDING = auto()
    MARK = auto()
    SMALL = auto()


@dataclass(frozen=True, slots=True)
class AddressWord:
    """One word of a text as part of an address, and where it stands."""

    kind: Kind
    text: str
    start: int
    end: int
    written: str = ""


def address_words(text: str) -> tuple[AddressWord, ...]:
    """Return the words of a text; numbers in words become digits."""
    return tuple(with_numbers([word_of(word) for word in fold_text(text).words]))


def word_of(word: Word) -> AddressWord:
    """Return one word as what it is in an address."""
    kind, text = Kind.NAME, word.text
    if word.is_number:
        kind, text = Kind.NUMBER, word.text.lstrip("0") or "0"
    elif word.text in STREET_TYPES:
        kind = Kind.STREET
    elif word.text in BUILDING_TYPES | AREA_TYPES:
        kind = Kind.BUILDING
    elif word.text in NUMBER_MARKS:
        kind = Kind.MARK
    elif word.text in SMALL_WORDS or len(word.text) == 1:
        kind = Kind.SMALL
    return AddressWord(kind, text, word.start, word.end, word.text)


def with_numbers(words: Sequence[AddressWord]) -> Iterator[AddressWord]:
    """Yield words with those that count as digits, and no tail after a number."""
    at, before = 0, None
    while at < len(words):
        value, used = number_at(words, at)
        if used:
            first, last = words[at], words[at + used - 1]
            yield AddressWord(
                Kind.NUMBER, str(value), first.start, last.end, first.written
            )
        elif before is Kind.NUMBER and words[at].written in NUMBER_TAILS:
            word, used = words[at], 1
            yield AddressWord(Kind.MARK, word.text, word.start, word.end, word.written)
        else:
            used = 1
            yield words[at]
        before = Kind.NUMBER if value is not None else words[at].kind
        at += used


def number_at(words: Sequence[AddressWord], at: int) -> tuple[int | None, int]:
    """Return the number that is told in words from here on, and of how many words."""
    value = NUMBERS.get(words[at].written)
    if value is None:
        return None, 0
    used = 1
    connected = at + 1 < len(words) and words[at + 1].written in CONNECTORS
    nearest = at + 1 + connected
    more = NUMBERS.get(words[nearest].written) if nearest < len(words) else None
    if more is None:
        return value, used
    if value == FOUR and more == TWENTY:
        return FOUR * TWENTY, nearest + 1 - at
    tens_first = value % TEN == 0 and more < (TWENTY if value >= TWENTY else TEN)
    units_first = (
        value < TEN and more % TEN == 0 and not words[nearest].written.isascii()
    )
    if tens_first or units_first:
        return value + more, nearest + 1 - at
    return value, used
