"""Opening hours of all rows, so that "open now" is a filter like any other."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from search.clock import minute_of_week


class Hours:
    """Ranges of local minutes of the week, by row; flattened when first asked."""

    def __init__(self) -> None:
        """Begin without hours."""
        self.by_row: dict[int, tuple[str, list[tuple[int, int]]]] = {}
        self.flat: dict[str, NDArray[np.int64]] | None = None

    def put(self, row: int, timezone: str, ranges: Sequence[Sequence[int]]) -> None:
        """Replace the hours of a row; no ranges, no hours."""
        self.drop(row)
        if ranges:
            pairs = [(start, end) for start, end in ranges]
            self.by_row[row] = (timezone, pairs)
            self.flat = None

    def drop(self, row: int) -> None:
        """Forget the hours of a row."""
        if self.by_row.pop(row, None):
            self.flat = None

    def open_at(self, instant: datetime, size: int) -> NDArray[np.bool_]:
        """Return which of the first ``size`` rows are open at an instant."""
        if self.flat is None:
            self.flat = self.flatten()
        found = np.zeros(size, np.bool_)
        for timezone, table in self.flat.items():
            minute = minute_of_week(instant, timezone)
            rows = table[(table[:, 1] <= minute) & (minute < table[:, 2]), 0]
            found[rows[rows < size]] = True
        return found

    def flatten(self) -> dict[str, NDArray[np.int64]]:
        """Return (row, start, end) of every range, by time zone."""
        lists: dict[str, list[tuple[int, int, int]]] = {}
        for row, (timezone, ranges) in self.by_row.items():
            lists.setdefault(timezone, []).extend((row, s, e) for s, e in ranges)
        return {zone: np.array(rows, np.int64) for zone, rows in lists.items()}
