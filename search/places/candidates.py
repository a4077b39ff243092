"""The names of a text that are credibly places, each with all that bear it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from search.places.context_words import PlaceCue, is_credible
from search.places.disambiguation import bears_nearly, likeliest
from search.places.home import Home
from search.places.model import FOCUS_COUNTRIES, NEIGHBOUR_COUNTRIES, PlaceKind
from search.places.roles import Reading, Role
from search.places.store import PlaceStore, StoredPlace
from search.places.told_text import NameSpan, Told

_MOST_BEARERS = 12  # the likeliest; 28 of 161,656 names have more bearers
# What a country named in passing says of where the places beside it lie: nothing.
_ELSEWHERE = frozenset((Role.OF, Role.TO, Role.NOT, Role.FROM))


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A span that is credibly a place, with all bearers of the name."""

    span: NameSpan
    best: StoredPlace
    bearers: tuple[StoredPlace, ...]
    cue: PlaceCue
    reading: Reading
    road: bool = False
    settled: bool = False  # by the country that was named with it

    def whole_country(self) -> bool:
        """Return whether a country is meant."""
        return self.best.place.kind is PlaceKind.COUNTRY


class Names:
    """The names of one text, looked up once."""

    def __init__(self, store: PlaceStore, told: Told) -> None:
        """Look up every run of words."""
        self.told = told
        spans = told.spans
        self.ranks = store.ranks_by_key(list({span.key for span in spans}))
        self.known = store.places(
            rank for found in self.ranks.values() for rank in found[:_MOST_BEARERS]
        )
        # بامیان is Bamyan, and not "in Amiens"
        self.spans = [
            span
            for span in spans
            if span.key in self.ranks and not self.is_ours(span.whole)
        ]

    def bearers(self, key: str) -> tuple[StoredPlace, ...]:
        """Return the likeliest places of a name."""
        return tuple(self.known[rank] for rank in self.ranks[key][:_MOST_BEARERS])

    def is_ours(self, key: str) -> bool:
        """Whether a place where we work bears a name."""
        found = self.bearers(key) if key in self.ranks else ()
        return any(stored.place.country in FOCUS_COUNTRIES for stored in found)

    def candidates(self, home: Home) -> list[PlaceCandidate]:
        """Return the candidates; a country named beside a place decides among them."""
        found = list(self.credible(self.spans, home, few=self.told.is_short))
        inner: list[PlaceCandidate] = []
        for whole in filter(PlaceCandidate.whole_country, found):
            if whole.reading.role not in _ELSEWHERE:
                inner += self.inside(whole)
        return [*inner, *found]

    def inside(self, whole: PlaceCandidate) -> list[PlaceCandidate]:
        """Return the places of a country that was named; right before it any hamlet."""
        home = Home(whole.best.place.country)
        before = [span for span in self.spans if span.end == whole.span.start]
        found = [
            *self.credible(self.spans, home, few=False),
            *self.credible(before, home, few=self.told.is_short),
        ]
        return [
            replace(candidate, settled=True)
            for candidate in found
            if candidate.best.place.country == home.country
            and not candidate.whole_country()
        ]

    def credible(
        self, spans: Iterable[NameSpan], home: Home, *, few: bool
    ) -> Iterator[PlaceCandidate]:
        """Yield the spans that are credibly a place."""
        for span in spans:
            reading = self.told.reading(span)
            if reading.role is Role.NOBODY:
                continue
            cue = self.told.cue(span, reading)
            bearers = self.bearers(span.key)
            near = [
                stored
                for stored in bearers
                if self.is_credible(stored, span, cue, home, few=few)
                and not self.is_doubtful(stored, span, cue, reading, home)
            ]
            if near:
                best = likeliest(near, span.key, home)
                road = self.told.is_road(span)
                yield PlaceCandidate(span, best, bearers, cue, reading, road)

    def is_credible(
        self,
        stored: StoredPlace,
        span: NameSpan,
        cue: PlaceCue,
        home: Home,
        *,
        few: bool,
    ) -> bool:
        """Whether a name is this place rather than a word."""
        near = {home.country, *FOCUS_COUNTRIES, *NEIGHBOUR_COUNTRIES}
        if span.whole and stored.place.country not in near:
            return False
        return is_credible(
            stored.place,
            span.key,
            cue,
            plain=bears_nearly(stored, span.key),
            capital=self.told.capital(span),
            home=stored.place.country == home.country,
            few=few,
        )

    def is_doubtful(
        self,
        stored: StoredPlace,
        span: NameSpan,
        cue: PlaceCue,
        reading: Reading,
        home: Home,
    ) -> bool:
        """Whether it may as well be a person or a word; in her country it is none."""
        if stored.place.country == home.country:
            return False
        only_countries = reading.role is Role.OF
        if only_countries and stored.place.kind is not PlaceKind.COUNTRY:
            return False
        return self.told.is_doubtful(span, cue, reading)


def longest(candidates: Iterable[PlaceCandidate]) -> Iterator[PlaceCandidate]:
    """Yield candidates that share no word: the longest sure name wins."""
    taken: set[int] = set()
    for candidate in sorted(candidates, key=_candidate_order):
        words = range(candidate.span.start, candidate.span.end)
        if taken.isdisjoint(words):
            taken.update(words)
            yield candidate


def _candidate_order(candidate: PlaceCandidate) -> tuple[int, bool, int, bool, int]:
    span, place = candidate.span, candidate.best.place
    return (
        span.start - span.end,
        not candidate.settled,
        -candidate.cue,
        place.country not in FOCUS_COUNTRIES,
        candidate.best.rank,
    )
