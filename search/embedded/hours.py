"""Opening hours of all rows, so that "open now" is a filter like any other."""

from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.clock import day_of, local_minute, minute_of_week, zone_named
from search.day_keys import DayKeys, falls_on
from search.document import OpenRange
from search.open_hours import A_DAY

# What bounds a range that has no bound: before and after every minute of a calendar.
EVER, NEVER = -(2**31), 2**31 - 1
WIDTH = 6  # numbers of a range: row, start, end, begins, ends, kind
Kind = tuple[str, DayKeys, bool]  # zone, days, whether of the night before
Numbers = NDArray[np.int32]


class Hours:
    """Ranges of local minutes of the week, by row; flattened when first asked.

    What many ranges share, their zone and their days, is kept once, as a kind.
    """

    def __init__(self) -> None:
        """Begin without hours."""
        self.numbers = array("i")
        self.places: dict[int, tuple[int, int]] = {}
        self.kinds: dict[Kind, int] = {}
        self.flat: list[tuple[Kind, Numbers]] | None = None

    def put(self, row: int, timezone: str, ranges: Sequence[OpenRange]) -> None:
        """Replace the hours of a row; no ranges, no hours."""
        self.drop(row)
        if not ranges:
            return
        first = len(self.numbers)
        for each in ranges:
            kind = each.zone or timezone, each.days, each.night
            number = self.kinds.setdefault(kind, len(self.kinds))
            begins = EVER if each.begins is None else each.begins
            ends = NEVER if each.ends is None else each.ends
            self.numbers.extend((row, each.start, each.end, begins, ends, number))
        self.places[row] = first, len(self.numbers)
        self.flat = None

    def drop(self, row: int) -> None:
        """Forget the hours of a row: its ranges stay, and hold no minute."""
        place = self.places.pop(row, None)
        if place is None:
            return
        for at in range(*place, WIDTH):
            self.numbers[at + 1] = self.numbers[at + 2] = 0
        self.flat = None

    def open_at(self, instant: datetime, size: int) -> NDArray[np.bool_]:
        """Return which of the first ``size`` rows are open at an instant."""
        if self.flat is None:
            self.flat = self.flatten()
        found = np.zeros(size, np.bool_)
        for kind, (rows, start, end, begins, ends) in self.flat:
            minute, now, falls = time_of(kind, instant)
            if not falls:
                continue
            here = (start <= minute) & (minute < end) & (begins <= now) & (now < ends)
            open_rows = rows[here]
            found[open_rows[open_rows < size]] = True
        return found

    def flatten(self) -> list[tuple[Kind, Numbers]]:
        """Return the numbers of every range, by kind; each sort of number together."""
        table = np.array(self.numbers, np.int32).reshape(-1, WIDTH)
        table = table[np.argsort(table[:, -1], kind="stable")]
        ends = np.searchsorted(table[:, -1], range(1, len(self.kinds)))
        parts = np.split(table[:, :-1], ends)
        return [
            (kind, np.ascontiguousarray(part.T))
            for kind, part in zip(self.kinds, parts, strict=False)
        ]

    def described(self) -> dict[str, Any]:
        """Return the ranges that count as JSON can hold them, and no kind beside."""
        table = np.array(self.numbers, np.int32).reshape(-1, WIDTH)
        table = table[table[:, 2] > 0]
        used, table[:, -1] = np.unique(table[:, -1], return_inverse=True)
        kinds = list(self.kinds)
        return {
            "kinds": [kinds[number] for number in used],
            "numbers": table.ravel().tolist(),
        }

    def restore(self, described: dict[str, Any]) -> None:
        """Take back all ranges as they were described."""
        self.kinds = {
            (zone, tuple(map(tuple, days)), night): number
            for number, (zone, days, night) in enumerate(described["kinds"])
        }
        self.numbers = array("i", described["numbers"])
        self.places = places_in(self.numbers)
        self.flat = None


def time_of(kind: Kind, instant: datetime) -> tuple[int, int, int]:
    """Return an instant on the clocks of a kind of ranges, and whether its day counts.

    That is the minute of the week and that since 1970.
    """
    name, days, night = kind
    zone = zone_named(name)
    if zone is None:
        return 0, 0, 0
    now = local_minute(instant, zone)
    falls = falls_on(days, day_of(now) - A_DAY * night)
    return minute_of_week(now), now, falls


def places_in(numbers: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return where the ranges of each row stand; of those dropped, nothing."""
    found: dict[int, tuple[int, int]] = {}
    for at in range(0, len(numbers), WIDTH):
        row, _start, end = numbers[at : at + 3]
        if end > 0:
            found[row] = found.get(row, (at, at))[0], at + WIDTH
    return found
