"""The order of an answer: what each candidate is worth, and one page of the best."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from search.card import load_card
from search.embedded.arrays import Bools, Doubles, Rows
from search.embedded.columns import NO_DATE
from search.embedded.coverage import Coverage
from search.embedded.filters import all_wishes_known
from search.embedded.row_subset import RowSubset
from search.embedded.scoring import Relevance
from search.hits import make_hit
from search.query import ListingQuery, Sort
from search.ranking import constants as ranking
from search.ranking.diversity import diversify
from search.results import Hit


@dataclass(frozen=True, slots=True)
class Ranking:
    """The listings that a query shows, by their position in ``facts``.

    ``shown`` are their positions among the candidates, as ``coverage`` knows them.
    """

    facts: RowSubset
    shown: Rows
    relevance: Relevance
    coverage: Coverage
    query: ListingQuery

    def page(self) -> Rows:
        """Return the positions of one page, in order; only the best are sorted."""
        query, size = self.query, self.facts.size
        end = min(query.page * query.per_page, size)
        start = (query.page - 1) * query.per_page
        if start >= size:
            return np.empty(0, np.int64)
        keys, tie = self.scores(), self.facts.tie
        known = all_wishes_known(self.facts, query)
        needs = self.relevance.needs
        if query.sort is not Sort.BEST or needs is None:
            return best(keys, known, tie, end)[start:end]
        front = best(keys, known, tie, min(max(end, ranking.DIVERSIFIED_HITS), size))
        turns = diversify(keys[front], needs[front], known[front])
        return front[turns[start:end]]

    def scores(self) -> Doubles:
        """Return the order that was asked for, before ties are broken.

        The best are told apart in whole steps, as in every engine.
        """
        if self.query.sort is Sort.FRESH:
            return self.facts.assured.astype(np.float64) / 1e3
        if self.query.sort is Sort.DISTANCE and self.coverage.distance_km is not None:
            distance = np.minimum(self.coverage.distance_km(self.shown), 1e5)
            return -distance.astype(np.float64) / 1e2
        score = self.coverage.factor(self.shown).astype(np.float64)
        if self.relevance.total is not None:
            score *= self.relevance.total
        return np.rint(score * self.trust() * ranking.STEPS)

    def trust(self) -> Doubles:
        """Weigh when each was checked, by whom, and whether it is open."""
        assured = self.facts.assured.astype(np.float64)
        factor = ranking.freshness(self.query.now.toordinal() - assured)
        factor[assured == NO_DATE] = ranking.UNKNOWN_AGE_FACTOR
        factor[self.facts.vetted == 0] *= ranking.UNVETTED_FACTOR
        factor[self.facts.closed] *= ranking.CLOSED_FACTOR
        return factor

    def hits(self, page: Rows, cards: Mapping[int, str]) -> Iterator[Hit]:
        """Make the hits of a page."""
        measure, shares = self.coverage.distance_km, self.relevance.words
        far = measure(self.shown[page]).tolist() if measure else [None] * len(page)
        said = shares[page] > 0 if shares is not None else [False] * len(page)
        rows = self.facts.rows[page].tolist()
        for row, distance, words in zip(rows, far, said, strict=True):
            document = load_card(cards[row])
            yield make_hit(
                document, self.query, distance_km=distance, words=bool(words)
            )


def best(keys: Doubles, known: Bools, tie: Doubles, count: int) -> Rows:
    """Return the positions of the best, in order: known, then by key, then by tie.

    A key and a tie in one number would lose the tie to rounding.
    """
    sure = int(np.count_nonzero(known))
    if 0 < sure < len(known):
        first, others = np.flatnonzero(known), np.flatnonzero(~known)
        front = first[top(keys[first], tie[first], min(count, sure))]
        rest = others[top(keys[others], tie[others], max(count - sure, 0))]
        return np.concatenate((front, rest))
    return top(keys, tie, count)


def top(keys: Doubles, tie: Doubles, count: int) -> Rows:
    """Return the positions of the ``count`` highest keys, lowest tie first."""
    if count == 0:
        return np.empty(0, np.int64)
    least = -np.partition(-keys, count - 1)[count - 1]
    above = np.flatnonzero(keys > least)
    level = np.flatnonzero(keys == least)
    left = count - len(above)
    if left < len(level):
        level = level[np.argpartition(tie[level], left - 1)[:left]]
    front = np.concatenate((above, level))
    return front[np.lexsort((tie[front], -keys[front]))]
