"""The request bodies of a search, for Elasticsearch, which go as one request.

One for the hits, one for the facets, one for each level that would add something, and
one for each need that may be meant besides. What is counted is not scored, and what is
scored is what is listed; the engine keeps the counts of a question that is asked again.
Words score by rarity and needs by our own weights, as constants: the statistics of the
engine, which remember what was withdrawn, count nowhere. Nothing that was typed enters
a script or a query string.
"""

from collections.abc import Iterator, Sequence

from search.elastic import scripts
from search.elastic.clauses import EVERYTHING, Clause, all_of, any_of, constant
from search.elastic.coverage import Coverage, coverage_of
from search.elastic.hours import always_open
from search.elastic.mapping import CURSOR_ID
from search.elastic.matching import HELPS, allowed, asked, candidates
from search.elastic.scoring import digits, relevance, worth
from search.query import ListingQuery, Sort
from search.ranking import constants as ranking
from search.ranking.order_key import BASE, order_key
from search.ranking.perhaps import perhaps_queries
from search.ranking.query_words import WeightedWord
from search.results import MAX_CELLS

MAX_FACET_VALUES = 10_000  # more than a facet ever has: the counts are exact
ALWAYS = "always"  # beside the facets: who has begun to be open day and night
CURSOR: Clause = {"ids": {"values": [CURSOR_ID]}}
FACETS = {
    "needs": "codes",
    "spoken_languages": "spoken_languages",
    "country": "country",
    "flags": "yes",
    "facts": "facts",
    "remote": "remote",
}


def search_bodies(query: ListingQuery, words: Sequence[WeightedWord]) -> list[Clause]:
    """Return the bodies of one search; ``words`` are those that tell listings apart."""
    coverage = coverage_of(query)
    besides = perhaps_queries(query)
    return [
        hits_body(query, words, coverage),
        counts_body(query, words, coverage),
        *(level_body(query, words, reach) for reach in reaches(coverage)),
        *(hits_body(each, (), coverage_of(each)) for each in besides),
    ]


def hits_body(
    query: ListingQuery, words: Sequence[WeightedWord], coverage: Coverage
) -> Clause:
    """Return the body that finds one page of what is listed, in order."""
    start, size = window(query)
    return {
        "query": ranked(query, words, coverage),
        "sort": order(query),
        "from": start,
        "size": size,
        "docvalue_fields": ["codes", "own_codes"] if is_diversified(query) else [],
        "track_total_hits": True,
    }


def is_diversified(query: ListingQuery) -> bool:
    """Whether several needs share the page, which is then cut from the whole front."""
    several = query.sort is Sort.BEST and len(query.ranked) > 1
    return several and (query.page - 1) * query.per_page < ranking.DIVERSIFIED_HITS


def window(query: ListingQuery) -> tuple[int, int]:
    """Return first row and number of rows to ask for: a page, or the whole front."""
    start = (query.page - 1) * query.per_page
    if is_diversified(query):
        return 0, max(start + query.per_page, ranking.DIVERSIFIED_HITS)
    return start, query.per_page


def ranked(
    query: ListingQuery, words: Sequence[WeightedWord], coverage: Coverage
) -> Clause:
    """Score what is listed by its key; another order than the best has no worth."""
    key = order_key(query)
    evidence = relevance(query, words, key.steps)
    filters = [
        *candidates(query, words),
        *allowed(query),
        *listed(query, words, coverage),
    ]
    base = constant(BASE, EVERYTHING)
    if query.sort is Sort.BEST:
        scored = [base, worth(evidence, query, coverage)]
    else:
        scored, filters = [base], [*filters, evidence]
    return {
        "bool": {
            "must": scored,
            "should": list(digits(query, words, coverage, key)),
            "filter": filters,
            "must_not": [CURSOR],
        }
    }


def listed(
    query: ListingQuery, words: Sequence[WeightedWord], coverage: Coverage
) -> Iterator[Clause]:
    """Keep what stands on the pages: what is here, and the need elsewhere."""
    if coverage.farther is None or not query.stated:
        yield coverage.shown
    else:
        elsewhere = all_of(asked(query, words), HELPS, coverage.farther)
        yield any_of(coverage.shown, elsewhere)


def order(query: ListingQuery) -> list[Clause]:
    """Order as was asked for, by truth first; equals by their id."""
    chosen: list[Clause] = []
    if query.sort is Sort.FRESH:
        chosen = [{"assured": {"order": "desc", "missing": "_last"}}]
    elif query.sort is Sort.DISTANCE and query.near is not None:
        chosen = [by_number(scripts.distance(query.near), "asc")]
    return [{"_score": "desc"}, *chosen, {"tie": "asc"}]


def by_number(script: scripts.Script, direction: str) -> Clause:
    """Order by what a script returns."""
    return {"_script": {"type": "number", "script": script, "order": direction}}


def countable(
    query: ListingQuery, words: Sequence[WeightedWord], *more: Clause
) -> Clause:
    """Match what is counted: what was asked, at a level, and no text to quote."""
    needs = [asked(query, words)] if query.stated else candidates(query, words)
    filters = [*needs, *allowed(query), HELPS, *more]
    return {"bool": {"filter": filters, "must_not": [CURSOR]}}


def counts_body(
    query: ListingQuery, words: Sequence[WeightedWord], coverage: Coverage
) -> Clause:
    """Count the values of what is exact and shown."""
    facets: Clause = {
        name: {"terms": {"field": field, "size": MAX_FACET_VALUES}}
        for name, field in FACETS.items()
    }
    facets[ALWAYS] = {"filter": always_open(query.now)}
    if query.cells:
        facets["cells"] = {"terms": {"field": "cell", "size": MAX_CELLS}}
    return {
        "query": countable(query, words, coverage.shown),
        "size": 0,
        "track_total_hits": True,
        "aggs": facets,
    }


def reaches(coverage: Coverage) -> list[Clause]:
    """Return the different sets that levels would show, each once."""
    found: list[Clause] = []
    for clause in coverage.own.values():
        if clause not in found:
            found.append(clause)
    return found


def level_body(
    query: ListingQuery, words: Sequence[WeightedWord], reach: Clause
) -> Clause:
    """Count what a level would add of its own.

    One question a level: an aggregation would look at each listing for each of them.
    """
    return {
        "query": countable(query, words, reach),
        "size": 0,
        "track_total_hits": True,
    }
