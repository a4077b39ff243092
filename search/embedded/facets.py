"""Counting: the facets of an answer, and what each wider level would show."""

from collections import Counter
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from search.document import Fact
from search.embedded.columns import FLAGS
from search.embedded.coverage import Coverage
from search.embedded.filters import always_open
from search.embedded.row_subset import RowSubset
from search.geometry import degrees
from search.query import Level
from search.results import CELLS_PER_DEGREE, MAX_CELLS, Cell, FacetValue


def count_facets(facts: RowSubset, now: datetime) -> dict[str, tuple[FacetValue, ...]]:
    """Count the values of the rows, by field, most frequent first."""
    lists = {
        "needs": facts.codes.count(),
        "spoken_languages": facts.languages.count(),
        "country": facts.countries.count(),
        "flags": count_flags(facts),
        "facts": count_facts(facts, now),
        "remote": count_remote(facts),
    }
    return {
        field: tuple(FacetValue(value, count) for value, count in counted)
        for field, counted in lists.items()
    }


def count_facts(facts: RowSubset, now: datetime) -> list[tuple[str, int]]:
    """Count what the rows state, and those that are open day and night by now."""
    counted = Counter(dict(facts.facts.count()))
    counted[Fact.HOURS_ALWAYS.value] += int(np.count_nonzero(always_open(facts, now)))
    return sorted((+counted).items(), key=lambda pair: (-pair[1], pair[0]))


def count_flags(facts: RowSubset) -> list[tuple[str, int]]:
    """Count the rows that are known to say yes, flag by flag."""
    counted = [
        (str(flag), int(np.count_nonzero(facts.yes & (1 << n))))
        for n, flag in enumerate(FLAGS)
    ]
    return sorted((pair for pair in counted if pair[1]), key=lambda p: (-p[1], p[0]))


def count_remote(facts: RowSubset) -> list[tuple[str, int]]:
    """Count remote and other rows."""
    remote = int(np.count_nonzero(facts.remote))
    counted = [("false", facts.size - remote), ("true", remote)]
    return sorted((pair for pair in counted if pair[1]), key=lambda p: -p[1])


def count_cells(facts: RowSubset) -> tuple[Cell, ...]:
    """Count the rows by the coarse cell that they lie in, the fullest cells first."""
    points = np.stack(degrees(facts.vectors))
    corners = np.floor(points[:, ~np.isnan(points[0])] * CELLS_PER_DEGREE)
    cells, counts = np.unique(corners, axis=1, return_counts=True)
    middles = (cells + 0.5) / CELLS_PER_DEGREE
    order = np.argsort(-counts, kind="stable")[:MAX_CELLS]
    return tuple(
        Cell(
            round(float(middles[0, n]), 2),
            round(float(middles[1, n]), 2),
            int(counts[n]),
        )
        for n in order
    )


def count_levels(coverage: Coverage, keep: NDArray[np.bool_]) -> dict[Level, int]:
    """Count what each level would add of its own."""
    return {
        level: int(np.count_nonzero(keep & own)) for level, own in coverage.own.items()
    }
