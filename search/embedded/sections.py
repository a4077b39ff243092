"""Which of the candidates are what was asked, where she is, and help at all."""

from dataclasses import dataclass

import numpy as np

from search.embedded.arrays import Bools, Rows
from search.embedded.coverage import Coverage
from search.embedded.row_subset import Facts
from search.query import Level, ListingQuery
from search.ranking.order_key import HELPS, IS_HERE, MEETS


@dataclass(frozen=True, slots=True)
class Truth:
    """Three answers for each candidate; together they make its section."""

    meets: Bools
    here: Bools
    helps: Bools

    @property
    def counted(self) -> Bools:
        """Return what is counted: what was asked, where she is."""
        return self.meets & self.here & self.helps

    @property
    def countable(self) -> Bools:
        """Return what would be counted at a level that reaches it."""
        return self.meets & self.helps

    def digits(self, rows: Rows) -> Rows:
        """Return what sections the rows are of, as a digit of their order."""
        found = self.meets[rows].astype(np.int64) * MEETS
        found += self.here[rows].astype(np.int64) * IS_HERE
        return found + self.helps[rows].astype(np.int64) * HELPS


def truth_of(
    facts: Facts, query: ListingQuery, coverage: Coverage, named: Bools
) -> Truth:
    """Look what each candidate is; where no need was said, all are what was asked."""
    size = facts.size
    meets = np.ones(size, np.bool_)
    if query.stated:
        codes = [wish.code for wish in query.stated]
        meets = facts.codes.having_any(codes, size) | named[facts.rows]
    return Truth(meets, coverage.shown, ~facts.reference[:size])


def listed(query: ListingQuery, coverage: Coverage, truth: Truth) -> Bools:
    """Return what stands on the pages: what is here, and the need elsewhere."""
    if query.near is None or not query.stated:
        return coverage.shown
    farther = coverage.own[Level.COUNTRY]
    return coverage.shown | (farther & truth.countable)
