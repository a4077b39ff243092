"""A problem: what is wrong with a record, and where."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason; ``line`` counts from 1, ``record`` is 0 where lines are records."""

    line: int
    field: str
    reason: str
    record: int = 0

    def __str__(self) -> str:
        """Return it as a person reads it: line 3, name: it is missing."""
        where = f"line {self.line}"
        if self.record:
            where = f"record {self.record} ({where})"
        return ": ".join(
            (f"{where}, {self.field}" if self.field else where, self.reason)
        )


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person should know of a file, for which no record is refused."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class NumberedRecord:
    """A record as it was read, not yet looked at."""

    line: int
    value: object
    record: int = 0

    def problem(self, field: str, reason: str) -> Problem:
        """Return a problem of this record."""
        return Problem(self.line, field, reason, self.record)


Reading = Iterator[NumberedRecord | Problem | Remark]
