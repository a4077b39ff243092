"""Compare what is stored of a record with what it should become."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from directory.hsds.apply.stored import StoredCluster
from directory.hsds.draft.rows import Cluster, Key, Row, Values


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One change that a person can read; parts are named by their table alone."""

    field: str
    old: Any = None
    new: Any = None


@dataclass(frozen=True, slots=True)
class Delta:
    """What must be written so that a record becomes what it should be."""

    inserts: tuple[Row, ...] = ()
    updates: tuple[tuple[Row, Values], ...] = ()
    deletes: tuple[Key, ...] = ()
    fields: tuple[FieldChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything must be written."""
        return bool(self.inserts or self.updates or self.deletes)


def compare(cluster: Cluster, stored: StoredCluster | None) -> Delta:
    """Return the difference between a cluster and what is stored of it."""
    old = stored or {}
    rows = {row.key: row for row in cluster.rows}
    inserts = tuple(row for key, row in rows.items() if key not in old)
    updates = tuple(
        (row, changed)
        for key, row in rows.items()
        if key in old and (changed := changed_values(row, old[key]))
    )
    deletes = tuple(key for key in old if key not in rows)
    if not stored:
        return Delta(inserts, updates, deletes)
    fields = tuple(field_changes(cluster.head, updates, stored))
    touched = {row.table.name for row in inserts} | {key[0] for key in deletes}
    touched |= {row.table.name for row, _ in updates} - {cluster.head.table.name}
    parts = tuple(FieldChange(name) for name in sorted(touched))
    return Delta(inserts, updates, deletes, fields + parts)


def changed_values(row: Row, old: Values) -> Values:
    """Return the values that differ from the stored ones."""
    return {name: value for name, value in row.values.items() if old[name] != value}


def field_changes(
    head: Row, updates: tuple[tuple[Row, Values], ...], stored: StoredCluster
) -> Iterable[FieldChange]:
    """Yield the plain fields of the record itself that change."""
    for row, changed in updates:
        if row.key == head.key:
            for name, new in changed.items():
                yield FieldChange(name, stored[head.key][name], new)
