"""A misspelt place inside a query: after a word like "in", or said last of all."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from search.places.context_words import PlaceCue
from search.places.disambiguation import likeliest, others
from search.places.fuzzy import FuzzyNames
from search.places.home import Home
from search.places.in_text import Mention
from search.places.model import PlaceKind, PlaceMatch
from search.places.roles import Role
from search.places.store import PlaceStore
from search.places.told_text import NameSpan, Told
from search.places.words import FAMILIAR_WORDS

# With 4, "kabi" after "in" would be Kabul; with 6, کابلل would not.
_SHORTEST_FUZZY = 5
_SHORTEST_SAID_LAST = 7  # "wakili nakurru": with 8 Nakuru is not found
# With 8, "msaada wa kisheria", legal help, would name a place.
_LONG_FUZZY = 9
# A misspelt name is of a place that many know. Of 3,082 texts 10,000 changes none, and
# 100,000 one: "mis suegros me maltratan" is then no Malacatán (92,816) any more.
_LEAST_FUZZY = 40_000
_MOST_GUESSES = 40  # spans of a long story, its last ones: each costs 20 microseconds
_VOWELS = frozenset("aeiou")


def find_misspelt(
    store: PlaceStore,
    names: FuzzyNames,
    told: Told,
    spans: Iterable[NameSpan],
    countries: Sequence[str],
) -> Mention | None:
    """Return a misspelt place of some countries, whose ``names`` these are.

    ``spans`` are what ``guessed_spans`` found in the text.
    """
    for span in spans:
        near = names.nearest(span.key)
        if near and _is_slip(span.key, near.key):
            match = _guess(store, span, near.key, countries)
            if match:
                reading = told.reading(span)
                return Mention(match, reading.role, told.cue(span, reading))
    return None


def guessed_spans(told: Told) -> list[NameSpan]:
    """Return what may be a misspelt name in a text, the likeliest first."""
    after = (span for span in reversed(told.spans) if _is_after_in(told, span))
    return [*list(islice(after, _MOST_GUESSES))[::-1], *_last_word(told)]


def _is_after_in(told: Told, span: NameSpan) -> bool:
    """Whether words around a span say for sure that it is a place."""
    if not _may_be_misspelt(span.key):
        return False
    reading = told.reading(span)
    strong = told.cue(span, reading) is PlaceCue.STRONG
    return strong and reading.role is not Role.NOBODY


def _last_word(told: Told) -> Iterator[NameSpan]:
    """Yield the last word, if it is long: "lawyer Bujumbra" says where without "in"."""
    end = len(told.words)
    for span in told.spans:
        alone = span.start == end - 1 and not span.whole
        long = alone and len(span.key) >= _SHORTEST_SAID_LAST
        if long and _may_be_misspelt(span.key) and not told.is_nobody(span):
            yield span


def _may_be_misspelt(key: str) -> bool:
    longest = max(key.split(), key=len)
    return len(longest) >= _SHORTEST_FUZZY and longest not in FAMILIAR_WORDS


def _is_slip(typed: str, known: str) -> bool:
    """Return whether one is a slip of the other, not another word of like letters.

    A letter changed for another makes words: taliban and Taliqan, ibanga and Ibanda.
    So only a letter more, fewer or swapped, or one vowel for another, counts; in a
    long name anything near. A name that differs in no letter is a slip of its spaces,
    or of nothing at all: a hamlet's, which without "in" was no exact place.
    """
    if typed[0] != known[0] or (" " in typed and " " not in known):
        return False
    typed, known = typed.replace(" ", ""), known.replace(" ", "")
    if typed == known:
        return True
    if len(typed) >= _LONG_FUZZY or len(typed) != len(known):
        return abs(len(typed) - len(known)) <= 1 or len(typed) >= _LONG_FUZZY
    changed = [pair for pair in zip(typed, known, strict=True) if pair[0] != pair[1]]
    vowels = len(typed) > _SHORTEST_FUZZY and set(changed[0]) <= _VOWELS
    return sorted(typed) == sorted(known) or (len(changed) == 1 and vowels)


def _guess(
    store: PlaceStore, span: NameSpan, key: str, countries: Sequence[str]
) -> PlaceMatch | None:
    """Return the town or division of a like name, if it is one that people know.

    A name that lacks only its spaces needs to be known to nobody: nyanzalac.
    """
    same = span.key.replace(" ", "") == key.replace(" ", "") and " " in key
    bearers = [
        stored
        for stored in store.places(store.ranks_by_key([key]).get(key, ())).values()
        if stored.place.country in countries
        and (
            same
            or stored.place.kind is PlaceKind.ADMIN1
            or stored.place.population >= _LEAST_FUZZY
        )
    ]
    if not bearers:
        return None
    best = likeliest(bearers, key, Home())
    return PlaceMatch(
        best.place, others(best, bearers, key), same, span.start, span.end
    )
