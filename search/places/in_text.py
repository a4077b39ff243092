"""The places that a text names, read in one pass: which they are, and what to her."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from search.places.context_words import PlaceCue, is_credible
from search.places.disambiguation import bears_plainly, lies_in, likeliest, others
from search.places.home import Home
from search.places.model import (
    FOCUS_COUNTRIES,
    NEIGHBOUR_COUNTRIES,
    PlaceKind,
    PlaceMatch,
)
from search.places.roles import Reading, Role
from search.places.store import PlaceStore, StoredPlace
from search.places.told_text import NameSpan, Told

_MOST_BEARERS = 12  # the likeliest; 28 of 161,656 names have more bearers
# What a country named in passing says of where the places beside it lie: nothing.
_ELSEWHERE = frozenset((Role.OF, Role.TO, Role.NOT, Role.FROM))
# Of these roles one may be where she is; the first is the likeliest.
_HERS = (Role.HERE, Role.PLAIN, Role.FROM)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that a text names, what it is to her, and how surely it is a place."""

    match: PlaceMatch
    role: Role
    cue: PlaceCue
    road: bool = False


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


def find_mentions(store: PlaceStore, told: Told, home: Home) -> list[Mention]:
    """Return the places that the words name exactly, in the order of the text."""
    candidates = _Names(store, told).candidates(home)
    chosen = sorted(_longest(candidates), key=lambda each: each.span.start)
    return [_mention(candidate, home) for candidate in _joined(chosen, home)]


def hers(mentions: Sequence[Mention]) -> Mention | None:
    """Return the place where she is, if one is; of several alike the last."""
    own = [mention for mention in mentions if mention.role in _HERS]
    if not own:
        return None
    best = max(own, key=_likelihood)
    if best.cue is PlaceCue.STRONG or best.role is not Role.PLAIN:
        return best
    # "Kampala Road Entebbe", "Gulu Kampala": which of them is hers must be asked.
    alike = [each for each in own if each.role is Role.PLAIN and each.cue <= best.cue]
    rest = (*best.match.alternatives, *(m.match.place for m in alike if m is not best))
    asked = replace(best.match, alternatives=tuple(dict.fromkeys(rest)))
    return replace(best, match=asked)


def _likelihood(mention: Mention) -> tuple[int, bool, int, bool, bool, int]:
    place = mention.match.place
    return (
        -_HERS.index(mention.role),
        not mention.road,
        mention.cue,
        place.kind is not PlaceKind.COUNTRY,
        place.country in FOCUS_COUNTRIES,
        mention.match.start,
    )


class _Names:
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
            plain=bears_plainly(stored, span.key),
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


def _longest(candidates: Iterable[PlaceCandidate]) -> Iterator[PlaceCandidate]:
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


def _joined(
    candidates: Sequence[PlaceCandidate], home: Home
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


def _mention(candidate: PlaceCandidate, home: Home) -> Mention:
    span, role = candidate.span, candidate.reading.role
    if role is Role.OF and not candidate.whole_country():
        role = Role.PLAIN  # "the consulate of Xela" is in Xela
    match = PlaceMatch(
        candidate.best.place,
        others(candidate.best, candidate.bearers, span.key),
        exact=True,
        start=span.start,
        end=span.end,
    )
    return Mention(match, role, candidate.cue, candidate.road)
