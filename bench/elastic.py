"""Measure both engines side by side, and our request against the raw one."""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
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
from search.elastic.documents import fields_of
from search.elastic.index import ElasticIndex
from search.elastic.query import search_body
from search.elastic.writer import ElasticWriter
from search.embedded import EmbeddedIndex
from search.port import Cursor
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
Act = Callable[[], object]


@contextmanager
def node() -> Iterator[str]:
    """Yield the address of the node that is named, or of one of our own."""
    named = os.environ.get(NAMED)
    if named:
        yield named
        return
    with running_nodes() as [own]:
        yield own.url


def rate(count: int, act: Act) -> float:
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
    writer.put_in_use()


def by_turns(acts: Sequence[Act], times: int) -> list[list[float]]:
    """Return the milliseconds of each act; they take turns, so noise hits all alike."""
    taken: list[list[float]] = [[] for _act in acts]
    for number in range(times + times // 4):
        for act, own in zip(acts, taken, strict=True):
            began = time.perf_counter()
            act()
            if number >= times // 4:  # the first warm up
                own.append((time.perf_counter() - began) * 1000)
    return taken


def p50_p99(taken: Sequence[float]) -> tuple[float, float]:
    """Return median and 99th percentile."""
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98]


def compare(client: Elasticsearch, host: EmbeddedIndex, times: int) -> float:
    """Print a row a query; returns the median of our request against the raw one."""
    index, ratios = ElasticIndex(client), []
    vocabulary = host.vocabulary
    assert vocabulary is not None  # noqa: S101 - it was built a moment ago
    for name, query in ASKED.items():
        body = search_body(query, weighted_words(vocabulary, query))
        raw, ours, embedded = by_turns(
            (
                lambda body=body: client.search(index=ALIAS, body=body),  # type: ignore[misc]
                lambda query=query: index.search(query, vocabulary),  # type: ignore[misc]
                lambda query=query: host.search(query),  # type: ignore[misc]
            ),
            times,
        )
        ratios.append(statistics.median(ours) / statistics.median(raw))
        cells = [*p50_p99(raw), *p50_p99(ours), ratios[-1], *p50_p99(embedded)]
        print(f"{name:24}" + "".join(f"{cell:10.2f}" for cell in cells))
    return statistics.median(ratios)


def measure(url: str, size: int, times: int) -> None:
    """Print the table of one size."""
    root = Path(tempfile.mkdtemp(prefix="panah-bench-"))
    client = connect(Cluster((url,)), PATIENCE_S, 0)
    documents = list(made_up(size))
    try:
        own = size / build(root, documents)
        ready = [fields_of(document) for document in documents]
        write_raw(client, ready)  # warms up the server
        raw = rate(size, lambda: write_raw(client, ready))
        ours = rate(size, lambda: write_ours(client, documents))
        print(f"\n{size} listings; a second: raw bulk {raw:.0f}, ours {ours:.0f}")
        print(f"ours / raw {ours / raw:.2f}; embedded {own:.0f}")
        heads = ("raw p50", "p99", "ours p50", "p99", "ratio", "emb. p50", "p99")
        print(f"{'ms':24}" + "".join(f"{head:>10}" for head in heads))
        host = EmbeddedIndex(root)
        ratio = compare(client, host, times)
        host.close()
        print(f"our request against the raw one, median of all: {ratio:.2f}")
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
