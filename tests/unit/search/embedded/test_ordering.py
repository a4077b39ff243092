"""The best of many are the same as the head of all of them in order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.embedded.ordering import best, top

ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=30
).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(range(len(rows)))))


def columns_of(rows):
    keys, known, ties = zip(*rows, strict=True)
    return np.array(known, int), np.array(keys, float), np.array(ties, float)


@pytest.mark.parametrize(
    ("rows", "count", "positions"),
    [
        ([(1, True, 0.5)], 0, []),
        ([(1, True, 0.5)], 1, [0]),
        ([(1, True, 0.5), (2, True, 0.5)], 1, [1]),
        ([(2, True, 0.9), (2, True, 0.1), (2, True, 0.5)], 2, [1, 2]),
        ([(1, True, 0.1), (9, False, 0.1)], 2, [0, 1]),
        ([(1, True, 0.1), (9, False, 0.1)], 1, [0]),
        ([(1, False, 0.1), (9, False, 0.1)], 2, [1, 0]),
        ([(3, False, 0.1), (1, True, 0.1), (2, True, 0.1)], 3, [2, 1, 0]),
        ([(3, False, 0.1), (1, True, 0.1), (4, False, 0.2)], 2, [1, 2]),
    ],
)
def test_what_is_known_comes_first_then_the_key_then_the_tie(rows, count, positions):
    known, keys, ties = columns_of(rows)

    assert best(known, keys, ties, count).tolist() == positions


@given(ROWS, st.data())
def test_a_few_of_the_best_are_the_head_of_all(drawn, data):
    pairs, ties = drawn
    rows = [(key, known, tie) for (key, known), tie in zip(pairs, ties, strict=True)]
    count = data.draw(st.integers(0, len(rows)))
    whole = sorted(range(len(rows)), key=lambda n: (-rows[n][0], rows[n][2]))
    split = sorted(whole, key=lambda n: not rows[n][1])
    known, keys, tie = columns_of(rows)

    assert top(keys, tie, count).tolist() == whole[:count]
    assert best(known, keys, tie, count).tolist() == split[:count]
