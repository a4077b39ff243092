"""A search as the form and the API both take it: the same limits, the same reading."""

from dataclasses import dataclass, replace
from typing import TypeVar

from directory.search_port import MAX_QUERY_CHARACTERS, Flag, SearchRequest
from directory.wording.spoken_languages import understood_speech

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Limit:
    """How many values a field may have, and of how many characters each."""

    values: int
    characters: int


QUERY = Limit(1, MAX_QUERY_CHARACTERS)
PLACE = Limit(1, 200)
COUNTRY = Limit(1, 2)
NEEDS = Limit(50, 64)
SPOKEN_LANGUAGES = Limit(50, 35)
FACTS = Limit(50, 30)
FLAGS = Limit(len(Flag), 30)
MAX_PLACE_ID = 10**12 - 1


def tidied(wish: SearchRequest) -> SearchRequest:
    """Return a search with no spaces around its words, and with nothing twice."""
    return replace(
        wish,
        q=wish.q.strip(),
        place=wish.place.strip(),
        needs=each_once(wish.needs),
        exclude_concepts=each_once(wish.exclude_concepts),
        spoken_languages=understood_speech(wish.spoken_languages),
        facts=each_once(wish.facts),
    )


def each_once(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return values in their order, each where it first stands."""
    return tuple(dict.fromkeys(values))
