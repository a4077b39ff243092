"""The ranking once more, one listing at a time and in plain Python, to compare with."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geopy.distance import great_circle

from search import ranking
from search.document import WORLDWIDE, ListingDocument
from search.query import Level, ListingQuery
from search.taxonomy import with_parents
from search.turns import how_well
from search.wording import words_of


@dataclass(frozen=True, slots=True)
class Known:
    """A listing with its index tokens."""

    document: ListingDocument
    name: frozenset[str]
    text: frozenset[str]


class BruteForce:
    """Scores every listing for a query at the nearest level."""

    def __init__(self, documents: Sequence[ListingDocument]) -> None:
        """Analyse and count everything."""
        self.known = []
        self.counts: Counter[str] = Counter()
        for document in documents:
            name, text = map(frozenset, words_of(document))
            self.known.append(Known(document, name, text))
            self.counts.update(text)

    def best(self, query: ListingQuery, count: int) -> list[str]:
        """Return the ids of the best listings."""
        scored = [
            (-score, ranking.tie_of(each.document.id), each.document.id)
            for each in self.known
            if (score := self.score(each, query)) > 0
        ]
        return [key for _score, _tie, key in sorted(scored)[:count]]

    def score(self, each: Known, query: ListingQuery) -> float:
        """Return what one listing is worth; 0 where it is no candidate, or not near."""
        evidence = self.evidence(each, query)
        worth = evidence * reach(each.document, query) * trust(each.document, query)
        return round(worth * ranking.STEPS)

    def evidence(self, each: Known, query: ListingQuery) -> float:
        """Add up needs and words."""
        needs = sum(
            meets(each.document, wish.code) * ranking.concept_weight(wish.confidence)
            for wish in query.concepts
        )
        words = self.telling(query)
        own = [(tokens, weight) for tokens, weight, hint in words if not hint]
        whole = sum(weight for _tokens, weight, _hint in words)
        text = sum(
            weight * (ranking.HINT_FACTOR if hint else 1)
            for tokens, weight, hint in words
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

    def telling(self, query: ListingQuery) -> list[tuple[frozenset[str], float, bool]]:
        """Return the words that some listing has, without everyday ones."""
        found = []
        for word in query.words:
            tokens = frozenset(token for token in word.tokens if self.counts[token])
            common = max((self.counts[token] for token in tokens), default=0)
            if 0 < common <= ranking.EVERYDAY_LISTINGS:
                weight = ranking.rarity(len(self.known), common)
                found.append((tokens, weight, word.hint))
        return found


def meets(document: ListingDocument, code: str) -> float:
    """Return how well a listing meets a need."""
    return how_well(code, with_parents(document.codes), document.codes)


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
    fresh = ranking.freshness(document.assured_date, query.now.date())
    return fresh * (1.0 if document.vetted_by_count else ranking.UNVETTED_FACTOR)
