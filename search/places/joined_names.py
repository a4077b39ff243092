"""Names that belong together: a place in its area, and places in one breath."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from search.places.candidates import PlaceCandidate
from search.places.disambiguation import lies_in, likeliest
from search.places.home import Home
from search.places.roles import Reading, Role, links
from search.places.told_text import Told

# What holds for two places that are named in one breath.
_SHARED = frozenset((Role.NOT, Role.FAR, Role.HIS, Role.FROM, Role.TO, Role.OF))
_MOST_WORDS_BETWEEN = 2  # "Kampala or in Entebbe"
_SAID_IN_WORDS = 2  # a cue of one word may mean anything


def joined(
    candidates: Iterable[PlaceCandidate], home: Home
) -> Iterator[PlaceCandidate]:
    """Yield candidates; one followed by what it lies in is the one that lies there."""
    waiting: PlaceCandidate | None = None
    for candidate in candidates:
        joined = _within(waiting, candidate, home) if waiting else None
        if waiting and not joined:
            yield waiting
        waiting = joined or candidate
    if waiting:
        yield waiting


def in_one_breath(
    candidates: Iterable[PlaceCandidate], told: Told
) -> Iterator[PlaceCandidate]:
    """Yield candidates; what is said of one holds for the next in one breath with it.

    "Not in Kampala or Entebbe" is in neither; who fled from Gulu to Lira is in Lira.
    """
    last: PlaceCandidate | None = None
    for candidate in candidates:
        if last:
            between = told.words[last.span.end : candidate.span.start]
            reading = _continued(last.reading, candidate.reading, between)
            candidate = replace(candidate, reading=reading)
        yield candidate
        last = candidate


def _continued(before: Reading, after: Reading, between: Sequence[str]) -> Reading:
    """Return what a place is to her, with some words after another one."""
    if len(between) > _MOST_WORDS_BETWEEN:
        return after
    if _went_there(before, after):
        return Reading(Role.HERE, _SAID_IN_WORDS)
    silent = after.role is Role.PLAIN and before.role in _SHARED
    return before if silent and links(between) else after


def _went_there(before: Reading, after: Reading) -> bool:
    """Whether she left one place and came to the other: fled from Gulu to Lira."""
    left = before.role is Role.FROM and before.length >= _SAID_IN_WORDS
    return left and after.role is Role.TO and after.length < _SAID_IN_WORDS


def _within(
    inner: PlaceCandidate, area: PlaceCandidate, home: Home
) -> PlaceCandidate | None:
    """Return a place in the area that is named right after it: Qarabagh, Ghazni."""
    place = area.best.place
    if inner.span.end != area.span.start or area.reading.role is not Role.PLAIN:
        return None
    there = [
        stored
        for stored in inner.bearers
        if lies_in(stored.place, place) and stored.place.population <= place.population
    ]
    if not there or place == inner.best.place:
        return None
    best = likeliest(there, inner.span.key, home)
    span = replace(inner.span, end=area.span.end)
    cue = max(inner.cue, area.cue)
    return replace(inner, span=span, best=best, bearers=(), cue=cue)
