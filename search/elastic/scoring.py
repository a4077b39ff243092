"""The order of an answer as one score: whole numbers of our own, added up natively.

A score is the key of ``ranking.order_key``, on top of ``BASE``: from there on a score
of 24 bits holds whole numbers alone, so that the sum itself rounds the worth. The one
script left is nearness, whose every digit must be that of the embedded engine.
"""

from collections.abc import Iterator, Sequence

from search.elastic import scripts
from search.elastic.clauses import (
    EVERYTHING,
    Clause,
    all_of,
    any_of,
    best_of,
    constant,
    exists,
    none_of,
    sum_of,
    term,
    terms,
)
from search.elastic.coverage import Coverage
from search.elastic.hours import always_open, open_at
from search.elastic.matching import HELPS, asked, named
from search.elastic.standing import standing
from search.query import ListingQuery
from search.ranking import constants as ranking
from search.ranking import order_key as order
from search.ranking.need_match import CodeWeight, code_weights, grade_of
from search.ranking.order_key import OrderKey, Part
from search.ranking.query_words import WeightedWord

WORDS_MATCHED = "words"  # a hit that carries this name holds words of the query


def relevance(query: ListingQuery, words: Sequence[WeightedWord], steps: int) -> Clause:
    """Add up the need that is met best, words, and how much of a name was typed."""
    parts = []
    if query.ranked:
        parts.append(best_of(concepts(query, steps)))
    if words:
        parts.append(word_shares(words, steps))
        own = [word for word in words if not word.hint]
        parts += [name_share(own, steps)] if own and not query.ranked else []
    return sum_of(parts) if parts else constant(steps, EVERYTHING)


def concepts(query: ListingQuery, steps: int) -> Iterator[Clause]:
    """Score each code that meets a need at least in part."""
    for wish in query.ranked:
        sure = ranking.CONCEPT_WEIGHT * ranking.concept_weight(wish.confidence)
        for met in reversed(code_weights(wish)):
            yield constant(sure * met.weight * steps, having(met))


def having(met: CodeWeight) -> Clause:
    """Match what has a code, or is listed under it itself."""
    return term("own_codes" if met.own else "codes", met.code)


def word_shares(words: Sequence[WeightedWord], steps: int) -> Clause:
    """Score by the share of the words' weight; a hint has already made a need."""
    whole = sum(word.weight for word in words)
    return sum_of(
        (
            constant(
                ranking.WORD_WEIGHT
                * (ranking.HINT_FACTOR if word.hint else 1.0)
                * (word.weight / whole)
                * steps,
                terms("text", word.tokens),
            )
            for word in words
        ),
        WORDS_MATCHED,
    )


def name_share(own: Sequence[WeightedWord], steps: int) -> Clause:
    """Score by the square of how much of a name was typed."""
    whole = sum(word.weight for word in own)
    shares = sum_of(
        constant(word.weight / whole, terms("name", word.tokens)) for word in own
    )
    return {
        "script_score": {
            "query": shares,
            "script": {"source": scripts.SQUARE},
            "boost": ranking.NAME_WEIGHT * steps,
        }
    }


def worth(found: Clause, query: ListingQuery, coverage: Coverage) -> Clause:
    """Multiply evidence by how well each reaches her, and by when it was checked."""
    if coverage.weights:
        found = weighed(found, coverage.weights, "max")
    if query.away_from is not None:
        away = {"script_score": {"script": scripts.away(query.away_from)}}
        found = weighed(found, [away], "first")
    return weighed(found, list(ages(query)), "first")


def weighed(found: Clause, weights: Sequence[Clause], mode: str) -> Clause:
    """Multiply the scores of a clause by one of the weights that a listing has."""
    return {
        "function_score": {
            "query": found,
            "functions": list(weights),
            "score_mode": mode,
            "boost_mode": "multiply",
        }
    }


def ages(query: ListingQuery) -> Iterator[Clause]:
    """Weigh when each was checked, the latest first."""
    today = query.now.toordinal()
    for days, factor in (
        (ranking.FRESH_DAYS, 1.0),
        (ranking.STALE_DAYS, ranking.AGED_FACTOR),
    ):
        since = {"range": {"assured": {"gte": today - days}}}
        yield {"filter": since, "weight": factor}
    yield {"filter": exists("assured"), "weight": ranking.STALE_FACTOR}
    yield {"filter": EVERYTHING, "weight": ranking.AGED_FACTOR}


def digits(
    query: ListingQuery,
    words: Sequence[WeightedWord],
    coverage: Coverage,
    key: OrderKey,
) -> Iterator[Clause]:
    """Add the parts of the order that stand above the worth."""
    section = key.place(Part.SECTION)
    yield constant(order.HELPS * section, HELPS)
    yield constant(order.IS_HERE * section, coverage.shown)
    yield constant(order.MEETS * section, asked(query, words))
    if place := key.place(Part.KNOWN):
        yield constant(place, all_of(*known(query)))
    if place := key.place(Part.NAMED):
        yield from (constant(place, name) for name in named(query, words))
    if place := key.place(Part.STANDING):
        yield from standing(query.conditions, place)
    if place := key.place(Part.GRADE):
        yield best_of(grades(query, place))
    if place := key.place(Part.IN_TIME):
        yield constant(place, in_time(query))
    if place := key.place(Part.TRUST):
        yield from trust(query, place)


def known(query: ListingQuery) -> Iterator[Clause]:
    """Match what is known to meet every wish."""
    for flag, wanted in query.flags:
        yield term("yes" if wanted else "no", flag)


def grades(query: ListingQuery, place: int) -> Iterator[Clause]:
    """Grade how well each meets a need."""
    for wish in query.ranked:
        for met in code_weights(wish):
            yield constant(place * grade_of(met.weight), having(met))


def in_time(query: ListingQuery) -> Clause:
    """Match what can be reached now, or from afar."""
    is_open = any_of(open_at(query.now), always_open(query.now))
    here = all_of(is_open, term("closed", value=False))
    return any_of(term("remote", value=True), here)


def trust(query: ListingQuery, place: int) -> Iterator[Clause]:
    """Weigh whether each is open, who checked it, and whether that is long ago."""
    yield constant(order.IS_OPEN * place, term("closed", value=False))
    yield constant(order.IS_VETTED * place, term("vetted", value=True))
    oldest = query.now.toordinal() - ranking.STALE_DAYS
    stale = {"range": {"assured": {"lt": oldest}}}
    yield constant(order.IS_FRESH * place, none_of(stale))
