"""Read numbers, and yes or no, also where a text or another word says them."""

import re
from typing import Any

from directory.hsds.parse.strict_json import shown
from directory.hsds.schema.field_types import Checker, MendedError, meant

DECIMAL = re.compile(r"[+-]?\d{1,15}([.,]\d{1,15})?")
THOUSANDS = re.compile(r".*,\d{3}")
OLDEST = 150
YES = "true yes y t 1 on oui si sí ja ndiyo ego yee نعم بله هو"
NO = "false no n f 0 off non nee hapana oya nedda لا نه نخیر"
SAYS_TRUE, SAYS_FALSE = frozenset(YES.split()), frozenset(NO.split())


def number_of(least: float, most: float, *, named: str = "") -> Checker:
    """Return a checker of numbers between two bounds."""
    wanted = named or f"a number from {least:g} to {most:g}"

    def check(value: Any) -> float | int:
        number = as_number(value)
        if number is None or not least <= number <= most:
            raise meant(wanted, value)
        return number

    return check


def as_number(value: Any) -> float | int | None:
    """Return a number, also one that is written as a text; None for anything else.

    1,000 is a thousand for some and one for others.
    """
    if isinstance(value, str):
        text = value.strip()
        if not DECIMAL.fullmatch(text) or THOUSANDS.fullmatch(text):
            return None
        number = float(text.replace(",", "."))
        return int(number) if number.is_integer() else number
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else None


def check_oldest(value: Any) -> float | int:
    """Return the age up to which people are helped; 999 means that there is none."""
    number = as_number(value)
    if number is not None and number > OLDEST:
        raise MendedError(None, f"{shown(value)} is read as no upper limit")
    age: float | int = number_of(0, OLDEST)(value)
    return age


def check_flag(value: Any) -> bool:
    """Return true or false, also where a word or a number says so."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str | int | float):
        word = str(as_number(value)) if as_number(value) is not None else str(value)
        if (word := word.strip().casefold()) in SAYS_TRUE | SAYS_FALSE:
            return word in SAYS_TRUE
    raise meant("true or false", value)
