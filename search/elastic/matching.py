"""Which listings may be in an answer, as clauses: candidates, filters, exact ones."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from search.document import Fact
from search.elastic.clauses import (
    EVERYTHING,
    Clause,
    all_of,
    any_of,
    at_least,
    none_of,
    term,
    terms,
)
from search.elastic.hours import always_open, open_at
from search.query import Box, ListingQuery
from search.ranking.query_words import WeightedWord
from search.ranking.typed_names import least_found, least_named
from search.taxonomy import parent_of

HELPS = term("helps", value=True)


def candidates(query: ListingQuery, words: Sequence[WeightedWord]) -> Iterator[Clause]:
    """Keep what may be a hit.

    With a need: the listings of its family, those whose name was typed, and those that
    have every word that made no need. Without one: listings that have enough words.
    """
    if query.ranked:
        families = {parent_of(wish.code) or wish.code for wish in query.ranked}
        own = [terms("text", word.tokens) for word in words if not word.hint]
        every = [all_of(*own)] if own else []
        name = named(query, words)
        yield any_of(terms("codes", sorted(families)), *every, *name)
    elif query.words and (least := least_found(query)) > 1:
        yield at_least(least, [terms("text", word.tokens) for word in words])
    elif query.words:
        yield terms("text", sorted({token for word in words for token in word.tokens}))


def named(query: ListingQuery, words: Sequence[WeightedWord]) -> list[Clause]:
    """Match what has a name that was typed; no clause where none can have.

    Words that made a need alone are no name: "legal aid" asks for that help.
    """
    own = [terms("name", word.tokens) for word in words if not word.hint]
    least = least_named(query)
    if not own or least > len(words):
        return []
    typed = [terms("name", word.tokens) for word in words]
    enough = at_least(least, typed)
    return [all_of(any_of(*own), enough) if len(own) < len(words) else enough]


def asked(query: ListingQuery, words: Sequence[WeightedWord]) -> Clause:
    """Match what has a need that was said; where none was, all is what was asked."""
    if not query.stated:
        return EVERYTHING
    codes = sorted(wish.code for wish in query.stated)
    return any_of(terms("codes", codes), *named(query, words))


def allowed(query: ListingQuery) -> Iterator[Clause]:
    """Keep what no filter of the query excludes."""
    yield from coded(query)
    if query.spoken_languages:
        yield terms("spoken_languages", query.spoken_languages)
    for flag, wanted in query.flags:
        yield none_of(term("no" if wanted else "yes", flag))
    for facts in query.fact_groups:
        yield stated(facts, query.now)
    if query.box is not None:
        yield from inside(query.box)
    if query.remote is not None:
        yield term("remote", query.remote)
    if query.open_at is not None:
        yield open_at(query.open_at)
        yield term("closed", value=False)


def coded(query: ListingQuery) -> Iterator[Clause]:
    """Keep what has every need that must be met, and no excluded one."""
    for code in query.needs:
        yield term("codes", code)
    if query.without:
        yield none_of(terms("codes", query.without))


def stated(facts: Sequence[Fact], now: datetime) -> Clause:
    """Keep what states any of the facts, as of an instant."""
    found = terms("facts", facts)
    return any_of(found, always_open(now)) if Fact.HOURS_ALWAYS in facts else found


def inside(box: Box) -> Iterator[Clause]:
    """Keep what has its coarse point in a part of the map."""
    yield {"range": {"latitude": {"gte": box.south, "lt": box.north}}}
    yield {"range": {"longitude": {"gte": box.west, "lt": box.east}}}
