"""The one request body of a search, for Elasticsearch: hits, facets, wider counts.

Words score by their rarity and needs by our own weights, as constants: the statistics
of the engine, which remember what was withdrawn, count nowhere. Nothing that was typed
enters a script or a query string.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from search.document import Fact
from search.elastic import scripts
from search.elastic.clauses import (
    EVERYTHING,
    Clause,
    all_of,
    any_of,
    best_of,
    constant,
    none_of,
    scored,
    sum_of,
    term,
    terms,
)
from search.elastic.coverage import Coverage, coverage_of
from search.elastic.hours import always_open, open_at
from search.elastic.mapping import CURSOR_ID
from search.query import Box, ConceptWish, ListingQuery, Sort
from search.ranking import constants as ranking
from search.ranking.query_words import WeightedWord
from search.results import MAX_CELLS
from search.taxonomy import parent_of

WORDS_MATCHED = "words"  # a hit that carries this name holds words of the query
MAX_FACET_VALUES = 10_000  # more than a facet ever has: the counts are exact
ALWAYS = "always"  # beside the facets: who has begun to be open day and night
FACETS = {
    "needs": "codes",
    "spoken_languages": "spoken_languages",
    "country": "country",
    "flags": "yes",
    "facts": "facts",
    "remote": "remote",
}


def search_body(query: ListingQuery, words: Sequence[WeightedWord]) -> Clause:
    """Return the body of one search; ``words`` are those that tell listings apart."""
    coverage = coverage_of(query)
    start, size = window(query)
    return {
        "query": weighed(query, words, coverage),
        "post_filter": coverage.shown,
        "sort": order(query),
        "from": start,
        "size": size,
        "docvalue_fields": ["codes", "own_codes"] if is_diversified(query) else [],
        "track_total_hits": True,
        "aggs": counted(query, coverage),
    }


def is_diversified(query: ListingQuery) -> bool:
    """Whether several needs share the page, which is then cut from the whole front."""
    several = query.sort is Sort.BEST and len(query.concepts) > 1
    return several and (query.page - 1) * query.per_page < ranking.DIVERSIFIED_HITS


def window(query: ListingQuery) -> tuple[int, int]:
    """Return first row and number of rows to ask for: a page, or the whole front."""
    start = (query.page - 1) * query.per_page
    if is_diversified(query):
        return 0, max(start + query.per_page, ranking.DIVERSIFIED_HITS)
    return start, query.per_page


def weighed(
    query: ListingQuery, words: Sequence[WeightedWord], coverage: Coverage
) -> Clause:
    """Score the candidates: evidence, times reach, times trust."""
    filters = [*candidates(query, words), *allowed(query)]
    cursor = {"ids": {"values": [CURSOR_ID]}}
    found = scored(relevance(query, words), filters, never=cursor)
    if coverage.weights:
        found = weighted(found, coverage.weights)
    if query.away_from is not None:
        away = {"script_score": {"script": scripts.away(query.away_from)}}
        found = weighted(found, [away])
    return {"script_score": {"query": found, "script": scripts.worth(query.now.date())}}


def weighted(found: Clause, weights: Sequence[Clause]) -> Clause:
    """Multiply the scores of a clause by the highest weight that a listing has."""
    return {
        "function_score": {
            "query": found,
            "functions": list(weights),
            "score_mode": "max",
            "boost_mode": "multiply",
        }
    }


def candidates(query: ListingQuery, words: Sequence[WeightedWord]) -> Iterator[Clause]:
    """Keep what may be a hit.

    With a need: the listings of its family, and those that have every word that made
    no need. Without one: listings that have any of the words.
    """
    if query.concepts:
        families = {parent_of(wish.code) or wish.code for wish in query.concepts}
        own = [terms("text", word.tokens) for word in words if not word.hint]
        yield any_of(terms("codes", sorted(families)), *([all_of(*own)] if own else []))
    elif query.words:
        yield terms("text", sorted({token for word in words for token in word.tokens}))


def allowed(query: ListingQuery) -> Iterator[Clause]:
    """Keep what no filter of the query excludes."""
    for code in query.needs:
        yield term("codes", code)
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


def stated(facts: Sequence[Fact], now: datetime) -> Clause:
    """Keep what states any of the facts, as of an instant."""
    found = terms("facts", facts)
    return any_of(found, always_open(now)) if Fact.HOURS_ALWAYS in facts else found


def inside(box: Box) -> Iterator[Clause]:
    """Keep what has its coarse point in a part of the map."""
    yield {"range": {"latitude": {"gte": box.south, "lt": box.north}}}
    yield {"range": {"longitude": {"gte": box.west, "lt": box.east}}}


def relevance(query: ListingQuery, words: Sequence[WeightedWord]) -> Clause:
    """Add up needs, words, and how much of a name was typed."""
    parts = [concept(wish) for wish in query.concepts]
    if words:
        parts.append(word_shares(words))
        own = [word for word in words if not word.hint]
        parts += [name_share(own)] if own else []
    return sum_of(parts) if parts else EVERYTHING


def concept(wish: ConceptWish) -> Clause:
    """Score one need: itself and its children, its parent alone, its siblings."""
    sure = ranking.CONCEPT_WEIGHT * ranking.concept_weight(wish.confidence)
    exact = constant(sure * ranking.EXACT_MATCH, term("codes", wish.code))
    parent = parent_of(wish.code)
    if parent is None:
        return exact
    return best_of(
        (
            exact,
            constant(sure * ranking.PARENT_MATCH, term("own_codes", parent)),
            constant(sure * ranking.SIBLING_MATCH, term("codes", parent)),
        )
    )


def word_shares(words: Sequence[WeightedWord]) -> Clause:
    """Score by the share of the words' weight; a hint has already made a need."""
    whole = sum(word.weight for word in words)
    return sum_of(
        (
            constant(
                ranking.WORD_WEIGHT
                * (ranking.HINT_FACTOR if word.hint else 1.0)
                * (word.weight / whole),
                terms("text", word.tokens),
            )
            for word in words
        ),
        WORDS_MATCHED,
    )


def name_share(own: Sequence[WeightedWord]) -> Clause:
    """Score by the square of how much of a name was typed."""
    whole = sum(word.weight for word in own)
    shares = sum_of(
        constant(word.weight / whole, terms("name", word.tokens)) for word in own
    )
    return {
        "script_score": {
            "query": shares,
            "script": {"source": scripts.SQUARE},
            "boost": ranking.NAME_WEIGHT,
        }
    }


def order(query: ListingQuery) -> list[Clause]:
    """Order as was asked for: what is known first, equals by their id."""
    chosen: Clause = {"_score": "desc"}
    if query.sort is Sort.FRESH:
        chosen = {"assured": {"order": "desc", "missing": "_last"}}
    elif query.sort is Sort.DISTANCE and query.near is not None:
        chosen = by_number(scripts.distance(query.near), "asc")
    first = (
        [by_number(scripts.wishes_known(query.flags), "desc")] if query.flags else []
    )
    return [*first, chosen, {"tie": "asc"}]


def by_number(script: scripts.Script, direction: str) -> Clause:
    """Order by what a script returns."""
    return {"_script": {"type": "number", "script": script, "order": direction}}


def counted(query: ListingQuery, coverage: Coverage) -> Clause:
    """Count the values of what is shown, and what each level would add."""
    facets: Clause = {
        name: {"terms": {"field": field, "size": MAX_FACET_VALUES}}
        for name, field in FACETS.items()
    }
    facets[ALWAYS] = {"filter": always_open(query.now)}
    if query.cells:
        facets["cells"] = {"terms": {"field": "cell", "size": MAX_CELLS}}
    counts: Clause = {"shown": {"filter": coverage.shown, "aggs": facets}}
    if coverage.own:
        levels = {str(level): clause for level, clause in coverage.own.items()}
        counts["levels"] = {"filters": {"filters": levels}}
    return counts
