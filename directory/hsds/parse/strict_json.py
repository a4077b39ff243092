"""Decode JSON that strangers wrote; what the standard library lets pass is refused."""

import json
import math
from dataclasses import dataclass, field
from typing import Any

LONGEST_NUMBER = 40  # characters; int() of a million digits takes minutes


@dataclass(slots=True)
class Decoder:
    """Decodes one value at a time; ``complaints`` are about the last one."""

    complaints: list[str] = field(default_factory=list)

    def decode(self, text: str, start: int = 0) -> tuple[Any, int]:
        """Return the value that begins at ``start``, and where it ends.

        Raises ValueError with a sentence where the text is no JSON, so that
        nothing behind it can be read either.
        """
        self.complaints = []
        decoder = json.JSONDecoder(
            object_pairs_hook=self.unique_pairs,
            parse_constant=self.refuse_constant,
            parse_float=self.finite_float,
            parse_int=self.short_int,
        )
        try:
            return decoder.raw_decode(text, start)
        except RecursionError:
            raise ValueError("it is nested too deeply") from None
        except json.JSONDecodeError as error:
            reason = f"this is not JSON ({error.msg}, column {error.colno})"
            raise ValueError(reason) from None

    def unique_pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Make an object; a key that comes twice means two different things."""
        members = dict(pairs)
        if len(members) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            self.complaints.append(f"{shown(twice)} is there twice in one object")
        return members

    def refuse_constant(self, name: str) -> None:
        """Refuse NaN and Infinity, which are no JSON."""
        self.complaints.append(f"{name} is no number in JSON")

    def finite_float(self, text: str) -> float:
        """Refuse 1e999, which Python reads as infinite."""
        number = float(text)
        if not math.isfinite(number):
            self.complaints.append(f"the number {text[:LONGEST_NUMBER]} is too large")
        return number

    def short_int(self, text: str) -> int:
        """Refuse numbers that take longer to read than anyone needs."""
        if len(text) <= LONGEST_NUMBER:
            return int(text)
        self.complaints.append(f"the number {text[:LONGEST_NUMBER]}… is too large")
        return 0


def shown(value: object) -> str:
    """Return a value for a message, as JSON has it: short, harmless on a terminal."""
    text = repr_of_text(value) if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def repr_of_text(text: str) -> str:
    """Quote a text; controls, directions and surrogates are escaped by repr."""
    return repr(text.encode("utf-8", "backslashreplace").decode())
