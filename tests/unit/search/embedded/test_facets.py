"""Facets count what the answer holds, the most frequent first."""

from datetime import UTC, datetime

import numpy as np
import pytest

from search.clock import utc_minute
from search.document import Fact, Flag
from search.embedded.columns import Columns
from search.embedded.facets import count_cells, count_facets
from search.embedded.row_subset import RowSubset
from search.results import Cell, FacetValue
from tests.support.documents import KABUL, document

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
MINUTE = utc_minute(NOW)
LISTINGS = (
    document(
        "a",
        "shelter.family",
        spoken_languages=("fa-AF", "ps"),
        flags=((Flag.COST_FREE, True), (Flag.WHEELCHAIR, True)),
        facts=(Fact.TERM_SHORT,),
    ),
    document(
        "b",
        "shelter",
        spoken_languages=("ps",),
        flags=((Flag.COST_FREE, False), (Flag.WHEELCHAIR, True)),
        facts=(Fact.TERM_SHORT, Fact.GENDERS_ALL),
        point=KABUL,
    ),
    document("c", "legal.aid", point=None, country="KE", remote=True),
    document(
        "d", "legal.aid", point=None, country=None, remote=True, always_from=MINUTE
    ),
    document(
        "e",
        "legal.aid",
        point=(-1.3, 36.8),
        country="KE",
        remote=True,
        always_from=MINUTE + 1,
    ),
)


def rows(*numbers):
    """Return some of the listings as an engine holds them."""
    columns = Columns()
    for row, listing in enumerate(LISTINGS):
        columns.reserve(row)
        columns.fill(row, listing)
    return RowSubset(columns, np.array(numbers, np.int64))


def values(**counts):
    return tuple(FacetValue(value, count) for value, count in counts.items())


def test_every_facet_of_an_answer():
    facets = count_facets(rows(0, 1, 2, 3), NOW)

    assert facets == {
        "needs": (
            FacetValue("legal", 2),
            FacetValue("legal.aid", 2),
            FacetValue("shelter", 2),
            FacetValue("shelter.family", 1),
        ),
        "spoken_languages": (FacetValue("ps", 2), FacetValue("fa-AF", 1)),
        "country": values(AF=2, KE=1),
        "flags": values(wheelchair=2, cost_free=1),
        "facts": (
            FacetValue("term.short", 2),
            FacetValue("genders.all", 1),
            FacetValue("hours.always", 1),
        ),
        "remote": values(false=2, true=2),
    }


@pytest.mark.parametrize(
    ("numbers", "remote"),
    [
        ((), ()),
        ((0,), values(false=1)),
        ((2,), values(true=1)),
        ((0, 2, 3), values(true=2, false=1)),
        ((0, 1, 2), values(false=2, true=1)),
    ],
)
def test_a_value_that_no_listing_has_is_not_counted(numbers, remote):
    assert count_facets(rows(*numbers), NOW)["remote"] == remote


@pytest.mark.parametrize(
    ("numbers", "cells"),
    [
        ((), ()),
        ((2, 3), ()),
        ((0,), (Cell(34.35, 62.25, 1),)),
        ((4,), (Cell(-1.25, 36.85, 1),)),
        ((0, 1, 1, 2), (Cell(34.55, 69.15, 2), Cell(34.35, 62.25, 1))),
        ((4, 0), (Cell(-1.25, 36.85, 1), Cell(34.35, 62.25, 1))),
    ],
)
def test_listings_are_counted_by_the_cell_that_they_lie_in(numbers, cells):
    assert count_cells(rows(*numbers)) == cells
