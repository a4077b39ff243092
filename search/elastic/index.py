"""The reading side of Elasticsearch: one request a search, one answer made of it."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError

from search.card import load_card
from search.document import Fact, ListingDocument
from search.elastic.cluster import ALIAS
from search.elastic.coverage import coverage_of
from search.elastic.documents import cell_of
from search.elastic.query import (
    ALWAYS,
    FACETS,
    is_diversified,
    reaches,
    search_bodies,
)
from search.elastic.scoring import WORDS_MATCHED
from search.geometry import distances_km, unit_vector
from search.hits import make_hit
from search.port import Vocabulary
from search.query import ListingQuery, Near
from search.ranking.diversity import diversify
from search.ranking.need_match import best_met_need
from search.ranking.order_key import BASE, order_key
from search.ranking.perhaps import perhaps_queries, with_perhaps
from search.ranking.query_words import weighted_words
from search.results import Cell, FacetValue, Hit, Results

PRODUCT_HEADER = "x-elastic-product"
WHOLE = {"allow_partial_search_results": False}  # all of the index, or no answer
Raw = dict[str, Any]


class ElasticIndex:
    """Searches the index behind the alias; rarity comes from our own vocabulary."""

    def __init__(self, client: Elasticsearch, index: str = ALIAS) -> None:
        """Ask this client; nothing connects yet."""
        self.client = client
        self.index = index

    def search(self, query: ListingQuery, vocabulary: Vocabulary) -> Results:
        """Return one page of listings, best first.

        Raises what the client raises, also where a part of the index does not answer.
        """
        bodies = search_bodies(query, weighted_words(vocabulary, query))
        searches = [part for body in bodies for part in (WHOLE, body)]
        answer = self.client.msearch(index=self.index, searches=searches)
        # The client looks at its first answer only.
        if answer.meta.headers.get(PRODUCT_HEADER) != "Elasticsearch":
            raise UnsupportedProductError(PRODUCT_HEADER, answer.meta, answer.body)
        parts: list[Raw] = answer.body["responses"]
        for part in parts:
            if "error" in part:
                kind = part["error"].get("type", "")
                raise ApiError(kind, answer.meta, part)
        return results_of(query, parts)

    def close(self) -> None:
        """Let go of the connections."""
        self.client.close()


def results_of(query: ListingQuery, parts: Sequence[Raw]) -> Results:
    """Read the answers to the bodies of a search, in their order."""
    hits, counts, *more = parts
    coverage = coverage_of(query)
    sets = reaches(coverage)
    totals = [total_of(part) for part in more[: len(sets)]]
    return Results(
        total=total_of(counts),
        listed=total_of(hits),
        hits=all_hits(query, hits, more[len(sets) :]),
        facets={
            name: facet_of(counted(counts["aggregations"], name)) for name in FACETS
        },
        levels={
            level: totals[sets.index(reach)] for level, reach in coverage.own.items()
        },
        cells=cells_of(counts["aggregations"]) if query.cells else (),
    )


def total_of(part: Raw) -> int:
    """Return how many listings a body matched."""
    total: int = part["hits"]["total"]["value"]
    return total


def all_hits(query: ListingQuery, own: Raw, besides: Sequence[Raw]) -> tuple[Hit, ...]:
    """Return the hits of a page, with those of needs that may be meant between."""
    others = zip(perhaps_queries(query), besides, strict=True)
    found = [list(hits_of(each, raw["hits"]["hits"])) for each, raw in others]
    page = page_of(query, own["hits"]["hits"])
    return with_perhaps(list(hits_of(query, page)), found)


def key_of(row: Raw) -> int:
    """Return the key that a row was ordered by."""
    return int(row["sort"][0]) - BASE


def page_of(query: ListingQuery, rows: list[Raw]) -> list[Raw]:
    """Return the rows of the page; with several needs, in diversified order."""
    if not is_diversified(query):
        return rows
    first = (query.page - 1) * query.per_page
    return [
        rows[at]
        for at in diversified_order(query, rows)[first : first + query.per_page]
    ]


def diversified_order(query: ListingQuery, rows: list[Raw]) -> list[int]:
    """Return the positions of the rows in diversified order."""
    fields = [row.get("fields", {}) for row in rows]
    needs = [
        best_met_need(held.get("codes", ()), held.get("own_codes", ()), query.ranked)
        for held in fields
    ]
    keys = [key_of(row) for row in rows]
    order: list[int] = diversify(keys, needs, order_key(query)).tolist()
    return order


def hits_of(query: ListingQuery, rows: Sequence[Raw]) -> Iterator[Hit]:
    """Make the hits of a page."""
    key = order_key(query)
    documents = [load_card(row["_source"]["card"]) for row in rows]
    far = distances(query.near, documents)
    for row, document, distance in zip(rows, documents, far, strict=True):
        yield make_hit(
            document,
            query,
            distance_km=distance,
            words=WORDS_MATCHED in row.get("matched_queries", ()),
            section=key.section(key_of(row)),
        )


def distances(
    near: Near | None, documents: Sequence[ListingDocument]
) -> Sequence[float | None]:
    """Return how far each document is; None where no point was asked for."""
    if near is None or not documents:
        return [None] * len(documents)
    points = [unit_vector(found.latitude, found.longitude) for found in documents]
    vectors = np.array(points, np.float32).T
    far: list[float] = distances_km(vectors, near.latitude, near.longitude).tolist()
    return far


def counted(counts: Raw, name: str) -> list[Raw]:
    """Return the buckets of a facet; hours that came to be always are a fact too."""
    buckets: list[Raw] = counts[name]["buckets"]
    more = counts[ALWAYS]["doc_count"]
    if name != "facts" or not more:
        return buckets
    held = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
    held[Fact.HOURS_ALWAYS] = held.get(Fact.HOURS_ALWAYS, 0) + more
    return [{"key": str(key), "doc_count": count} for key, count in held.items()]


def facet_of(buckets: list[Raw]) -> tuple[FacetValue, ...]:
    """Return the counted values, most frequent first."""
    counted = [
        FacetValue(str(bucket.get("key_as_string", bucket["key"])), bucket["doc_count"])
        for bucket in buckets
    ]
    return tuple(sorted(counted, key=lambda value: (-value.count, value.value)))


def cells_of(counts: Raw) -> tuple[Cell, ...]:
    """Return the counted cells, the fullest first."""
    found = sorted(
        (-cell["doc_count"], cell["key"]) for cell in counts["cells"]["buckets"]
    )
    return tuple(cell_of(number, -count) for count, number in found)
