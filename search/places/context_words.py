"""How far the words around a name say that it is a place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import groupby
from operator import itemgetter

from search.places.model import (
    FOCUS_COUNTRIES,
    LESSER_NAME_POPULATION,
    NEIGHBOUR_COUNTRIES,
    Place,
    PlaceKind,
)
from search.places.words import (
    AFTER_PLACE,
    BEFORE_PLACE,
    COMMON_WORDS,
    GENERIC_WORDS,
    NEVER_PLACES,
    SAID_WORDS,
    WEAK_BEFORE_PLACE,
)
from search.text.analysis import surfaces

_MAX_PHRASE_WORDS = 3  # as many as the longest phrase of place_words.json has
_SENTENCE_ENDS = ".!?؟;؛:"
_CLAUSE_ENDS = ",،()"
_MIN_NAME_LETTERS = 3  # "پناهگاه در هرت": with 4, Herat misspelt is not found
# "shelter in lira", in small letters, is Lira (119,323); with 200,000 it is none.
_LARGE_POPULATION = 100_000


_SURELY_BEFORE = BEFORE_PLACE | GENERIC_WORDS
_SURELY_AFTER = AFTER_PLACE | GENERIC_WORDS


class PlaceCue(IntEnum):
    """What precedes a name: nothing, a word that often precedes places, a sure one."""

    NONE = 0
    WEAK = 1
    STRONG = 2


# Measured below: the 530 judged queries with and without their country, and 2,022
# phrases of the bank; and the places that tests/unit/search/places name.
#
# The least inhabitants that make a name a place, by how near the country is to
# those we serve. Without "in" only what is well known: a hamlet is a word first.
# With twice as many at home, El Estor is lost.
_LEAST_HOME = {PlaceCue.NONE: 20_000, PlaceCue.WEAK: 5_000, PlaceCue.STRONG: 0}
# Half or double as many change none of the measured texts.
_LEAST_NEAR = {PlaceCue.NONE: 100_000, PlaceCue.WEAK: 50_000, PlaceCue.STRONG: 10_000}
# With half as many "الجنوب", the south, is Al Janub in Lebanon.
_LEAST_FAR = {
    PlaceCue.NONE: 1_000_000,
    PlaceCue.WEAK: 500_000,
    PlaceCue.STRONG: 100_000,
}
# "in rest", "in name": short words are other cities' lesser names by the hundred.
_SHORT_LETTERS = 4
_LEAST_SHORT_HOME = 1_000_000  # nrb, msa, kla: what all call their own capital
_LEAST_SHORT_NEAR = 200_000  # 100,000 changes none of the measured texts


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word: with a capital, and as the first of a sentence or a clause.

    ``typed`` is the word as it was typed: "à" and "a" fold alike.
    """

    word: str
    capital: bool
    opens: bool = field(default=False, compare=False)
    parts: bool = field(default=False, compare=False)
    typed: str = field(default="", compare=False)


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text, at the positions of ``tokens`` of all search."""
    found = []
    ended = parted = True
    for piece, pairs in groupby(surfaces(text), key=itemgetter(1)):
        for word, _piece in pairs:
            found.append(Token(word, piece[:1].isupper(), ended, parted, piece))
            ended = parted = False
        ended = piece[-1] in _SENTENCE_ENDS
        parted = ended or piece[-1] in _CLAUSE_ENDS
    return found


def cue_before(words: Sequence[str], start: int) -> PlaceCue:
    """Return what the words say that end before a name."""
    preceding = _phrases_at(words, start, forwards=False)
    if preceding & _SURELY_BEFORE:
        return PlaceCue.STRONG
    return PlaceCue.WEAK if preceding & WEAK_BEFORE_PLACE else PlaceCue.NONE


def cue_after(words: Sequence[str], end: int) -> PlaceCue:
    """Return what the words say that follow a name."""
    following = _phrases_at(words, end, forwards=True)
    sure = following & _SURELY_AFTER
    return PlaceCue.STRONG if sure else PlaceCue.NONE


def is_credible(
    place: Place,
    key: str,
    cue: PlaceCue,
    *,
    plain: bool,
    capital: bool,
    home: bool,
    few: bool = False,
) -> bool:
    """Return whether a name inside a query is this place rather than a word.

    ``plain`` when it is what the place is called, ``home`` in the country given,
    ``few`` in a query of a need and a name, which is no story.
    """
    given = home and few and key not in SAID_WORDS
    home = home or place.country in FOCUS_COUNTRIES
    if key in NEVER_PLACES or key in GENERIC_WORDS or len(key) < _MIN_NAME_LETTERS:
        return False
    if key in COMMON_WORDS:
        large = home and place.population >= _LARGE_POPULATION
        said = cue is PlaceCue.STRONG or (given and large)  # "lawyer Lira", in Uganda
        return said and (capital or large) and (plain or home)
    if place.kind is PlaceKind.COUNTRY:
        return (
            len(key) > _MIN_NAME_LETTERS or not key.isascii() or cue is PlaceCue.STRONG
        )
    if home:
        return given or _credible_at_home(place, key, cue, plain=plain)
    return plain and _credible_abroad(place, key, cue, capital=capital)


def _credible_at_home(place: Place, key: str, cue: PlaceCue, *, plain: bool) -> bool:
    short = len(key) == _MIN_NAME_LETTERS and key.isascii()
    if short and cue is PlaceCue.NONE and place.population < _LEAST_SHORT_HOME:
        return False
    if place.kind is PlaceKind.ADMIN1:
        return True
    known = plain or cue is not PlaceCue.NONE
    return place.population >= (_LEAST_HOME[cue] if known else LESSER_NAME_POPULATION)


def _credible_abroad(place: Place, key: str, cue: PlaceCue, *, capital: bool) -> bool:
    near = place.country in NEIGHBOUR_COUNTRIES
    least = (_LEAST_NEAR if near else _LEAST_FAR)[cue]
    if len(key) <= _SHORT_LETTERS and not near and cue is not PlaceCue.STRONG:
        return False
    if len(key) <= _SHORT_LETTERS and not (capital and cue is PlaceCue.STRONG):
        least = max(least, _LEAST_SHORT_NEAR if near else _LEAST_FAR[PlaceCue.NONE])
    return place.population >= least


def _phrases_at(words: Sequence[str], at: int, *, forwards: bool) -> set[str]:
    """Return the phrases of one to three words that begin, or end, at a place."""
    sizes = range(1, _MAX_PHRASE_WORDS + 1)
    if forwards:
        return {" ".join(words[at : at + size]) for size in sizes}
    return {" ".join(words[max(0, at - size) : at]) for size in sizes}
