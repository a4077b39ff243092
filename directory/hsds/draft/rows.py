"""Rows that a record becomes: plain values, so that old and new can be compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Column, Table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from directory.database import Base
from directory.listings.models import (
    Location,
    Organization,
)

Values = dict[str, Any]
Key = tuple[str, UUID]
StoredCluster = dict[Key, Values]
Stored = dict[Key, StoredCluster]
PLACE = re.compile(r"\[(\d+)\]$")  # of a path: phones[2]
POSITION = "position"  # the column that says where a part stands in its list
# What a record may leave open in its parts: what is stored stays as it is.
LEFT_OPEN = {
    "contact": {"visibility"},
    "phone": {"visibility"},
    "translation": {"review_state"},
}
# What the record alone does not decide.
NOT_OF_THE_RECORD = LEFT_OPEN | {
    "service": {
        "publication", "vetting_id", "proposed", "version", "last_modified_at",
        "assured_date",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with the values that the record gives it.

    Of a part, ``path`` is where it stands in the record and ``own_id`` its HSDS id.
    """

    table: Table
    id: UUID
    values: Values
    path: str = ""
    own_id: str = ""

    @property
    def key(self) -> Key:
        """Return what no other row shares."""
        return self.table.name, self.id


@dataclass(frozen=True, slots=True)
class Cluster:
    """A record with everything that belongs to it and is replaced with it.

    ``unsaid`` are tables of which the record says nothing: their rows stay.
    """

    head: Row
    parts: tuple[Row, ...]
    unsaid: frozenset[str] = frozenset()

    @property
    def rows(self) -> Iterable[Row]:
        """Return all rows, the head first."""
        return (self.head, *self.parts)


@dataclass(slots=True)
class ClusterBuilder:
    """Collects the rows of one record.

    A part's id follows from its own HSDS id, so that it stays the same part wherever
    it stands; from where it stands only if it has none, or if another one has it too.
    """

    head: Row
    parts: list[Row] = field(default_factory=list)
    taken: set[UUID] = field(default_factory=set)

    def add(
        self, model: type[Base], path: str, own_id: str = "", **values: Any
    ) -> UUID:
        """Add a part and return its id, the same at every import."""
        table = table_of(model)
        row_id = part_id(self.head.id, table.name, own_id or path)
        if row_id in self.taken:
            row_id = part_id(self.head.id, table.name, path)
        self.taken.add(row_id)
        values = empty_values(table) | values
        if POSITION in values and (place := PLACE.search(path)):
            values[POSITION] = int(place[1])
        self.parts.append(Row(table, row_id, values, path, own_id))
        return row_id

    def add_record(self, model: type[Base], row_id: UUID, **values: Any) -> None:
        """Add a part that has an id of its own."""
        self.parts.append(make_row(model, row_id, **values))

    def build(self, *unsaid: type[Base]) -> Cluster:
        """Return what was collected, and the tables of which nothing was said."""
        names = frozenset(table_of(model).name for model in unsaid)
        return Cluster(self.head, tuple(self.parts), names)


def part_id(head_id: UUID, table: str, name: str) -> UUID:
    """Return the id of a part by the name that it has within its record."""
    return uuid5(head_id, f"{table}/{name}")


def make_row(model: type[Base], row_id: UUID, **values: Any) -> Row:
    """Return a row; what is not given is empty, as it is in the record."""
    table = table_of(model)
    return Row(table, row_id, empty_values(table) | values)


def table_of(model: type[Base]) -> Table:
    """Return the table of a model."""
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} is no table")
    return table


@cache
def empty_values(table: Table) -> Values:
    """Return the value of each column when the record says nothing."""
    left_out = NOT_OF_THE_RECORD.get(table.name, set()) | {"id"}
    return {
        column.name: default_of(column)
        for column in table.columns
        if column.name not in left_out
    }


@cache
def values_of_unsaid(table: Table) -> Values:
    """Return the values with which a new part begins where no record says any."""
    unsaid = LEFT_OPEN.get(table.name, set())
    return {name: default_of(table.columns[name]) for name in unsaid}


def default_of(column: Column[Any]) -> Any:
    """Return a column's plain default, None where it has none."""
    default = column.default
    return default.arg if isinstance(default, ScalarElementColumnDefault) else None


def ids_of(
    model: type[Organization] | type[Location], keys: Iterable[Key]
) -> list[UUID]:
    """Return the ids among the keys of one table, in order."""
    return sorted(row_id for name, row_id in keys if name == model.__tablename__)


def stored_cluster(key: Key, stored: StoredCluster) -> Cluster:
    """Return a stored record as the rows that it would be drafted as."""
    tables = Base.metadata.tables
    rows = {
        one: Row(tables[one[0]], one[1], {k: v for k, v in row.items() if k != "id"})
        for one, row in stored.items()
    }
    head = rows.pop(key)
    return Cluster(head, tuple(rows.values()))
