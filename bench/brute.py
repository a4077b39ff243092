"""The ranking once more, one listing at a time and in plain Python, to compare with."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

import numpy as np
from geopy.distance import great_circle

from search.document import WORLDWIDE, ListingDocument
from search.query import Level, ListingQuery
from search.ranking import constants as ranking
from search.ranking.diversity import code_match
from search.taxonomy import with_parents
from search.text.listing_text import listing_tokens

Corpus = Callable[[], Iterable[ListingDocument]]
Telling = list[tuple[frozenset[str], float, bool]]
Place = tuple[float, float, str]
HELD = 1_000  # candidates of a query, before all but the best are let go


@dataclass(frozen=True, slots=True)
class Known:
    """A listing with its index tokens."""

    document: ListingDocument
    name: frozenset[str]
    text: frozenset[str]


class BruteForce:
    """Scores every listing for every query at the nearest level, holding none."""

    def __init__(self, corpus: Corpus, queries: Sequence[ListingQuery]) -> None:
        """Count what has the words of the queries; ``corpus`` yields all, each time."""
        self.corpus = corpus
        self.size = 0
        words = (token for q in queries for word in q.words for token in word.tokens)
        self.counts = dict.fromkeys(words, 0)
        for each in self.known():
            self.size += 1
            for token in each.text & self.counts.keys():
                self.counts[token] += 1
        self.asked = [(query, self.telling(query)) for query in queries]

    def known(self) -> Iterator[Known]:
        """Yield every listing, analysed."""
        for document in self.corpus():
            yield Known(document, *map(frozenset, listing_tokens(document)))

    def best(self, count: int) -> list[list[str]]:
        """Return the ids of the best listings for each query."""
        found: list[list[Place]] = [[] for _query in self.asked]
        for each in self.known():
            tie = ranking.tie_of(each.document.id)
            for (query, telling), places in zip(self.asked, found, strict=True):
                if worth := score(each, query, telling):
                    places.append((-worth, tie, each.document.id))
                if len(places) >= HELD:
                    places[:] = nsmallest(count, places)
        return [[key for *_, key in nsmallest(count, places)] for places in found]

    def telling(self, query: ListingQuery) -> Telling:
        """Return the words that some listing has, without everyday ones."""
        found = []
        for word in query.words:
            tokens = frozenset(token for token in word.tokens if self.counts[token])
            common = max((self.counts[token] for token in tokens), default=0)
            if 0 < common <= ranking.EVERYDAY_LISTINGS:
                weight = ranking.rarity(self.size, common)
                found.append((tokens, weight, word.hint))
        return found


def score(each: Known, query: ListingQuery, telling: Telling) -> float:
    """Return what one listing is worth; 0 where it is no candidate, or not near."""
    worth = evidence(each, query, telling)
    if worth:
        worth *= reach(each.document, query) * trust(each.document, query)
    return round(worth * ranking.STEPS)


def evidence(each: Known, query: ListingQuery, telling: Telling) -> float:
    """Add up needs and words."""
    needs = sum(
        meets(each.document, wish.code) * ranking.concept_weight(wish.confidence)
        for wish in query.concepts
    )
    own = [(tokens, weight) for tokens, weight, hint in telling if not hint]
    whole = sum(weight for _tokens, weight, _hint in telling)
    text = sum(
        weight * (ranking.HINT_FACTOR if hint else 1)
        for tokens, weight, hint in telling
        if tokens & each.text
    )
    all_own = bool(own) and all(tokens & each.text for tokens, _weight in own)
    if not needs and not (text if not query.concepts else all_own):
        return 0.0
    name = sum(weight for tokens, weight in own if tokens & each.name)
    share = name / sum(weight for _t, weight in own) if own else 0.0
    return (
        ranking.CONCEPT_WEIGHT * needs
        + ranking.WORD_WEIGHT * (text / whole if whole else 0)
        + ranking.NAME_WEIGHT * share * share
    )


def meets(document: ListingDocument, code: str) -> float:
    """Return how well a listing meets a need."""
    return code_match(code, with_parents(document.codes), document.codes)


def reach(document: ListingDocument, query: ListingQuery) -> float:
    """Return how well a listing gets to her; 0 where it does not."""
    near = query.near
    if near is None:
        return 1.0
    if document.remote:
        here = {near.country, near.admin1} & {*document.covers, document.country}
        anywhere = ranking.ANYWHERE_REACH if WORLDWIDE in document.covers else 0.0
        return ranking.REMOTE_REACH if here else anywhere
    mission = "mission" in with_parents(document.codes)
    least = ranking.MISSION_REACH if mission and document.country == near.country else 0
    at = (document.latitude, document.longitude)
    distance = great_circle(at, (near.latitude, near.longitude)).km
    if distance - ranking.HALF_CELL_KM > near.radius_km:
        return least
    half = ranking.half_distance_km(near.radius_km, Level.NEAR)
    decay = math.exp2(-max(distance - ranking.FREE_KM, 0) / half)
    return max(ranking.FAR_REACH + (1 - ranking.FAR_REACH) * decay, least)


def trust(document: ListingDocument, query: ListingQuery) -> float:
    """Return the weight of freshness and vetting."""
    fresh = ranking.UNKNOWN_AGE_FACTOR
    if document.assured_date:
        age = (query.now.date() - document.assured_date).days
        fresh = float(ranking.freshness(np.array(float(age))))
    return fresh * (1.0 if document.vetted_by_count else ranking.UNVETTED_FACTOR)
