import os

import pytest

from directory.access import Counts
from directory.server.figures import BOUNDS_S, Figures, make_table


@pytest.fixture
def figures():
    return Figures(make_table(3))


def test_an_answer_is_counted_by_its_status_and_its_time(figures):
    figures.add(0, Counts.SEARCH, 200, 0.004)
    figures.add(2, Counts.SEARCH, 429, 0.03)
    figures.add(2, Counts.SEARCH, 503, 60)

    totals = figures.totals(Counts.SEARCH)

    assert totals.by_class == (1, 0, 1, 1)
    assert totals.by_time == (1, 0, 0, 1, *[0] * (len(BOUNDS_S) - 4), 1)
    assert totals.seconds == pytest.approx(60.034)


def test_kinds_are_counted_apart(figures):
    figures.add(1, Counts.PAGE, 303, 0.1)

    assert figures.totals(Counts.PAGE).by_class == (0, 1, 0, 0)
    assert sum(figures.totals(Counts.SEARCH).by_class) == 0


def test_what_a_child_counts_whoever_has_the_handle_reads(figures):
    child = os.fork()
    if not child:
        figures.add(1, Counts.NOTHING, 200, 0.5)
        os._exit(0)
    os.waitpid(child, 0)

    other = Figures(figures.handle)

    assert other.totals(Counts.NOTHING).by_class == (1, 0, 0, 0)
