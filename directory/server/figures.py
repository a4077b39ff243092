"""How much is asked and how long answers take: numbers alone, in memory.

Nothing else is counted: no address, no path, no word, no place and no language.
"""

import mmap
import os
import threading
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from directory.access import Counts

KINDS: Final = tuple(Counts)
CLASSES: Final = ("2xx", "3xx", "4xx", "5xx")
BOUNDS_S: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
PER_SECOND: Final = 1_000_000  # sums are whole microseconds
CELL_BYTES: Final = 8
OF_A_KIND: Final = len(CLASSES) + len(BOUNDS_S) + 2  # beyond the last bound, the sum
OF_A_PLACE: Final = len(KINDS) * OF_A_KIND


@dataclass(frozen=True, slots=True)
class Totals:
    """What all processes answered of one kind.

    ``by_time`` counts those up to each bound and beyond the one before it.
    """

    by_class: tuple[int, ...]
    by_time: tuple[int, ...]
    seconds: float


class Figures:
    """A table that web processes write, each in a place of its own, and one reads."""

    def __init__(self, handle: int) -> None:
        """Open the table behind a handle that was made by ``make_table``."""
        self.handle = handle
        self.lock = threading.Lock()
        table = mmap.mmap(handle, os.fstat(handle).st_size)
        self.cells = memoryview(table).cast("Q")

    def add(self, place: int, kind: Counts, status: int, seconds: float) -> None:
        """Count one answer of the process at a place."""
        start = place * OF_A_PLACE + KINDS.index(kind) * OF_A_KIND
        times = start + len(CLASSES)
        with self.lock:
            self.cells[start + min(max(status // 100, 2), 5) - 2] += 1
            self.cells[times + bisect_left(BOUNDS_S, seconds)] += 1
            self.cells[start + OF_A_KIND - 1] += round(seconds * PER_SECOND)

    def totals(self, kind: Counts) -> Totals:
        """Return what all processes have answered of a kind since the start."""
        first = KINDS.index(kind) * OF_A_KIND
        cells = [
            sum(self.cells[first + number :: OF_A_PLACE]) for number in range(OF_A_KIND)
        ]
        return Totals(
            by_class=tuple(cells[: len(CLASSES)]),
            by_time=tuple(cells[len(CLASSES) : -1]),
            seconds=cells[-1] / PER_SECOND,
        )


def make_table(places: int) -> int:
    """Return a handle to memory for so many processes, that a child may be handed."""
    handle = os.memfd_create("panah-figures")
    os.ftruncate(handle, places * OF_A_PLACE * CELL_BYTES)
    return handle
