"""The text of a number or an address as it was pasted, without what cannot be seen."""

import re
import unicodedata
from typing import Any

from directory.hsds.schema.field_types import (
    INVISIBLE,
    LINE_ENDS,
    Checker,
    check_string,
    not_longer,
)

# Marks of direction come along when a number is copied; they turn nothing in it.
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
LONGEST_NUMBER = 64
LONGEST_LABEL = 300


def without_marks(value: Any) -> Any:
    """Return a text without marks that cannot be seen; anything else as it is."""
    if not isinstance(value, str) or value.isascii():
        return value
    return INVISIBLE.sub("", DIRECTION.sub("", value))


def unmarked(check: Checker) -> Checker:
    """Return a checker of addresses that were pasted, with marks that turn nothing."""
    return lambda value: check(without_marks(value))


def check_number(value: Any) -> str:
    """Return what was typed as a number; each line of it may be another one."""
    return not_longer(lines_of(value), LONGEST_NUMBER)


def lines_of(value: Any) -> str:
    """Return a text without marks and empty lines."""
    if not isinstance(value, str):
        value = check_string(value)
    lines = LINE_ENDS.sub("\n", without_marks(value)).split("\n")
    return "\n".join(filter(None, map(str.strip, map(check_string, lines))))


def check_label(value: Any) -> str:
    """Return a label in one line; it may be a number, so no sign becomes a digit.

    A footnote, as in 70¹, is no digit, and NFKC would make it one.
    """
    text = lines_of(value).replace("\n", " / ")
    words = not_longer(text, LONGEST_LABEL).split()
    return " ".join(
        word
        if any(sign.isdigit() and not sign.isdecimal() for sign in word)
        else unicodedata.normalize("NFKC", word)
        for word in words
    )
