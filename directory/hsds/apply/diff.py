"""Compare what is stored of a record with what it should become."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from directory.hsds.draft.rows import (
    POSITION,
    Cluster,
    Key,
    Row,
    StoredCluster,
    Values,
)
from directory.hsds.parse.strict_json import shown
from directory.listings.models import (
    Location,
    Organization,
    Service,
    ServiceCapacity,
    Translation,
)
from directory.listings.vocabulary import ReviewState

# What HSDS calls the list that holds the rows of a table.
LISTS = {
    "accessibility": "accessibility",
    "address": "addresses",
    "attribute": "attributes",
    "contact": "contacts",
    "cost_option": "cost_options",
    "language": "languages",
    "phone": "phones",
    "program": "programs",
    "required_document": "required_documents",
    "schedule": "schedules",
    "service_area": "service_areas",
    "service_at_location": "service_at_locations",
    "service_capacity": "capacities",
    "translation": "translations",
    "url": "additional_urls",
}
ROOM = ServiceCapacity.__tablename__
UNTOLD = {"id", "external_id", POSITION, "visibility", "review_state"}
POINTS_AT_A_WORD = "taxonomy_term_id"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One change that a person can read.

    ``field`` is the path of HSDS; a part is named by its id: ``phones[<id>].number``.
    ``old`` is None where there was none, ``new`` where there is none any more.
    """

    field: str
    old: Any = None
    new: Any = None

    def __str__(self) -> str:
        """Return it as a person reads it: name: 'Old' → 'New'."""
        if self.old is None and self.new is None:
            return self.field
        return f"{self.field}: {in_words(self.old)} → {in_words(self.new)}"


def in_words(value: Any) -> str:
    """Return a value on one line; a value that is not there is a dash."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shown(value) if isinstance(value, str) else str(value)


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
    updates = tuple(updates_of(rows, old))
    left = cluster.unsaid, newest_room(cluster)
    deletes = tuple(
        key for key in old if key not in rows and ends(key, old[key], *left)
    )
    if not old or not (inserts or updates or deletes):
        return Delta(inserts, updates, deletes)
    updates = tuple(updates_of(rows, old, unknown_places=True))
    told = (
        *told_updates(cluster.head, updates, old),
        *(one for key in deletes for one in told_part(cluster.head, key, old[key], {})),
        *(one for r in inserts for one in told_part(cluster.head, r.key, {}, r.values)),
    )
    return Delta(inserts, updates, deletes, without_moves(told))


def updates_of(
    rows: Mapping[Key, Row], old: StoredCluster, *, unknown_places: bool = False
) -> Iterator[tuple[Row, Values]]:
    """Yield the rows that say something else than is stored, with what they say.

    A place that was never kept is no change by itself; it is written with others.
    """
    for key, row in rows.items():
        changed = changes_of(row, old[key]) if key in old else {}
        if POSITION in changed and old[key][POSITION] is None and not unknown_places:
            del changed[POSITION]
        if changed:
            yield row, changed


def without_moves(told: tuple[FieldChange, ...]) -> tuple[FieldChange, ...]:
    """Return changes without those of places in a list, where there are any others.

    One part that came or went moves all behind it, and they say the same as before.
    """
    others = tuple(one for one in told if not one.field.endswith(f".{POSITION}"))
    return others or told


def changed_values(row: Row, old: Values) -> Values:
    """Return the values that differ from the stored ones."""
    return {name: value for name, value in row.values.items() if old[name] != value}


def newest_room(cluster: Cluster) -> datetime | None:
    """Return when a record last told of room; None where it does not."""
    told = (row for row in cluster.parts if row.table.name == ROOM)
    return max((row.values["updated_at"] for row in told), default=None)


def ends(
    key: Key, old: Values, unsaid: frozenset[str], newest: datetime | None
) -> bool:
    """Whether a stored part that a record does not name is gone with it.

    Not where the record says nothing of its kind, nor room that was told later.
    """
    name, _ = key
    later = name == ROOM and newest is not None and old["updated_at"] > newest
    return name not in unsaid and not later


def changes_of(row: Row, old: Values) -> Values:
    """Return what must be written.

    Words that changed have not been reviewed; of room the latest word stands.
    """
    changed = changed_values(row, old)
    if row.table.name == ROOM and old["updated_at"] > row.values["updated_at"]:
        return {}
    reviewed = row.table.name == Translation.__tablename__ and changed
    if reviewed and "review_state" not in row.values:
        changed["review_state"] = ReviewState.UNREVIEWED
    return changed


def told_updates(
    head: Row, updates: Iterable[tuple[Row, Values]], old: StoredCluster
) -> Iterator[FieldChange]:
    """Yield each field that gets another value, those of the record itself first."""
    for row, changed in sorted(updates, key=lambda update: update[0].key != head.key):
        path = path_of(head, row.key)
        for name, new in changed.items():
            yield FieldChange(f"{path}{name}", old[row.key][name], new)


def told_part(head: Row, key: Key, old: Values, new: Values) -> Iterator[FieldChange]:
    """Yield what a part says that is gone, or that is new."""
    path = path_of(head, key)
    names = [name for name in old or new if is_told(name)]
    said = [n for n in names if (old or new)[n] not in (None, "")]
    for name in said:
        yield FieldChange(f"{path}{name}", old.get(name), new.get(name))
    if not said:
        yield FieldChange(path.removesuffix("."))


def is_told(column: str) -> bool:
    """Whether a column says something, and does not only point at another row."""
    points = column.endswith("_id") and column != POINTS_AT_A_WORD
    return column not in UNTOLD and not points


def path_of(head: Row, key: Key) -> str:
    """Return the path of the fields of a row, ready for the field's name."""
    prefixes = {
        Service.__tablename__: "",
        Organization.__tablename__: "organization.",
        Location.__tablename__: f"locations[{head.id}].",
    }
    prefix = prefixes[head.table.name]
    name, row_id = key
    return prefix if key == head.key else f"{prefix}{LISTS[name]}[{row_id}]."
