"""From a reading: what an engine looks for, and what the searcher is told."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from search.query import ConceptWish, Word
from search.response import UnderstoodConcept
from search.text.analysis import query_words
from search.understanding.needs import Reading, Recognised


def without(
    needs: Iterable[Recognised], codes: Collection[str]
) -> tuple[Recognised, ...]:
    """Return the needs that are not among some codes."""
    return tuple(need for need in needs if need.code not in codes)


def told(needs: Iterable[Recognised]) -> tuple[UnderstoodConcept, ...]:
    """Return needs as they are told to the searcher."""
    return tuple(UnderstoodConcept(need.code, need.source) for need in needs)


def wishes_of(reading: Reading) -> tuple[ConceptWish, ...]:
    """Return what an engine looks for: what was said, or else what is likely."""
    said = (
        ConceptWish(need.code, need.confidence, need.shares)
        for need in (*reading.stated, *reading.likely)
    )
    asked = (
        ConceptWish(need.code, need.confidence, need.shares, perhaps=True)
        for need in reading.perhaps
    )
    return (*said, *asked)


def words_beside(
    text: str, languages: Iterable[str], reading: Reading
) -> tuple[Word, ...]:
    """Return the words to look up; those that made a need stay as hints.

    What she denied is looked up nowhere.
    """
    made = positions_of(reading.stated)
    denied = positions_of(reading.denied)
    tags = tuple(dict.fromkeys(languages))
    own = set(query_words(text, tags, made | denied))
    return tuple(
        word if word in own else replace(word, hint=True)
        for word in query_words(text, tags, denied)
    )


def positions_of(needs: Iterable[Recognised]) -> frozenset[int]:
    """Return where the words of some needs stand."""
    return frozenset().union(*(need.positions for need in needs))
