"""Take the street of a secret place out of every other text around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from directory.hsds.draft.rows import Cluster, Row
from directory.hsds.schema.base import H, text_fields

SHORTEST = 6  # characters: shorter lines, "12 B", are found in any text
LEFT = "…"


@dataclass(frozen=True, slots=True)
class StreetMentions:
    """Finds, in running text, the lines of an address by which a door is found."""

    pattern: re.Pattern[str] | None

    def removed(self, text: str) -> str:
        """Return a text without them."""
        return self.pattern.sub(LEFT, text) if self.pattern else text

    def removed_from_record(self, record: H) -> H:
        """Return an object of a record, and all that it holds, without them."""
        return record.everywhere(self.removed_from_object) if self.pattern else record

    def removed_from_object(self, value: H, /) -> H:
        """Return one object without them in its own texts."""
        names = text_fields(type(value)) & value.model_fields_set
        texts = {name: getattr(value, name) for name in names}
        return value.changed(
            **{
                name: told
                for name, text in texts.items()
                if (told := self.removed(text)) != text
            }
        )

    def removed_from_rows(self, cluster: Cluster) -> Cluster:
        """Return the rows of a record without them."""
        if not self.pattern:
            return cluster
        head, *parts = map(self.removed_from_row, cluster.rows)
        return replace(cluster, head=head, parts=tuple(parts))

    def removed_from_row(self, row: Row) -> Row:
        """Return one row without them."""
        texts = {
            name: self.removed(value)
            for name, value in row.values.items()
            if type(value) is str
        }
        return replace(row, values=row.values | texts)


def street_mentions(lines: Iterable[str]) -> StreetMentions:
    """Return what finds those lines of an address that tell a door.

    A line without a digit may be a name that everybody knows, and digits alone may
    be any number.
    """
    doors = {
        r"\s+".join(map(re.escape, line.split()))
        for line in lines
        if len(line) >= SHORTEST
        and any(map(str.isdigit, line))
        and any(map(str.isalpha, line))
    }
    if not doors:
        return StreetMentions(None)
    longest_first = sorted(doors, key=len, reverse=True)
    return StreetMentions(re.compile("|".join(longest_first), re.IGNORECASE))
