"""Whether a place may be told: the one rule of it, closed by default."""

import re
from collections.abc import Iterable
from enum import IntEnum

from seed_data.attributes import is_no

CONFIDENTIAL = "confidential_location"
SHELTER = "shelter"
NOT_A_WORD = re.compile(r"[\s_-]+")


class Secrecy(IntEnum):
    """How much of a place is kept back: nothing, its street, all but its province."""

    OPEN = 0
    STREET = 1
    PLACE = 2


def says_confidential(value: str, *names: str | None) -> bool:
    """Whether an attribute asks that its place be told to nobody.

    Each of its names counts, in any spelling and any vocabulary, and every value is
    a yes but a clear no: who mistypes one must not uncover a place.
    """
    spelled = {NOT_A_WORD.sub("_", name.strip()).lower() for name in names if name}
    return CONFIDENTIAL in spelled and not is_no(value)


def is_shelter(code: str) -> bool:
    """Whether a need is a shelter of any kind."""
    return code.partition(".")[0] == SHELTER


def secrecy_of(
    *, needs: Iterable[str], confidential: bool, public: bool = True
) -> Secrecy:
    """Return how secret a service needs its places to be.

    Whoever stands at the door of a shelter can be followed in, so no street of one
    is kept; of a shelter that is not shown to all, its province alone.
    """
    shelter = any(map(is_shelter, needs))
    if confidential or (shelter and not public):
        return Secrecy.PLACE
    return Secrecy.STREET if shelter else Secrecy.OPEN
