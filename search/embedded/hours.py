"""Opening hours of all rows, so that "open now" is a filter like any other."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace
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
Days = tuple[DayKeys, bool]
Table = tuple[NDArray[np.int32], list[Days]]


class Hours:
    """Ranges of local minutes of the week, by row; flattened when first asked."""

    def __init__(self) -> None:
        """Begin without hours."""
        self.by_row: dict[int, tuple[OpenRange, ...]] = {}
        self.shared: dict[OpenRange, OpenRange] = {}  # many open from nine to five
        self.flat: dict[str, Table] | None = None

    def put(self, row: int, timezone: str, ranges: Sequence[OpenRange]) -> None:
        """Replace the hours of a row; no ranges, no hours."""
        self.drop(row)
        if ranges:
            own = (replace(each, zone=each.zone or timezone) for each in ranges)
            self.by_row[row] = tuple(self.shared.setdefault(one, one) for one in own)
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
        for name, (table, days) in self.flat.items():
            if (zone := zone_named(name)) is None:
                continue
            now = local_minute(instant, zone)
            minute, today = minute_of_week(now), day_of(now)
            here = (table[:, 1] <= minute) & (minute < table[:, 2])
            here &= (table[:, 3] <= now) & (now < table[:, 4])
            fall = [falls_on(keys, today - A_DAY * night) for keys, night in days]
            rows = table[here & np.array(fall)[table[:, 5]], 0]
            found[rows[rows < size]] = True
        return found

    def flatten(self) -> dict[str, Table]:
        """Return (row, start, end, begins, ends, days) of every range, by time zone.

        Days that several ranges share stand once in a list beside them.
        """
        lists: dict[str, list[tuple[int, ...]]] = {}
        days: dict[str, dict[Days, int]] = {}
        for row, ranges in self.by_row.items():
            for each in ranges:
                known = days.setdefault(each.zone, {})
                number = known.setdefault((each.days, each.night), len(known))
                begins = EVER if each.begins is None else each.begins
                ends = NEVER if each.ends is None else each.ends
                lists.setdefault(each.zone, []).append(
                    (row, each.start, each.end, begins, ends, number)
                )
        return {
            zone: (np.array(rows, np.int32), list(days[zone]))
            for zone, rows in lists.items()
        }

    def described(self) -> dict[int, list[tuple[Any, ...]]]:
        """Return the ranges of every row as JSON can hold them."""
        rows = self.by_row.items()
        return {row: [astuple(each) for each in ranges] for row, ranges in rows}

    def restore(self, row: int, described: Iterable[Sequence[Any]]) -> None:
        """Take back the ranges of a row as they were described."""
        ranges = [
            OpenRange(start, end, zone, begins, ends, tuple(map(tuple, days)), night)
            for start, end, zone, begins, ends, days, night in described
        ]
        self.put(row, "", ranges)
