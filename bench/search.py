"""Measure a search against the raw word engine and the physical limit, in one run."""

import argparse
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np

from bench.brute import BruteForce
from bench.corpus import made_up
from bench.plot import draw
from search.document import ListingDocument
from search.embedded import EmbeddedIndex, EmbeddedWriter
from search.embedded.word_index import TEXT, find_rows
from search.finder import Finder
from search.geometry import distances_km
from search.places.gazetteer import Gazetteer
from search.port import Cursor
from search.query import ConceptWish, ListingQuery, Near, Word
from search.request import SearchRequest

BATCH = 5_000
NOW = datetime(2026, 6, 1, tzinfo=UTC)
HERAT = Near(34.35, 62.25, 150, "AF", "AF.11")
Row = tuple[str, float, float]


def measure(act: Callable[[], object], times: int) -> tuple[float, float]:
    """Return p50 and p99 in milliseconds, after a few acts to warm up."""
    for _ in range(3):
        act()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98]


def build(root: Path, documents: Iterable[ListingDocument]) -> float:
    """Build an index; return the seconds that it took."""
    began = time.perf_counter()
    writer = EmbeddedWriter.begin(root)
    source = iter(documents)
    while batch := list(islice(source, BATCH)):
        writer.apply(batch, [], Cursor(0, 1))
    writer.put_in_use()
    writer.close()
    return time.perf_counter() - began


def rows(root: Path, times: int) -> list[Row]:
    """Measure every row of the table on one index."""
    index, gazetteer = EmbeddedIndex(root), Gazetteer()
    finder = Finder(index, gazetteer)
    view = index.current()
    assert view is not None  # noqa: S101 - it was built a moment ago
    view.follow()
    vectors = view.columns.vectors[: view.columns.size]
    word = Word("word77", ("word77", "en~word77"))
    query = ListingQuery(
        words=(word,), concepts=(ConceptWish("legal.aid"),), near=HERAT, now=NOW
    )
    request = SearchRequest(q="free lawyer word77 in Herat", now=NOW)
    acts: dict[str, Callable[[], object]] = {
        "numpy: radius": lambda: distances_km(vectors, 34.35, 62.25) < 150,
        "numpy: radius, top 20": lambda: np.argpartition(
            distances_km(vectors, 34.35, 62.25), 20
        )[:20],
        "tantivy: one rare word, rows": lambda: find_rows(
            view.words.index, view.words.key, TEXT, word.tokens
        ),
        "tantivy: everyday word, rows": lambda: find_rows(
            view.words.index, view.words.key, TEXT, ("women",)
        ),
        "completion": lambda: finder.suggest("her", "en", None),
        "understanding": lambda: finder.interpreter.understand(request),
        "engine: need, word, place, facets": lambda: index.search(query),
        "whole: from words to answer": lambda: finder.find(request),
    }
    measured = [(name, *measure(act, times)) for name, act in acts.items()]
    index.close()
    gazetteer.close()
    return measured


def overlap(root: Path, size: int) -> float:
    """Return how much of the best 20 agrees with plain Python, on average."""
    index = EmbeddedIndex(root)
    found = [[hit.id for hit in index.search(query).hits] for query in asked()]
    index.close()
    best = BruteForce(partial(made_up, size), asked()).best(max(map(len, found)))
    return statistics.mean(
        len(set(ids) & set(right[: len(ids)])) / max(len(ids), 1)
        for ids, right in zip(found, best, strict=True)
    )


def asked() -> list[ListingQuery]:
    """Return queries of one need, with and without words, in and out of places."""
    found = []
    for number, code in enumerate(("legal.aid", "shelter.family", "mhpss", "fund")):
        rare = Word("", (f"word{number}",))
        everyday = Word("", ("women",), hint=True)
        needs = (ConceptWish(code),)
        for words in ((), (rare,), (rare, everyday)):
            for near in (None, HERAT, replace(HERAT, radius_km=500)):
                found.append(
                    ListingQuery(concepts=needs, words=words, near=near, now=NOW)
                )
        found.append(ListingQuery(words=(rare,), now=NOW))
    return found


def main() -> int:
    """Print one table a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--plot", type=Path, help="Draw the growth as SVG here.")
    wanted = parser.parse_args()
    measured: dict[int, list[Row]] = {}
    for size in wanted.sizes:
        root = Path(tempfile.mkdtemp(prefix="panah-bench-"))
        try:
            seconds = build(root, made_up(size))
            print(f"\n{size} listings, built in {seconds:.1f} s")
            print(f"{'':36} {'p50 ms':>8} {'p99 ms':>8}")
            measured[size] = rows(root, wanted.times)
            for name, p50, p99 in measured[size]:
                print(f"{name:36} {p50:8.2f} {p99:8.2f}")
            print(f"{'overlap@20 with brute force':36} {overlap(root, size):8.4f}")
        finally:
            shutil.rmtree(root)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak memory of this process: {peak:.0f} MB")
    if wanted.plot:
        wanted.plot.write_text(draw(measured), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
