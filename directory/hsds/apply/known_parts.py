"""Know stored parts again: under our id, by what they say, or by where they stood."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy import Table

from directory.database import Base
from directory.hsds.draft.rows import (
    POSITION,
    Cluster,
    Key,
    Row,
    Stored,
    StoredCluster,
    Values,
    empty_values,
    part_id,
)
from directory.hsds.draft.service import Draft
from directory.hsds.schema.identifiers import UUID_FORM
from directory.listings.models import ServiceAtLocation

OWNING_PART = ("contact_id", "phone_id")
Said = tuple[Hashable, ...]
Look = Callable[[Row], UUID | None]


def with_known_parts(draft: Draft, stored: Stored) -> Draft:
    """Return a draft whose parts have the ids of the stored ones that they are."""
    organization = draft.organization
    return replace(
        draft,
        service=known_again(draft.service, stored),
        organization=organization and known_again(organization, stored),
        locations=tuple(known_again(place, stored) for place in draft.locations),
    )


def known_again(cluster: Cluster, stored: Stored) -> Cluster:
    """Return a cluster whose parts have the ids of the stored ones that they are."""
    old = stored.get(cluster.head.key, {})
    drafted = {row.key for row in cluster.rows}
    unclaimed = {key: row for key, row in old.items() if key not in drafted}
    if not unclaimed or drafted <= old.keys():
        return cluster
    matcher = PartMatcher(cluster.head.id, old, unclaimed)
    rows: dict[UUID, Row] = {}
    for table in Base.metadata.sorted_tables:  # wholes before their parts
        mine = [row for row in cluster.parts if row.table is table]
        rows |= {
            row.id: new for row, new in zip(mine, matcher.match(mine), strict=True)
        }
    return replace(cluster, parts=tuple(rows[row.id] for row in cluster.parts))


@dataclass(slots=True)
class PartMatcher:
    """Finds the stored part that a drafted one is; each is found once.

    Before parts were known by their own ids, they were known by where they stood: a
    part that is stored so is known by what it says. One that says something else is
    known by its place, unless some came or went: then its place may be another's,
    and what is hidden of that one would be shown.
    """

    head_id: UUID
    old: StoredCluster
    unclaimed: StoredCluster
    renamed: dict[UUID, UUID] = field(default_factory=dict)
    saying: dict[Said, list[UUID]] = field(default_factory=dict)

    def match(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows of one table, with stored ids where they are known."""
        counts = Counter(name for name, _ in self.old)
        rows = [self.below_known(row) for row in rows]
        if not rows or rows[0].table.name == ServiceAtLocation.__tablename__:
            return list(rows)
        self.saying = self.unclaimed_by_words(rows[0].table)
        looks: list[Look] = [self.under_our_id, self.saying_the_same]
        if counts[rows[0].table.name] == len(rows):
            looks.append(self.in_its_place)
        for look in looks:
            rows = [self.claimed(row, look) for row in rows]
        return list(rows)

    def below_known(self, row: Row) -> Row:
        """Return a row that points at the stored part to which it belongs."""
        owners = {name: row.values.get(name) for name in OWNING_PART}
        known = {
            name: self.renamed[owner]
            for name, owner in owners.items()
            if owner in self.renamed
        }
        return replace(row, values=row.values | known) if known else row

    def claimed(self, row: Row, look: Look) -> Row:
        """Return a row with its stored id, if it is not known yet and is found."""
        if row.key in self.old or not (found := look(row)):
            return row
        del self.unclaimed[row.table.name, found]
        self.renamed[row.id] = found
        return replace(row, id=found)

    def under_our_id(self, row: Row) -> UUID | None:
        """Return the stored part that the record names by our own id."""
        named = UUID_FORM.fullmatch(row.own_id)
        return self.free(row, UUID(row.own_id)) if named else None

    def saying_the_same(self, row: Row) -> UUID | None:
        """Return the first stored part that says what the row says."""
        alike = self.saying.get(what_it_says(row.table, row.values), [])
        while alike:
            if found := self.free(row, alike.pop()):
                return found
        return None

    def unclaimed_by_words(self, table: Table) -> dict[Said, list[UUID]]:
        """Return the stored parts of a table by what they say."""
        found: dict[Said, list[UUID]] = {}
        for (name, row_id), values in sorted(self.unclaimed.items(), key=key_of):
            if name == table.name:
                found.setdefault(what_it_says(table, values), []).append(row_id)
        return found

    def in_its_place(self, row: Row) -> UUID | None:
        """Return the stored part that was known by the row's place."""
        return self.free(row, part_id(self.head_id, row.table.name, row.path))

    def free(self, row: Row, row_id: UUID) -> UUID | None:
        """Return an id if it is one of the parts that nobody has claimed."""
        return row_id if (row.table.name, row_id) in self.unclaimed else None


def what_it_says(table: Table, values: Mapping[str, Hashable]) -> Said:
    """Return what a row says in the columns of which a record decides.

    Where it stands among others is no part of that: one that is gone moves them all.
    """
    return tuple(values[name] for name in empty_values(table) if name != POSITION)


def key_of(stored: tuple[Key, Values]) -> Key:
    """Return the key of a stored row, to look at all in one order."""
    return stored[0]
