"""Write telephone numbers so that every phone can dial them, or leave them alone."""

from dataclasses import dataclass

from directory.wording.dialling import numbers_in
from directory.wording.one_number import Number, is_full, is_known

LONGEST_EXTENSION = 11  # digits
NO_NUMBER = "it is no number that can surely be dialled; it is shown as typed"
NO_COUNTRY = "it has no code of a country; it is dialled as typed, and rings there only"
NO_EXTENSION = "it is no whole number; it is not kept"
TWO_EXTENSIONS = "the number has another one; neither is dialled"


@dataclass(frozen=True, slots=True)
class StoredNumber:
    """A number as it is stored; ``note`` says what a person should look at."""

    text: str
    extension: str
    note: str = ""


def read_number(typed: str, country: str | None) -> StoredNumber:
    """Return a number in E.164, or as typed: a wrong rewrite could cost a life.

    ``country`` (ISO 3166-1) is that of its national numbers, where it is certain.
    """
    numbers = numbers_in(typed, country)
    note = note_on(numbers)
    one = numbers[0]
    if len(numbers) > 1 or not is_known(one.dialled) or one.remark:
        return StoredNumber(typed, "", note)
    return StoredNumber(one.dialled, one.extension, note)


def note_on(numbers: tuple[Number, ...]) -> str:
    """Return what to look at: what nobody can press, what rings in one country only."""
    if not all(number.dialled for number in numbers):
        return NO_NUMBER
    national = (one for one in numbers if not one.dialled.startswith("+"))
    return NO_COUNTRY if any(is_full(one.dialled) for one in national) else ""
