"""A column of several values a row, as small numbers in a table that widens."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

FIRST_WIDTH = 1  # most columns hold one value a row; a row with more widens it
NO_VALUE = 0  # the number that stands for no value


class Values:
    """Words of a closed or slowly growing list, several a row."""

    def __init__(self, capacity: int) -> None:
        """Begin with ``capacity`` empty rows."""
        self.numbers: dict[str, int] = {}
        self.words: list[str] = [""]
        self.table = np.zeros((capacity, FIRST_WIDTH), np.uint16, "F")

    def grow(self, more: int) -> None:
        """Add empty rows."""
        self.widen(more, 0)

    def widen(self, rows: int, columns: int) -> None:
        """Make the table larger; a column stays one run of memory, read as a whole."""
        wider = np.pad(self.table, ((0, rows), (0, columns)))
        self.table = np.asfortranarray(wider)

    def take_rows(self, rows: NDArray[np.int64]) -> "Values":
        """Return the values of some rows, in their order; not to be written to."""
        taken = Values(0)
        taken.numbers, taken.words = self.numbers, self.words
        taken.table = np.empty((len(rows), self.table.shape[1]), np.uint16, "F")
        for column in range(self.table.shape[1]):
            taken.table[:, column] = self.table[:, column].take(rows)
        return taken

    def put(self, row: int, words: Iterable[str]) -> None:
        """Replace the values of a row."""
        numbers = sorted({self.number(word) for word in words})
        if len(numbers) > self.table.shape[1]:
            self.widen(0, len(numbers) - self.table.shape[1])
        self.table[row] = NO_VALUE
        self.table[row, : len(numbers)] = numbers

    def number(self, word: str) -> int:
        """Return the number of a word, a new one where it is new."""
        if word not in self.numbers:
            self.numbers[word] = len(self.words)
            self.words.append(word)
        return self.numbers[word]

    def having(self, word: str, size: int) -> NDArray[np.bool_]:
        """Return which of the first ``size`` rows have the word."""
        number = self.numbers.get(word)
        if number is None:
            return np.zeros(size, np.bool_)
        found = np.zeros(size, np.bool_)
        for column in range(self.table.shape[1]):
            found |= self.table[:size, column] == number
        return found

    def having_any(self, words: Iterable[str], size: int) -> NDArray[np.bool_]:
        """Return which of the first ``size`` rows have one of the words."""
        found = np.zeros(size, np.bool_)
        for word in words:
            found |= self.having(word, size)
        return found

    def count(self) -> list[tuple[str, int]]:
        """Return how many rows have each word, most frequent first."""
        counts = np.zeros(len(self.words), np.int64)
        for column in range(self.table.shape[1]):
            counts += np.bincount(self.table[:, column], minlength=len(self.words))
        counted = [
            (self.words[number], int(counts[number]))
            for number in np.flatnonzero(counts)
            if number != NO_VALUE
        ]
        return sorted(counted, key=lambda pair: (-pair[1], pair[0]))
