"""The ranking once more, one listing at a time and in plain Python, to compare with."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from geopy.distance import great_circle

from search.document import WORLDWIDE, ListingDocument
from search.query import ConceptWish, Level, ListingQuery, Near
from search.ranking import constants as ranking
from search.ranking.need_match import code_match, grade_of
from search.ranking.order_key import order_key
from search.ranking.typed_names import NAMED_SHARE
from search.taxonomy import with_parents
from search.text.listing_text import listing_tokens

Corpus = Callable[[], Iterable[ListingDocument]]
Telling = list[tuple[frozenset[str], float, bool]]
Order = tuple[int, ...]
Place = tuple[Order, float, str]
HELD = 1_000  # candidates of a query, before all but the best are let go


@dataclass(frozen=True, slots=True)
class Known:
    """A listing with its index tokens."""

    document: ListingDocument
    name: frozenset[str]
    text: frozenset[str]

    def meets(self, wish: ConceptWish) -> float:
        """Return how well it meets a need."""
        codes = self.document.codes
        return code_match(wish, with_parents(codes), codes)


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
                if order := score(each, query, telling):
                    first = tuple(-part for part in order)
                    places.append((first, tie, each.document.id))
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


def score(each: Known, query: ListingQuery, telling: Telling) -> Order | None:
    """Return what orders one listing; None where it is no candidate, or not listed."""
    worth = evidence(each, query, telling)
    if not worth:
        return None
    codes = with_parents(each.document.codes)
    named = is_named(each, query, telling)
    needed = not query.stated or any(wish.code in codes for wish in query.stated)
    meets = named or needed
    factor, is_here = reach(each.document, query)
    farther = query.stated and meets and is_elsewhere(each.document, query)
    if not is_here and not farther:
        return None
    grade = max((grade_of(each.meets(wish)) for wish in query.ranked), default=0)
    fresh, trust = trusted(each.document, query)
    truth = (is_here, meets, named, grade, trust)
    return (*truth, round(worth * factor * fresh * order_key(query).steps))


def is_named(each: Known, query: ListingQuery, telling: Telling) -> bool:
    """Whether its name was typed."""
    held = [hint for tokens, _weight, hint in telling if tokens & each.name]
    return False in held and len(held) >= NAMED_SHARE * len(query.words)


def evidence(each: Known, query: ListingQuery, telling: Telling) -> float:
    """Add up the need that is met best, and words."""
    needs = max(
        (
            each.meets(wish) * ranking.concept_weight(wish.confidence)
            for wish in query.ranked
        ),
        default=0.0,
    )
    own = [(tokens, weight) for tokens, weight, hint in telling if not hint]
    whole = sum(weight for _tokens, weight, _hint in telling)
    text = sum(
        weight * (ranking.HINT_FACTOR if hint else 1)
        for tokens, weight, hint in telling
        if tokens & each.text
    )
    all_own = bool(own) and all(tokens & each.text for tokens, _weight in own)
    all_own = all_own or is_named(each, query, telling)
    if not needs and not (text if not query.ranked else all_own):
        return 0.0
    name = sum(weight for tokens, weight in own if tokens & each.name)
    share = name / sum(weight for _t, weight in own) if own else 0.0
    return (
        ranking.CONCEPT_WEIGHT * needs
        + ranking.WORD_WEIGHT * (text / whole if whole else 0)
        + (0 if query.ranked else ranking.NAME_WEIGHT * share * share)
    )


def reach(document: ListingDocument, query: ListingQuery) -> tuple[float, bool]:
    """Return how well a listing gets to her, and whether it does."""
    near = query.near
    if near is None:
        return 1.0, True
    if document.remote:
        here = {near.country, near.admin1} & {*document.covers, document.country}
        anywhere = ranking.ANYWHERE_REACH if WORLDWIDE in document.covers else 0.0
        return (ranking.REMOTE_REACH, True) if here else (anywhere, bool(anywhere))
    mission = "mission" in with_parents(document.codes)
    covering = mission and document.country == near.country
    distance = distance_to(document, near)
    half = ranking.half_distance_km(near.radius_km, Level.NEAR)
    decay = math.exp2(-max(distance - ranking.FREE_KM, 0) / half)
    factor = ranking.FAR_REACH + (1 - ranking.FAR_REACH) * decay
    is_near = distance - ranking.HALF_CELL_KM <= near.radius_km
    return max(factor, ranking.MISSION_REACH if covering else 0), is_near or covering


def is_elsewhere(document: ListingDocument, query: ListingQuery) -> bool:
    """Whether a listing is beyond her reach, in her country or not far outside it."""
    near = query.near
    if near is None or document.remote:
        return False
    edge = ranking.wider_radius_km(near.radius_km) + ranking.HALF_CELL_KM
    return document.country == near.country or distance_to(document, near) <= edge


def distance_to(document: ListingDocument, near: Near) -> float:
    """Return kilometres on the ground."""
    at = (document.latitude, document.longitude)
    return float(great_circle(at, (near.latitude, near.longitude)).km)


def trusted(document: ListingDocument, query: ListingQuery) -> tuple[float, int]:
    """Return the weight of when it was checked, and how much it is to be trusted."""
    vetted = int(bool(document.vetted_by_count))
    if not document.assured_date:
        return ranking.AGED_FACTOR, vetted + 1
    age = (query.now.date() - document.assured_date).days
    if age > ranking.STALE_DAYS:
        return ranking.STALE_FACTOR, vetted
    return (ranking.AGED_FACTOR if age > ranking.FRESH_DAYS else 1.0), vetted + 1
