"""Some rows of the columns, gathered fact by fact as they are asked for."""

from datetime import datetime
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from search.embedded.columns import Columns
from search.embedded.values import Values

Scalar = TypeVar("Scalar", bound=np.generic)


class RowSubset:
    """Looks like the columns, and holds only the candidates of one search."""

    def __init__(self, columns: Columns, rows: NDArray[np.int64]) -> None:
        """Pick these rows, in this order."""
        self.columns = columns
        self.rows = rows
        self.size = len(rows)

    def take(self, column: NDArray[Scalar]) -> NDArray[Scalar]:
        """Return one fact of the rows."""
        return column.take(self.rows)

    def open_at(self, instant: datetime) -> NDArray[np.bool_]:
        """Return which rows are open at an instant."""
        return self.take(self.columns.open_at(instant))

    @cached_property
    def alive(self) -> NDArray[np.bool_]:
        """Whether each row is live."""
        return self.take(self.columns.alive)

    @cached_property
    def remote(self) -> NDArray[np.bool_]:
        """Whether each row helps from afar."""
        return self.take(self.columns.remote)

    @cached_property
    def closed(self) -> NDArray[np.bool_]:
        """Whether each row is closed for a time."""
        return self.take(self.columns.closed)

    @cached_property
    def regional(self) -> NDArray[np.bool_]:
        """Whether each row names the provinces that it serves."""
        return self.take(self.columns.regional)

    @cached_property
    def reference(self) -> NDArray[np.bool_]:
        """Whether each row is a text to quote."""
        return self.take(self.columns.reference)

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """Where each row is on the unit sphere."""
        return self.columns.vectors.take(self.rows, axis=1)

    @cached_property
    def yes(self) -> NDArray[np.uint16]:
        """Which flags are known to be yes."""
        return self.take(self.columns.yes)

    @cached_property
    def no(self) -> NDArray[np.uint16]:
        """Which flags are known to be no."""
        return self.take(self.columns.no)

    @cached_property
    def assured(self) -> NDArray[np.int32]:
        """When each row was checked."""
        return self.take(self.columns.assured)

    @cached_property
    def vetted(self) -> NDArray[np.uint8]:
        """How many vetted each row."""
        return self.take(self.columns.vetted)

    @cached_property
    def always_from(self) -> NDArray[np.int64]:
        """From which minute on each row is open day and night."""
        return self.take(self.columns.always_from)

    @cached_property
    def tie(self) -> NDArray[np.float64]:
        """What orders rows that are alike."""
        return self.take(self.columns.tie)

    @cached_property
    def codes(self) -> Values:
        """The needs with their parents."""
        return self.columns.codes.take_rows(self.rows)

    @cached_property
    def own_codes(self) -> Values:
        """The needs as they were given."""
        return self.columns.own_codes.take_rows(self.rows)

    @cached_property
    def languages(self) -> Values:
        """The languages spoken."""
        return self.columns.languages.take_rows(self.rows)

    @cached_property
    def covers(self) -> Values:
        """The areas served."""
        return self.columns.covers.take_rows(self.rows)

    @cached_property
    def facts(self) -> Values:
        """What each row states besides."""
        return self.columns.facts.take_rows(self.rows)

    @cached_property
    def countries(self) -> Values:
        """The country."""
        return self.columns.countries.take_rows(self.rows)

    @cached_property
    def regions(self) -> Values:
        """The province."""
        return self.columns.regions.take_rows(self.rows)

    @cached_property
    def senders(self) -> Values:
        """The country whose mission each is."""
        return self.columns.senders.take_rows(self.rows)


Facts = Columns | RowSubset


def subset_of(facts: Facts, positions: NDArray[np.int64]) -> RowSubset:
    """Pick some rows by their position in what was picked before, if anything was."""
    if isinstance(facts, RowSubset):
        return RowSubset(facts.columns, facts.rows[positions])
    return RowSubset(facts, positions)
