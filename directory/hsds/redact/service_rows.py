"""Take what tells a secret place out of the rows of services that are stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from directory.geocoding import Geocoder
from directory.hsds.draft.rows import Cluster, Row
from directory.hsds.redact.areas import widened
from directory.hsds.redact.doubts import may_lead_to_map_or_point, may_tell_place
from directory.hsds.redact.mentions import ADDRESS, NOT_TEXTS, mentions_of
from directory.hsds.redact.notes import NOTES_OF_TABLES, is_harmless
from directory.hsds.whereabouts import Whereabouts
from directory.listings.confidentiality import Secrecy
from directory.listings.models import Organization, ServiceArea

KNOWN_BY = ("name", "alternate_name")


@dataclass(frozen=True, slots=True)
class StoredTelling:
    """What goes through stored rows; what may tell a place is left out as well."""

    known: Whereabouts
    secrecy: Secrecy
    geocoder: Geocoder

    def closed(self, cluster: Cluster) -> Cluster:
        """Return a stored record as secret as its place has become."""
        parts = (row for part in cluster.parts for row in self.parts(part))
        return replace(cluster, head=self.row(cluster.head), parts=tuple(parts))

    def parts(self, part: Row) -> Iterator[Row]:
        """Yield what is kept of a part."""
        area = part.table.name == ServiceArea.__tablename__
        if not area or self.secrecy is not Secrecy.PLACE:
            yield self.row(part)
            return
        country = (part.values["code"] or "")[:2] or None
        name = widened(self.geocoder, part.values["name"], country)
        if name:
            bare = {"name": name, "description": "", "uri": ""}
            yield replace(part, values=part.values | bare)

    def row(self, row: Row) -> Row:
        """Return one row without what tells a place."""
        if self.secrecy is Secrecy.STREET:
            return mentions_of(self.known).removed_from_row(row)
        public = row.table.name == Organization.__tablename__
        known = {name: row.values[name] for name in KNOWN_BY if public}
        told = mentions_of(self.known).removed_from_row(row).values | known
        notes = NOTES_OF_TABLES.get(row.table.name, ())
        empty: dict[str, Any] = {
            name: ""
            for name, value in told.items()
            if type(value) is str and name not in (*NOT_TEXTS, "name")
            if is_doubtful(value, note=name in notes)
        }
        return replace(row, values=told | empty)


def is_doubtful(text: str, *, note: bool) -> bool:
    """Whether a text may tell a place."""
    if note:
        return not is_harmless(text)
    return (
        may_lead_to_map_or_point(text)
        if ADDRESS.fullmatch(text)
        else may_tell_place(text)
    )
