"""The search form as somebody filled it in, ready for a template."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from directory.site.forms import BELONG_TO, LIMITS, Fields, first

# What no box of the form shows, and the next search must not forget.
UNSEEN = ("exclude", "ignore_place", "place_id", "box", "view")

Hidden = tuple[tuple[str, str], ...]
"""Names and values of fields that are sent unseen."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What stands in the two boxes; what goes with them; and all of it, unseen."""

    words: str
    place: str
    most_words: int
    most_place: int
    unseen: Hidden
    everything: Hidden

    @classmethod
    def of(cls, fields: Fields) -> Self:
        """Return the form for fields as they were read."""
        # What was understood is forgotten where the words are not these any more.
        were = tuple((f"{name}_was", first(fields, name)) for name in BELONG_TO)
        return cls(
            words=first(fields, "q"),
            place=first(fields, "place"),
            most_words=LIMITS["q"].characters,
            most_place=LIMITS["place"].characters,
            unseen=(*were, *pairs(fields, UNSEEN)),
            everything=(*pairs(fields, fields), *were),
        )


def pairs(fields: Fields, names: Iterable[str]) -> Hidden:
    """Return each value of some fields with its name."""
    return tuple((name, value) for name in names for value in fields.get(name, ()))
