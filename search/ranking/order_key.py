"""The order of an answer as one whole number a listing, whose digits are its parts.

What stands first decides first: a listing that has the need stays before one that has
not, however near that is. A new part is one entry here and one digit in each engine.
"""

from dataclasses import dataclass
from enum import StrEnum

from search.query import ListingQuery, Sort
from search.ranking.hours_that_count import is_urgent
from search.ranking.need_match import GRADES
from search.results import Section


class Part(StrEnum):
    """A part of the order, the first to decide first."""

    SECTION = "section"
    KNOWN = "known"  # surely meets every wish, before what did not say
    NAMED = "named"  # its name was typed
    STANDING = "standing"  # she is welcome, and it is not of those whom she fears
    GRADE = "grade"  # how well it meets the need
    IN_TIME = "in_time"  # can be reached while hours count
    TRUST = "trust"


# What a section is made of, so that each engine adds up three answers.
HELPS, IS_HERE, MEETS = 4, 2, 1
# What standing is made of; a body of whom she fears has none of it.
IS_FREE, IS_OPEN_TO_HER, IS_WELCOMING = 1, 1, 1
# What trust is made of: closed comes after all others, then what has two doubts.
IS_OPEN, IS_VETTED, IS_FRESH = 3, 1, 1
RADIX = {
    Part.SECTION: HELPS + IS_HERE + MEETS + 1,
    Part.KNOWN: 2,
    Part.NAMED: 2,
    Part.STANDING: IS_FREE + IS_OPEN_TO_HER + IS_WELCOMING + 1,
    Part.GRADE: GRADES,
    Part.IN_TIME: 2,
    Part.TRUST: IS_OPEN + IS_VETTED + IS_FRESH + 1,
}
# Elasticsearch keeps a score in 24 bits: from here on it holds whole numbers alone, so
# that adding this rounds, and there is room for as many again.
BASE = 2**23
MOST_WORTH = 9  # more than WORD_WEIGHT and NAME_WEIGHT, or CONCEPT_WEIGHT
# What is worth the same by arithmetic differs in the last digits of each engine.
MOST_STEPS = 1024


@dataclass(frozen=True, slots=True)
class OrderKey:
    """How one query orders: the place of each part that it asks for, and its steps.

    ``steps`` are those into which a worth of 1 is cut.
    """

    places: dict[Part, int]
    steps: int

    def place(self, part: Part) -> int:
        """Return what one more of a part adds; 0 where the query has no such part."""
        return self.places.get(part, 0)

    @property
    def room(self) -> int:
        """Return how many keys differ by their worth alone."""
        return MOST_WORTH * self.steps

    @property
    def front(self) -> int:
        """Return what keys differ by that no turn of needs may mix."""
        first = (Part.SECTION, Part.KNOWN, Part.NAMED, Part.STANDING)
        return min(self.places[part] for part in first if part in self.places)

    def section(self, key: int) -> Section:
        """Return the section of a listing with this key."""
        digit = key // self.places[Part.SECTION]
        if not digit & HELPS:
            return Section.REFERENCE
        if digit & IS_HERE:
            return Section.EXACT if digit & MEETS else Section.RELATED
        return Section.ELSEWHERE


def order_key(query: ListingQuery) -> OrderKey:
    """Return how a query orders; other orders than the best group by truth alone."""
    asked = {
        Part.SECTION: True,
        Part.KNOWN: bool(query.flags),
        Part.NAMED: bool(query.words),
        Part.STANDING: query.conditions.orders,
        Part.GRADE: bool(query.ranked),
        Part.IN_TIME: is_urgent(query),
        Part.TRUST: True,
    }
    grouping = (Part.SECTION, Part.KNOWN, Part.STANDING)
    parts = [
        part
        for part, wanted in asked.items()
        if wanted and (query.sort is Sort.BEST or part in grouping)
    ]
    combined = 1
    for part in parts:
        combined *= RADIX[part]
    steps = MOST_STEPS
    while combined * MOST_WORTH * steps > BASE:
        steps //= 2
    return OrderKey(places_of(parts, MOST_WORTH * steps), steps)


def places_of(parts: list[Part], room: int) -> dict[Part, int]:
    """Return the place of each part, the last of them just above the worth."""
    places, place = {}, room
    for part in reversed(parts):
        places[part] = place
        place *= RADIX[part]
    return places
