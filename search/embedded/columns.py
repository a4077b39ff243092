"""Columns: one numpy array a fact, one position a row, for filters, facets, distance.

A reader fills them from the store and follows it; a dead row stays as a tombstone.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.card import load_card
from search.document import Flag, ListingDocument
from search.embedded.arrays import Bools, Rows
from search.embedded.hours import NEVER, Hours
from search.embedded.values import NO_VALUE, Values
from search.geometry import unit_vector
from search.ranking.constants import tie_of
from search.taxonomy import with_parents

FIRST_CAPACITY = 1024  # rows, 48 kB; it doubles when they are full
FLAGS = tuple(Flag)
NO_DATE = -1  # before every day: ordinals begin with 1


class Columns:
    """All facts of all rows of one generation, by row number.

    ``codes`` hold each code with its parents, ``own_codes`` as they were given;
    distances need ``vectors``, points on the unit sphere, NaN where there is none;
    ``regional`` listings name the provinces that they serve, ``reference`` are texts.
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
        self.reference = np.zeros(FIRST_CAPACITY, np.bool_)
        self.vectors = np.full((3, FIRST_CAPACITY), np.nan, np.float32)
        self.yes = np.zeros(FIRST_CAPACITY, np.uint16)
        self.no = np.zeros(FIRST_CAPACITY, np.uint16)
        self.assured = np.full(FIRST_CAPACITY, NO_DATE, np.int32)
        self.vetted = np.zeros(FIRST_CAPACITY, np.uint8)
        self.tie = np.zeros(FIRST_CAPACITY, np.float64)
        self.always_from = np.full(FIRST_CAPACITY, NEVER, np.int64)
        self.codes = Values(FIRST_CAPACITY)
        self.own_codes = Values(FIRST_CAPACITY)
        self.languages = Values(FIRST_CAPACITY)
        self.covers = Values(FIRST_CAPACITY)
        self.facts = Values(FIRST_CAPACITY)
        self.countries = Values(FIRST_CAPACITY)
        self.regions = Values(FIRST_CAPACITY)
        self.senders = Values(FIRST_CAPACITY)
        self.hours = Hours()

    def follow(self, changes: Iterable[tuple[int, int, str | None]]) -> None:
        """Take over rows that were born or died, in the order of their changes."""
        for row, change, card in changes:
            self.reserve(row)
            if card is None:
                self.bury(row)
            else:
                self.fill(row, load_card(card))
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
                empty = np.full(
                    (*array.shape[:-1], more), fill_value(array), array.dtype
                )
                setattr(self, name, np.concatenate((array, empty), axis=-1))
            elif isinstance(array, Values):
                array.grow(more)

    def bury(self, row: int) -> None:
        """Leave a tombstone."""
        self.live -= int(self.alive[row])
        self.alive[row] = False
        self.hours.drop(row)

    def erase(self, rows: Iterable[int]) -> None:
        """Leave tombstones that tell nothing of what was there."""
        gone = list(rows)
        for row in gone:
            self.bury(row)
        for array in vars(self).values():
            if isinstance(array, np.ndarray):
                array[..., gone] = fill_value(array)
            elif isinstance(array, Values):
                array.table[gone] = NO_VALUE

    def fill(self, row: int, listing: ListingDocument) -> None:
        """Write a live row."""
        self.live += 1 - int(self.alive[row])
        self.alive[row] = True
        self.remote[row] = listing.remote
        self.closed[row] = listing.temporarily_closed
        self.vectors[:, row] = unit_vector(listing.latitude, listing.longitude)
        self.yes[row] = flag_bits(listing, known=True)
        self.no[row] = flag_bits(listing, known=False)
        assured = listing.assured_date
        self.assured[row] = assured.toordinal() if assured else NO_DATE
        self.vetted[row] = min(listing.vetted_by_count, 255)
        self.tie[row] = tie_of(listing.id)
        self.codes.put(row, with_parents(listing.codes))
        self.own_codes.put(row, listing.codes)
        self.languages.put(row, listing.spoken_languages)
        self.covers.put(row, listing.reach)
        self.facts.put(row, [fact.value for fact in listing.facts])
        self.regional[row] = listing.is_regional
        self.reference[row] = listing.reference_only
        self.countries.put(row, filter(None, [listing.country]))
        self.regions.put(row, filter(None, [listing.admin1]))
        self.senders.put(row, filter(None, [listing.sent_by]))
        always = listing.always_from
        self.always_from[row] = NEVER if always is None else always
        self.hours.put(row, listing.timezone, listing.hours)


def fill_value(array: NDArray[Any]) -> Any:
    """Return what an unused position of a column holds."""
    if array.dtype == np.float32 and array.ndim == 2:
        return np.nan
    if array.dtype == np.int64:
        return NEVER
    return NO_DATE if array.dtype == np.int32 else 0


def flag_bits(listing: ListingDocument, *, known: bool) -> int:
    """Pack the flags that are known to be ``known``, a bit each."""
    return sum(1 << FLAGS.index(flag) for flag, yes in listing.flags if yes is known)
