"""The order of an answer: what each candidate is worth, and one page of the best."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search import ranking
from search.card import load_card
from search.engines.embedded.columns import NO_DATE
from search.engines.embedded.evidence import Evidence
from search.engines.embedded.filters import all_wishes_known
from search.engines.embedded.picked import Facts
from search.engines.embedded.reach import Reach
from search.hits import make_hit
from search.query import ListingQuery, Sort
from search.results import Hit

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]
Rows = NDArray[np.int64]
KNOWN = 1e6  # more than any score: a known yes comes before what was not stated


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates of one query, by their position in ``facts``."""

    facts: Facts
    evidence: Evidence
    reach: Reach
    query: ListingQuery

    def page(self, shown: Rows) -> Rows:
        """Return the positions of one page, in order; only the front is sorted."""
        query = self.query
        end = min(query.page * query.per_page, len(shown))
        start = (query.page - 1) * query.per_page
        if start >= len(shown):
            return shown[:0]
        keys = self.keys(shown)
        front = np.argpartition(-keys, end - 1)[:end]
        order = front[np.argsort(-keys[front], kind="stable")]
        return shown[order[start:end]]

    def keys(self, shown: Rows) -> Floats:
        """Return what each is ordered by, highest first; no two are equal."""
        keys = self.scores(shown)
        if self.query.flags:
            keys += KNOWN * all_wishes_known(self.facts, self.query)[shown]
        needs = self.evidence.needs
        if self.query.sort is Sort.BEST and needs is not None:
            take_turns(keys, needs[shown])
        return keys - 1e-9 * self.facts.tie[shown]

    def scores(self, shown: Rows) -> Floats:
        """Return the order that was asked for, before ties are broken."""
        if self.query.sort is Sort.FRESH:
            return self.facts.assured[shown].astype(np.float64) / 1e3
        if self.query.sort is Sort.DISTANCE and self.reach.distance_km is not None:
            distance = np.minimum(self.reach.distance_km(shown), 1e5)
            return -distance.astype(np.float64) / 1e2
        score = self.reach.factor(shown).astype(np.float64)
        if self.evidence.total is not None:
            score *= self.evidence.total[shown]
        return score * self.trust(shown)

    def trust(self, shown: Rows) -> Floats:
        """Weigh when each was checked, by whom, and whether it is open."""
        assured = self.facts.assured[shown].astype(np.float64)
        age = self.query.now.toordinal() - assured
        part = (age - ranking.FRESH_DAYS) / (ranking.STALE_DAYS - ranking.FRESH_DAYS)
        factor = 1.0 - (1.0 - ranking.STALE_FACTOR) * np.clip(part, 0.0, 1.0)
        factor[assured == NO_DATE] = ranking.UNKNOWN_AGE_FACTOR
        factor[self.facts.vetted[shown] == 0] *= ranking.UNVETTED_FACTOR
        factor[self.facts.closed[shown]] *= ranking.CLOSED_FACTOR
        return factor

    def hits(self, page: Rows, cards: Mapping[int, str]) -> Iterator[Hit]:
        """Say of a page what may be said; a listing without a card has died."""
        measure, shares = self.reach.distance_km, self.evidence.words
        far = measure(page).tolist() if measure else [None] * len(page)
        said = shares[page] > 0 if shares is not None else [False] * len(page)
        rows = self.facts.rows[page].tolist()
        for row, distance, words in zip(rows, far, said, strict=True):
            if row in cards:
                document = load_card(cards[row])
                yield make_hit(
                    document, self.query, distance_km=distance, words=bool(words)
                )


def take_turns(keys: Floats, needs: Bytes) -> None:
    """Let the needs of a query take turns at the front, in place."""
    if not len(keys) or needs.max(initial=0) == needs.min(initial=0):
        return
    count = min(ranking.FRONT, len(keys))
    front = np.argpartition(-keys, count - 1)[:count]
    order = front[np.argsort(-keys[front], kind="stable")]
    met = needs[order]
    for number in np.unique(met):
        own = order[met == number]
        turns = ranking.REPEAT_FACTOR ** np.arange(len(own))
        keys[own] -= keys[own] % KNOWN * (1 - turns)
