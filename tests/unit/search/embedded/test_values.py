"""A column of several values answers as a list of sets would."""

import numpy as np
import pytest

from search.embedded.values import Values

ROWS = [["ps"], [], ["fa-AF", "ps"], ["sw", "fa-AF", "ps"], ["sw", "sw"]]


@pytest.fixture
def languages():
    column = Values(len(ROWS))
    for row, words in enumerate(ROWS):
        column.put(row, words)
    return column


@pytest.mark.parametrize(
    ("word", "size", "rows"),
    [
        ("ps", 5, [True, False, True, True, False]),
        ("sw", 5, [False, False, False, True, True]),
        ("sw", 4, [False, False, False, True]),
        ("fa-AF", 0, []),
        ("en", 5, [False] * 5),
        ("", 5, [False] * 5),
    ],
)
def test_rows_are_found_by_a_word(languages, word, size, rows):
    assert languages.having(word, size).tolist() == rows


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ([], [False] * 5),
        (["en"], [False] * 5),
        (["en", "fa-AF"], [False, False, True, True, False]),
        (["ps", "sw"], [True, False, True, True, True]),
    ],
)
def test_rows_are_found_by_any_of_several_words(languages, words, rows):
    assert languages.having_any(words, 5).tolist() == rows


def test_words_are_counted_once_a_row_the_most_frequent_first(languages):
    assert languages.count() == [("ps", 3), ("fa-AF", 2), ("sw", 2)]


def test_what_is_put_again_replaces_what_was_there(languages):
    languages.put(3, ["en"])
    languages.put(0, [])

    assert languages.count() == [("en", 1), ("fa-AF", 1), ("ps", 1), ("sw", 1)]


def test_new_rows_are_empty_and_move_no_other(languages):
    before = languages.having("ps", 5).tolist()

    languages.grow(2)

    assert languages.having("ps", 7).tolist() == [*before, False, False]


def test_some_rows_are_taken_in_the_order_that_is_asked_for(languages):
    taken = languages.take_rows(np.array([3, 1, 0, 3]))

    assert taken.having("sw", 4).tolist() == [True, False, False, True]
    assert taken.count() == [("ps", 3), ("fa-AF", 2), ("sw", 2)]
