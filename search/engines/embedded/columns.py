"""Columns: one numpy array a fact, one position a row, for filters, facets, distance.

A reader fills them from the store and follows it; a dead row stays as a tombstone.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.document import Flag
from search.engines.embedded.distance import unit_vector
from search.engines.embedded.hours import Hours
from search.engines.embedded.values import Values
from search.ranking import tie_of
from search.taxonomy import with_parents

Bools = NDArray[np.bool_]
Rows = NDArray[np.int64]
FIRST_CAPACITY = 1024
FLAGS = tuple(Flag)
NO_DATE = -1


class Columns:
    """All facts of all rows of one generation, by row number.

    ``codes`` hold each code with its parents, ``own_codes`` as they were given;
    distances need ``vectors``, points on the unit sphere, NaN where there is none;
    ``regional`` listings name the provinces that they serve.
    """

    def __init__(self) -> None:
        """Begin without rows."""
        self.size = 0
        self.change = 0
        self.live = 0
        self.alive = np.zeros(FIRST_CAPACITY, np.bool_)
        self.remote = np.zeros(FIRST_CAPACITY, np.bool_)
        self.closed = np.zeros(FIRST_CAPACITY, np.bool_)
        self.regional = np.zeros(FIRST_CAPACITY, np.bool_)
        self.vectors = np.full((3, FIRST_CAPACITY), np.nan, np.float32)
        self.yes = np.zeros(FIRST_CAPACITY, np.uint16)
        self.no = np.zeros(FIRST_CAPACITY, np.uint16)
        self.assured = np.full(FIRST_CAPACITY, NO_DATE, np.int32)
        self.vetted = np.zeros(FIRST_CAPACITY, np.uint8)
        self.tie = np.zeros(FIRST_CAPACITY, np.float64)
        self.codes = Values(FIRST_CAPACITY)
        self.own_codes = Values(FIRST_CAPACITY)
        self.languages = Values(FIRST_CAPACITY)
        self.covers = Values(FIRST_CAPACITY)
        self.facts = Values(FIRST_CAPACITY)
        self.countries = Values(FIRST_CAPACITY)
        self.regions = Values(FIRST_CAPACITY)
        self.hours = Hours()

    def follow(self, changes: Iterable[tuple[int, int, str | None]]) -> None:
        """Take over rows that were born or died, in the order of their changes."""
        for row, change, card in changes:
            self.reserve(row)
            if card is None:
                self.bury(row)
            else:
                self.fill(row, json.loads(card))
            self.change = max(self.change, change)

    @property
    def rows(self) -> Rows:
        """Return every row number."""
        return np.arange(self.size)

    def open_at(self, instant: datetime) -> Bools:
        """Return which rows are open at an instant."""
        return self.hours.open_at(instant, self.size)

    def reserve(self, row: int) -> None:
        """Make room for a row; capacity doubles."""
        self.size = max(self.size, row + 1)
        if row < len(self.alive):
            return
        more = max(len(self.alive), row + 1 - len(self.alive))
        for name, array in vars(self).items():
            if isinstance(array, np.ndarray):
                empty = np.full((*array.shape[:-1], more), blank(array), array.dtype)
                setattr(self, name, np.concatenate((array, empty), axis=-1))
            elif isinstance(array, Values):
                array.grow(more)

    def bury(self, row: int) -> None:
        """Leave a tombstone."""
        self.live -= int(self.alive[row])
        self.alive[row] = False
        self.hours.drop(row)

    def fill(self, row: int, card: dict[str, Any]) -> None:
        """Write a live row."""
        self.live += 1 - int(self.alive[row])
        self.alive[row] = True
        self.remote[row] = card["remote"]
        self.closed[row] = card["temporarily_closed"]
        self.vectors[:, row] = unit_vector(card["latitude"], card["longitude"])
        self.yes[row] = flag_bits(card["flags"], known=True)
        self.no[row] = flag_bits(card["flags"], known=False)
        self.assured[row] = day_number(card["assured_date"])
        self.vetted[row] = min(card["vetted_by_count"], 255)
        self.tie[row] = tie_of(card["id"])
        self.codes.put(row, with_parents(card["codes"]))
        self.own_codes.put(row, card["codes"])
        self.languages.put(row, card["spoken_languages"])
        self.covers.put(row, card["covers"])
        self.facts.put(row, card["facts"])
        self.regional[row] = any("." in code for code in card["covers"])
        self.countries.put(row, filter(None, [card["country"]]))
        self.regions.put(row, filter(None, [card["admin1"]]))
        self.hours.put(row, card["timezone"], card["hours"])


def blank(array: NDArray[Any]) -> Any:
    """Return what an unused position of a column holds."""
    if array.dtype == np.float32 and array.ndim == 2:
        return np.nan
    return NO_DATE if array.dtype == np.int32 else 0


def flag_bits(flags: dict[str, bool], *, known: bool) -> int:
    """Pack the flags that are known to be ``known``, a bit each."""
    return sum(1 << n for n, flag in enumerate(FLAGS) if flags.get(flag) is known)


def day_number(text: str | None) -> int:
    """Return a date as days, NO_DATE where there is none."""
    return date.fromisoformat(text).toordinal() if text else NO_DATE
