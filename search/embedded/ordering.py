"""The order of an answer: what each candidate is worth, and one page of the best."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from search.card import load_card
from search.embedded.arrays import Bools, Bytes, Doubles, Rows
from search.embedded.columns import NO_DATE
from search.embedded.coverage import Coverage
from search.embedded.filters import all_wishes_known, always_open
from search.embedded.row_subset import RowSubset
from search.embedded.scoring import Relevance
from search.embedded.sections import Truth
from search.embedded.standing import standing
from search.hits import make_hit
from search.query import ListingQuery, Sort
from search.ranking import constants as ranking
from search.ranking import order_key as order
from search.ranking.diversity import diversify
from search.ranking.order_key import OrderKey, Part
from search.results import Hit


@dataclass(frozen=True, slots=True)
class Ranking:
    """The listings that a query lists, by their position in ``facts``.

    ``shown`` are their positions among the candidates, as ``coverage`` and ``truth``
    know them; ``named`` are those whose name was typed.
    """

    facts: RowSubset
    shown: Rows
    relevance: Relevance
    coverage: Coverage
    truth: Truth
    named: Bools
    query: ListingQuery
    key: OrderKey

    def page(self, keys: Rows) -> Rows:
        """Return the positions of one page, in order; only the best are sorted."""
        query, size = self.query, self.facts.size
        end = min(query.page * query.per_page, size)
        start = (query.page - 1) * query.per_page
        if start >= size:
            return np.empty(0, np.int64)
        if query.sort is not Sort.BEST:
            return best(keys, self.chosen(), self.facts.tie, end)[start:end]
        needs, worth = self.relevance.needs, keys.astype(np.float64)
        if needs is None or len(query.ranked) == 1:
            return top(worth, self.facts.tie, end)[start:end]
        most = min(max(end, ranking.DIVERSIFIED_HITS), size)
        front = top(worth, self.facts.tie, most)
        turns = diversify(keys[front], needs[front], self.key)
        return front[turns[start:end]]

    def chosen(self) -> Doubles:
        """Return what she chose to order by, the highest first."""
        if self.query.sort is Sort.DISTANCE and self.coverage.distance_km is not None:
            distance = np.minimum(self.coverage.distance_km(self.shown), 1e5)
            return -distance.astype(np.float64)
        if self.query.sort is Sort.FRESH:
            return self.facts.assured.astype(np.float64)
        return np.zeros(self.facts.size)

    def keys(self) -> Rows:
        """Return the order as whole numbers, the highest first."""
        best_sort = self.query.sort is Sort.BEST
        keys = self.worth() if best_sort else np.zeros(self.facts.size, np.int64)
        keys += self.truth.digits(self.shown) * self.key.place(Part.SECTION)
        for part, place in self.key.places.items():
            if part is not Part.SECTION:
                keys += self.digits(part).astype(np.int64) * place
        return keys

    def digits(self, part: Part) -> Rows | Bools | Bytes:
        """Return one part of the order of each listing."""
        if part is Part.KNOWN:
            return all_wishes_known(self.facts, self.query)
        if part is Part.NAMED:
            return self.named
        if part is Part.STANDING:
            return standing(self.facts, self.query.conditions)
        if part is Part.GRADE:
            grades = self.relevance.grades
            none = np.zeros(self.facts.size, np.int64)
            return none if grades is None else grades.astype(np.int64)
        return self.in_time() if part is Part.IN_TIME else self.trust()

    def in_time(self) -> Bools:
        """Return which can be reached now, or from afar."""
        now, facts = self.query.now, self.facts
        is_open = facts.open_at(now) | always_open(facts, now)
        return facts.remote | (is_open & ~facts.closed)

    def trust(self) -> Rows:
        """Weigh whether each is open, who checked it, and whether that is long ago."""
        facts = self.facts
        age = self.query.now.toordinal() - facts.assured
        stale = (facts.assured != NO_DATE) & (age > ranking.STALE_DAYS)
        trust: Rows = (~facts.closed).astype(np.int64) * order.IS_OPEN
        trust += (facts.vetted > 0) * order.IS_VETTED
        trust += ~stale * order.IS_FRESH
        return trust

    def worth(self) -> Rows:
        """Return what each is worth in whole steps: evidence, nearness, age."""
        worth = self.coverage.factor(self.shown).astype(np.float64)
        if self.relevance.total is not None:
            worth *= self.relevance.total
        worth *= self.freshness() * self.key.steps
        return np.rint(worth).astype(np.int64)

    def freshness(self) -> Doubles:
        """Weigh when each was checked."""
        assured = self.facts.assured
        age = self.query.now.toordinal() - assured
        factor = np.where(age > ranking.FRESH_DAYS, ranking.AGED_FACTOR, 1.0)
        factor[age > ranking.STALE_DAYS] = ranking.STALE_FACTOR
        factor[assured == NO_DATE] = ranking.AGED_FACTOR
        return factor

    def hits(self, page: Rows, keys: Rows, cards: Mapping[int, str]) -> Iterator[Hit]:
        """Make the hits of a page."""
        measure, shares = self.coverage.distance_km, self.relevance.words
        far = measure(self.shown[page]).tolist() if measure else [None] * len(page)
        said = shares[page] > 0 if shares is not None else [False] * len(page)
        told = zip(self.facts.rows[page].tolist(), keys[page].tolist(), strict=True)
        for (row, key), distance, words in zip(told, far, said, strict=True):
            yield make_hit(
                load_card(cards[row]),
                self.query,
                distance_km=distance,
                words=bool(words),
                section=self.key.section(key),
            )


def best(groups: Rows, keys: Doubles, tie: Doubles, count: int) -> Rows:
    """Return the positions of the best, in order: by group, by key, then by tie.

    A key and a tie in one number would lose the tie to rounding.
    """
    found: list[Rows] = []
    left = count
    for group in np.unique(groups)[::-1]:
        own = np.flatnonzero(groups == group)
        found.append(own[top(keys[own], tie[own], min(left, len(own)))])
        left -= len(found[-1])
    return np.concatenate(found) if found else np.empty(0, np.int64)


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
