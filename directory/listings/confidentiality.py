"""Whether a place may be told: the one rule of it, closed by default."""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache

from directory.listings.folded_text import Word, fold_text
from directory.listings.secrecy_words import (
    FILLERS,
    NEGATIONS,
    NO,
    NOT_SECRET,
    PLACE,
    SECRET,
    SECRET_AS_WRITTEN,
    SECRET_IN_SHORT,
    TOLD,
)

CONFIDENTIAL = "confidential_location"
SHELTER = "shelter"
NEAR = 4  # words between "confidential" and "address" that speak of each other
BESIDE = 2  # in running text, where "confidential" may speak of the counselling
FEW_WORDS = 3  # more may speak of the talk: "a private place to talk"
SHORTEST_STEM = 4  # letters: a shorter word is compared whole
SENTENCE_END = re.compile(r"[.!?;\n]")
ARTICLES = ("وال", "بال", "ال")


class Secrecy(IntEnum):
    """How much of a place is kept back: nothing, its street, all but its province."""

    OPEN = 0
    STREET = 1
    PLACE = 2


def says_confidential(value: str, *names: str | None) -> bool:
    """Whether an attribute asks that its place be told to nobody.

    Each of its names counts, in any spelling, script and vocabulary, and every value
    is a yes but a clear no: who mistypes one must not uncover a place.
    """
    if is_clear_no(value):
        return False
    told = [name for name in names if name]
    if any(map(names_secrecy, told)) or says_place_is_secret(value):
        return True
    return any(map(names_place, told)) and is_secret_alone(value)


def is_clear_no(value: str) -> bool:
    """Whether a value says no in one of our languages, or that it is not secret."""
    words = words_of(value)
    if not words:
        return False
    plain = [word.text for word in words]
    if " ".join(plain) in NO:
        return True
    negated = sum(word in NEGATIONS for word in plain)
    rest = [w for w in words if w.text not in NEGATIONS and w.text not in FILLERS]
    secret = [word for word in rest if is_secret_word(word, value)]
    return negated == 1 and bool(secret) and len(secret) == len(rest)


def names_secrecy(name: str) -> bool:
    """Whether the name of an attribute asks for secrecy."""
    joined = "".join(word.text for word in words_of(name))
    if "confid" in joined and not is_self_confidence(name):
        return True
    return is_secret_alone(name) or (
        any(stem in joined for stem in SECRET_IN_SHORT if len(stem) >= SHORTEST_STEM)
        and any(stem in joined for stem in PLACE if len(stem) >= SHORTEST_STEM)
        or says_place_is_secret(name)
    )


def is_self_confidence(name: str) -> bool:
    """Whether each word like "confidential" is rather "confidence"."""
    like = [word.text for word in words_of(name) if "confid" in word.text]
    return bool(like) and all(word in NOT_SECRET for word in like)


def names_place(name: str) -> bool:
    """Whether the name of an attribute speaks of a place."""
    return any(is_place_word(word) for word in words_of(name))


def is_secret_alone(text: str) -> bool:
    """Whether a short text says nothing but that something is secret."""
    words = words_of(text)
    meant = [word for word in words if word.text not in FILLERS]
    return bool(meant) and all(is_secret_word(word, text) for word in meant)


def says_place_is_secret(text: str, near: int = NEAR) -> bool:
    """Whether a text says of a place that it is told to nobody."""
    words = words_of(text)
    places = [i for i, word in enumerate(words) if is_place_word(word)]
    if not places:
        return False
    secrets = [i for i, word in enumerate(words) if says_untold(words, i, text)]
    return any(
        place != secret
        and abs(place - secret) <= near
        and not apart(text, words[min(place, secret)], words[max(place, secret)])
        for place in places
        for secret in secrets
    )


def says_untold(words: tuple[Word, ...], index: int, text: str) -> bool:
    """Whether a word, with the two before it, means that something is not told."""
    word = words[index]
    before = words[max(0, index - 2) : index]
    denied = any(one.text in NEGATIONS for one in before)
    if is_secret_word(word, text):
        return not denied
    return denied and word.text.startswith(TOLD)


def apart(text: str, first: Word, last: Word) -> bool:
    """Whether two words stand in two sentences."""
    return bool(SENTENCE_END.search(text[first.end : last.start]))


def is_secret_word(word: Word, text: str) -> bool:
    """Whether a word means that something is told to nobody."""
    if text[word.start : word.end].startswith(SECRET_AS_WRITTEN):
        return True
    if word.text in NOT_SECRET:
        return False
    short = len(fold_text(text).words) <= FEW_WORDS
    return begins(word.text, SECRET_IN_SHORT if short else SECRET)


def is_place_word(word: Word) -> bool:
    """Whether a word means an address or a place."""
    return begins(word.text, PLACE)


def begins(word: str, stems: tuple[str, ...]) -> bool:
    """Whether a word begins as one of the stems, after an Arabic article or not."""
    article = next((one for one in ARTICLES if word.startswith(one)), "")
    whole, beginnings = by_length(stems)
    return any(
        one in whole or one.startswith(beginnings)
        for one in (word, word.removeprefix(article))
    )


@cache
def by_length(stems: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the stems that are compared whole, and those that are beginnings."""
    whole = frozenset(stem for stem in stems if len(stem) < SHORTEST_STEM)
    return whole, tuple(stem for stem in stems if stem not in whole)


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text, letters that look like Latin ones read as those."""
    folded = fold_text(text)
    return tuple(
        Word(folded.latin[at : at + len(word.text)], word.start, word.end)
        for at, word in folded.placed_words
    )


def is_shelter(code: str) -> bool:
    """Whether a need is a shelter of any kind."""
    return code.partition(".")[0] == SHELTER


def secrecy_of(
    *, needs: Iterable[str], confidential: bool, public: bool = True
) -> Secrecy:
    """Return how secret a service needs its places to be.

    Whoever stands at the door of a shelter can be followed in, so no street of one
    is kept; of a shelter that is not shown to all, its province alone.
    """
    shelter = any(map(is_shelter, needs))
    if confidential or (shelter and not public):
        return Secrecy.PLACE
    return Secrecy.STREET if shelter else Secrecy.OPEN
