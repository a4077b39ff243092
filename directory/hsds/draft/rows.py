"""Rows that a record becomes: plain values, so that old and new can be compared."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Column, Table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from directory.database import Base

Values = dict[str, Any]
Key = tuple[str, UUID]
# What the record alone does not decide; a date it does not give is not its business.
NOT_OF_THE_RECORD = {
    "service": {
        "publication", "vetting_id", "proposed", "version", "last_modified_at",
        "assured_date",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with the values that the record gives it."""

    table: Table
    id: UUID
    values: Values

    @property
    def key(self) -> Key:
        """Return what no other row shares."""
        return self.table.name, self.id


@dataclass(frozen=True, slots=True)
class Cluster:
    """A record with everything that belongs to it and is replaced with it."""

    head: Row
    parts: tuple[Row, ...]

    @property
    def rows(self) -> Iterable[Row]:
        """Return all rows, the head first."""
        return (self.head, *self.parts)


@dataclass(slots=True)
class ClusterBuilder:
    """Collects the rows of one record; a part's id follows from where it stands."""

    head: Row
    parts: list[Row] = field(default_factory=list)

    def add(self, model: type[Base], path: str, **values: Any) -> UUID:
        """Add a part and return its id, the same at every import."""
        row_id = uuid5(self.head.id, f"{table_of(model).name}/{path}")
        self.parts.append(make_row(model, row_id, **values))
        return row_id

    def add_record(self, model: type[Base], row_id: UUID, **values: Any) -> None:
        """Add a part that has an id of its own."""
        self.parts.append(make_row(model, row_id, **values))

    def build(self) -> Cluster:
        """Return what was collected."""
        return Cluster(self.head, tuple(self.parts))


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


def default_of(column: Column[Any]) -> Any:
    """Return a column's plain default, None where it has none."""
    default = column.default
    return default.arg if isinstance(default, ScalarElementColumnDefault) else None
