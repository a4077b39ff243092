"""Write differences in an order that every foreign key allows."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, insert, update
from sqlalchemy.orm import Session

from directory.database import Base
from directory.hsds.apply.diff import Delta
from directory.hsds.draft.rows import Row, values_of_unsaid


def write_deltas(session: Session, deltas: Iterable[Delta]) -> None:
    """Insert, update and delete; wholes are there before their parts, and after."""
    deltas = list(deltas)
    insert_rows(session, (row for delta in deltas for row in delta.inserts))
    update_rows(session, deltas)
    gone: dict[str, list[UUID]] = defaultdict(list)
    for delta in deltas:
        for name, row_id in delta.deletes:
            gone[name].append(row_id)
    for table in reversed(Base.metadata.sorted_tables):
        if ids := gone[table.name]:
            session.execute(delete(table).where(table.c.id.in_(ids)))


def insert_rows(session: Session, rows: Iterable[Row]) -> None:
    """Insert rows, a table at a time."""
    by_table: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_table[row.table.name].append(row)
    for table in Base.metadata.sorted_tables:
        # One order for all: two imports of the same rows wait, and never deadlock.
        new = sorted(by_table[table.name], key=lambda row: row.id.int)
        unsaid = values_of_unsaid(table)
        if new:
            values = [{"id": row.id, **unsaid, **row.values} for row in new]
            session.execute(insert(table), values)


def update_rows(session: Session, deltas: Iterable[Delta]) -> None:
    """Update changed columns; rows that change in the same columns go together."""
    alike: dict[tuple[Table, tuple[str, ...]], list[dict[str, Any]]] = defaultdict(list)
    for delta in deltas:
        for row, changed in delta.updates:
            new = {f"new_{name}": value for name, value in changed.items()}
            alike[row.table, tuple(sorted(changed))].append({"row_id": row.id, **new})
    for (table, names), rows in alike.items():
        columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        statement = update(table).where(table.c.id == bindparam("row_id"))
        session.connection().execute(statement.values(columns), rows)
