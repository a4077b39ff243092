"""Counting: the facets of an answer, and what each wider level would show."""

import numpy as np
from numpy.typing import NDArray

from search.engines.embedded.columns import FLAGS, Columns
from search.engines.embedded.reach import Reach
from search.query import Level
from search.results import FacetValue

Rows = NDArray[np.int64]


def count_facets(columns: Columns, rows: Rows) -> dict[str, tuple[FacetValue, ...]]:
    """Count the values of the rows, by field, most frequent first."""
    lists = {
        "needs": columns.codes.count(rows),
        "spoken_languages": columns.languages.count(rows),
        "country": columns.countries.count(rows),
        "flags": count_flags(columns, rows),
        "remote": count_remote(columns, rows),
    }
    return {
        field: tuple(FacetValue(value, count) for value, count in counted)
        for field, counted in lists.items()
    }


def count_flags(columns: Columns, rows: Rows) -> list[tuple[str, int]]:
    """Count the rows that are known to say yes, flag by flag."""
    yes = columns.yes[rows]
    counted = [
        (str(flag), int(np.count_nonzero(yes & (1 << n))))
        for n, flag in enumerate(FLAGS)
    ]
    return sorted((pair for pair in counted if pair[1]), key=lambda p: (-p[1], p[0]))


def count_remote(columns: Columns, rows: Rows) -> list[tuple[str, int]]:
    """Count remote and other rows."""
    remote = int(np.count_nonzero(columns.remote[rows]))
    counted = [("true", remote), ("false", len(rows) - remote)]
    return [pair for pair in counted if pair[1]]


def count_levels(reach: Reach, keep: NDArray[np.bool_]) -> dict[Level, int]:
    """Count what each level would add of its own."""
    return {
        level: int(np.count_nonzero(keep & own)) for level, own in reach.own.items()
    }
