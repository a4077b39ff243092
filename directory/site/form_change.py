"""What one button of the search form does to one of its fields."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

WRITTEN = re.compile(r"([a-z_]+)([=+-])(.*)", re.DOTALL)


class Operation(StrEnum):
    """What happens to the values that a field has; the sign is how it is written."""

    SET = "="
    ADD = "+"
    REMOVE = "-"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one field; an empty value sets it to nothing.

    As a string it is what a button sends: ``q=words``, ``need-code``, ``exclude+code``.
    """

    field: str
    operation: Operation
    value: str = ""

    def __str__(self) -> str:
        """Return what a button sends, as ``parse`` reads it."""
        return f"{self.field}{self.operation}{self.value}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return what a button sent. Raises ValueError for what none can send."""
        match = WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError("not a change of a field")
        field, sign, value = match.groups()
        return cls(field, Operation(sign), value)

    @classmethod
    def set(cls, field: str, value: str = "") -> Self:
        """Return the change that leaves one value, or none."""
        return cls(field, Operation.SET, value)

    @classmethod
    def add(cls, field: str, value: str) -> Self:
        """Return the change that adds a value to those that are there."""
        return cls(field, Operation.ADD, value)

    @classmethod
    def remove(cls, field: str, value: str) -> Self:
        """Return the change that takes one value away."""
        return cls(field, Operation.REMOVE, value)

    def apply(self, values: list[str]) -> list[str]:
        """Return the values of the field after the change, nothing empty."""
        others = [value for value in values if value != self.value]
        changed = {
            Operation.SET: [self.value],
            Operation.ADD: [*others, self.value],
            Operation.REMOVE: others,
        }[self.operation]
        return [value for value in changed if value]
