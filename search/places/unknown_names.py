"""A name said as a place that no gazetteer of ours holds: it is named back to her."""

from collections.abc import Iterator, Set

from search.places.context_words import PlaceCue
from search.places.roles import Role
from search.places.told_text import NameSpan, Told
from search.places.words import FAMILIAR_WORDS

_SHORTEST = 4  # letters of a name that is worth naming
_MOST_WORDS = 3
_SAID_IN_WORDS = 2  # right before the name: not "out of the library"
# "à", and the same in Kirundi and Luganda: too short to say a place but for a name with
# a capital. As they are typed: "a" in Spanish is of persons, "I" in English is her.
_AT = frozenset({"à", "i", "e"})
# Roles that only a place can have: "I am in", "not in", "far from".
_SAID = frozenset((Role.HERE, Role.NOT, Role.FAR))


def unknown_name(told: Told, known: Set[str]) -> range | None:
    """Return the words of a name after "in" that is no place of ours and no word.

    ``known`` are the words by which people tell what they need. A name is written
    with a capital, or stands last: "shelter in jaghori". The last one counts.
    """
    for start in reversed(range(len(told.words))):
        end = _end_of_name(told, start, known)
        if end and _is_said(told, start, end):
            return range(start, end)
    return None


def _end_of_name(told: Told, start: int, known: Set[str]) -> int | None:
    """Return where the name that begins there ends; None where none begins."""
    words = list(_name_words(told, start))
    foreign = [word for word in words if is_foreign(word, known)]
    if foreign and sum(map(len, words)) >= _SHORTEST:
        return start + len(words)
    return None


def is_foreign(word: str, known: Set[str]) -> bool:
    """Whether a word is none that we would expect."""
    return not (word in known or word in FAMILIAR_WORDS or word.isdigit())


def _name_words(told: Told, start: int) -> Iterator[str]:
    """Yield the words that may be of one name: with a capital, or one at the end."""
    yield told.words[start]
    if told.tokens[start].capital:
        for number in range(start + 1, min(start + _MOST_WORDS, len(told.words))):
            if not told.tokens[number].capital or told.tokens[number].opens:
                return
            yield told.words[number]


def _is_at(told: Told, start: int) -> bool:
    """Whether a name with a capital follows "at" in one letter."""
    tokens = told.tokens
    return start > 0 and tokens[start].capital and tokens[start - 1].typed in _AT


def _is_said(told: Told, start: int, end: int) -> bool:
    """Whether a name was said as a place; "in Ruth it began" is of something else."""
    reading = told.reading(NameSpan(start, end, ""))
    as_hers = reading.role in _SAID and reading.length >= _SAID_IN_WORDS
    after_in = as_hers or told.before[start] is PlaceCue.STRONG or _is_at(told, start)
    if not after_in or reading.role is Role.NOBODY:
        return False
    at_end = end == len(told.words)
    if start - told.bounds[start].sentence <= 1 and not (at_end or as_hers):
        return False
    shouted = all(token.capital for token in told.tokens)
    return at_end or as_hers or (told.tokens[start].capital and not shouted)
