"""As many words as one line of a card has room for, and how many are left."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext

from directory.wording.labels import number_label

# A line of a card at 390 px is 330 px wide: 46 letters of the widest of our scripts.
LINE_CHARACTERS = 46
BETWEEN = 3  # characters between two parts


@dataclass(frozen=True, slots=True)
class Line:
    """The parts that fit, and a sign for those that do not; empty where all do."""

    shown: tuple[str, ...] = ()
    more: str = ""


def fitted(parts: Iterable[str]) -> Line:
    """Return the parts in their order as far as they fit, at the least the first."""
    told = tuple(dict.fromkeys(filter(None, parts)))
    most = how_many_fit(told)
    if most == len(told):
        return Line(told)
    # NOTE: on a card, behind the first words of a list; %(count)s is how many more
    # there are on the page of the listing.
    more = gettext("and %(count)s more", count=number_label(len(told) - most))
    return Line(told[:most], more)


def how_many_fit(told: tuple[str, ...]) -> int:
    """Return how many parts stand on one line, with the sign for those left."""
    length, most = 0, 0
    for number, part in enumerate(told, 1):
        length += len(part) + BETWEEN
        sign = 0 if number == len(told) else len("and 2 more")
        if number > 1 and length + sign > LINE_CHARACTERS:
            break
        most = number
    return most
