"""Measure both engines side by side, and our request against two raw ones.

Raw is what we send, through the same client; plain is one page with the same filters,
without order, facets or levels. Each question is asked once: no cache knows it.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from bench.corpus import made_up
from bench.search import HERAT, NOW, build
from directory.indexing.sync import FILL_BATCH
from search.document import ListingDocument
from search.elastic.client import connect
from search.elastic.cluster import ALIAS, Cluster
from search.elastic.coverage import coverage_of
from search.elastic.documents import fields_of
from search.elastic.index import ElasticIndex
from search.elastic.matching import candidates
from search.elastic.query import search_bodies
from search.elastic.writer import ElasticWriter
from search.embedded import EmbeddedIndex
from search.port import Cursor, Vocabulary
from search.query import ConceptWish, ListingQuery, Word
from search.ranking.query_words import weighted_words
from tests.support.elastic.fixtures import NAMED
from tests.support.elastic.running import running_nodes

CHUNK = 500  # what the client's own helper sends at once
PATIENCE_S = 120.0
WORD = Word("word77", ("word77", "en~word77"))
LEGAL, SHELTER = ConceptWish("legal.aid"), ConceptWish("shelter", 0.5)
ASKED = {
    "near her, all facets": ListingQuery(near=HERAT, now=NOW),
    "need, near her": ListingQuery(concepts=(LEGAL,), near=HERAT, now=NOW),
    "need, word, near her": ListingQuery(
        concepts=(LEGAL,), words=(WORD,), near=HERAT, now=NOW
    ),
    "two needs, near her": ListingQuery(concepts=(LEGAL, SHELTER), near=HERAT, now=NOW),
    "rare word": ListingQuery(words=(WORD,), now=NOW),
    "need, whole country": ListingQuery(concepts=(LEGAL,), country="UG", now=NOW),
}
# What p50 of ours may cost of a plain query's, by the design.
MOST_OF_PLAIN = 3.0
Act = Callable[[ListingQuery], object]


@contextmanager
def node() -> Iterator[str]:
    """Yield the address of the node that is named, or of one of our own."""
    named = os.environ.get(NAMED)
    if named:
        yield named
        return
    with running_nodes() as [own]:
        yield own.url


def rate(count: int, act: Callable[[], object]) -> float:
    """Return how many listings a second an act takes in."""
    began = time.perf_counter()
    act()
    return count / (time.perf_counter() - began)


def write_raw(client: Elasticsearch, fields: Sequence[dict[str, object]]) -> None:
    """Send documents that are ready, with nothing around them."""
    writer = ElasticWriter.begin(client)
    actions = ({"_id": each["id"], "_source": each} for each in fields)
    for _told in streaming_bulk(client, actions, chunk_size=CHUNK, index=writer.target):
        pass
    client.indices.delete(index=writer.target)


def write_ours(client: Elasticsearch, documents: Sequence[ListingDocument]) -> None:
    """Send listings as a rebuild does: analysed, with versions and a cursor."""
    writer, source = ElasticWriter.begin(client), iter(documents)
    number = 0
    while batch := list(islice(source, FILL_BATCH)):
        number += 1
        writer.apply(batch, [], Cursor(0, number))
    writer.take_snapshot()
    writer.put_in_use()


def asked_once(query: ListingQuery, times: int) -> list[ListingQuery]:
    """Return a question in so many forms that differ in where, and in when by hours."""
    found = []
    for number in range(times):
        now = query.now + timedelta(hours=number)
        near = query.near and replace(
            query.near,
            latitude=query.near.latitude + number % 20 / 10,
            longitude=query.near.longitude + number // 20 / 10,
        )
        found.append(replace(query, near=near, now=now))
    return found


def by_turns(acts: Sequence[Act], queries: Sequence[ListingQuery]) -> list[list[float]]:
    """Return the milliseconds of each act; they take turns, so noise hits all alike."""
    taken: list[list[float]] = [[] for _act in acts]
    for number, query in enumerate(queries):
        for act, own in zip(acts, taken, strict=True):
            began = time.perf_counter()
            act(query)
            if number >= len(queries) // 5:  # the first warm up
                own.append((time.perf_counter() - began) * 1000)
    return taken


def p50_p99(taken: Sequence[float]) -> tuple[float, float]:
    """Return median and 99th percentile."""
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98]


def acts_on(
    client: Elasticsearch, alias: str, host: EmbeddedIndex, vocabulary: Vocabulary
) -> tuple[Act, ...]:
    """Return what is measured: raw, plain, ours, embedded."""
    index = ElasticIndex(client, alias)

    def raw(query: ListingQuery) -> None:
        bodies = search_bodies(query, weighted_words(vocabulary, query))
        parts = [part for body in bodies for part in ({}, body)]
        client.msearch(index=alias, searches=parts)

    def plain(query: ListingQuery) -> None:
        words = weighted_words(vocabulary, query)
        filters = [*candidates(query, words), coverage_of(query).shown]
        page = {"query": {"bool": {"filter": filters}}, "size": query.per_page}
        client.search(index=alias, body=page | {"track_total_hits": True})

    return raw, plain, lambda query: index.search(query, vocabulary), host.search


def compare(
    client: Elasticsearch, host: EmbeddedIndex, times: int, alias: str = ALIAS
) -> tuple[float, float]:
    """Print a row a query; returns medians of our request against raw and plain."""
    vocabulary, by_raw, by_plain = host.vocabulary, [], []
    assert vocabulary is not None  # noqa: S101 - it was built a moment ago
    for name, query in ASKED.items():
        acts = acts_on(client, alias, host, vocabulary)
        raw, plain, ours, embedded = by_turns(acts, asked_once(query, times))
        by_raw.append(statistics.median(ours) / statistics.median(raw))
        by_plain.append(statistics.median(ours) / statistics.median(plain))
        measured = [each for taken in (raw, plain, ours) for each in p50_p99(taken)]
        cells = [*measured, by_raw[-1], by_plain[-1], *p50_p99(embedded)]
        print(f"{name:24}" + "".join(f"{cell:10.2f}" for cell in cells))
    return statistics.median(by_raw), statistics.median(by_plain)


def measure(url: str, size: int, times: int) -> None:
    """Print the table of one size."""
    root = Path(tempfile.mkdtemp(prefix="panah-bench-"))
    client = connect(Cluster((url,)), PATIENCE_S, 0)
    documents = list(made_up(size))
    try:
        own = size / build(root, documents)
        ready = [fields_of(document) for document in documents]
        write_raw(client, ready)  # warms up the server
        sent = rate(size, lambda: write_raw(client, ready))
        ours = rate(size, lambda: write_ours(client, documents))
        print(f"\n{size} listings; a second: raw bulk {sent:.0f}, ours {ours:.0f}")
        print(f"ours / raw {ours / sent:.2f}; embedded {own:.0f}")
        heads = ("raw p50", "p99", "plain p50", "p99", "ours p50", "p99")
        heads += ("/ raw", "/ plain", "emb. p50", "p99")
        print(f"{'ms':24}" + "".join(f"{head:>10}" for head in heads))
        host = EmbeddedIndex(root)
        raw, plain = compare(client, host, times)
        host.close()
        print(f"ours, median of all: {raw:.2f} of raw, {plain:.2f} of plain")
        print(f"asked for: at most {MOST_OF_PLAIN:.0f} of plain")
    finally:
        client.close()
        shutil.rmtree(root)


def main() -> int:
    """Print one table a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--times", type=int, default=200)
    wanted = parser.parse_args()
    with node() as url:
        for size in wanted.sizes:
            measure(url, size, wanted.times)
    return 0


if __name__ == "__main__":
    sys.exit(main())
