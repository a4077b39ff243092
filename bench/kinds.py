"""Measure kinds of queries against the raw engine, and how cost grows with length."""

import argparse
import random
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bench.corpus import EVERYDAY, made_up
from bench.raw import RawEngine
from bench.search import build, measure
from search.embedded import EmbeddedIndex
from search.finder import Finder
from search.places.gazetteer import Gazetteer
from search.request import SearchRequest

NOW = datetime(2026, 6, 1, tzinfo=UTC)
KINDS = {
    "a need": SearchRequest(q="lawyer", now=NOW),
    "a need and a place": SearchRequest(q="lawyer", place="Herat", now=NOW),
    "need, rare word, place": SearchRequest(q="lawyer word77", place="Gulu", now=NOW),
    "two needs and a place": SearchRequest(
        q="shelter and psychologist", place="Kisumu", now=NOW
    ),
    "a rare word": SearchRequest(q="word4242", now=NOW),
    "an everyday word": SearchRequest(q="women", now=NOW),
    "a place": SearchRequest(place="Gitega", now=NOW),
    "nothing": SearchRequest(now=NOW),
}
LENGTHS = (1, 2, 4, 8, 16, 32, 60)
SPOKEN = [
    "I",
    "am",
    "afraid",
    "my",
    "husband",
    "beats",
    "me",
    "they",
    "took",
    "our",
    "children",
    "need",
    "lawyer",
]


def by_kind(finder: Finder, raw: RawEngine, times: int) -> None:
    """Print our engine beside the raw one, a row a kind."""
    print(
        f"{'query':24}{'raw hits':>9}{'raw p50':>9}{'p50 ms':>8}{'p99 ms':>8}{'x':>6}"
    )
    for name, request in KINDS.items():
        query = finder.interpreter.understand(request).query
        hits = len(raw.rows(query))
        least, _ = measure(partial(raw.rows, query), times)
        p50, p99 = measure(partial(finder.index.search, query), times)
        ratio = p50 / least
        print(f"{name:24}{hits:9}{least:9.2f}{p50:8.2f}{p99:8.2f}{ratio:6.2f}")


def by_length(finder: Finder, times: int) -> None:
    """Print what longer queries cost, from words to answer."""
    chance = random.Random(3)  # noqa: S311 - a benchmark, no secret
    print(f"\n{'words typed':24}{'understanding':>14}{'p50 ms':>8}{'p99 ms':>8}")
    for length in LENGTHS:
        words = [chance.choice([*SPOKEN, *EVERYDAY, "word7"]) for _ in range(length)]
        request = SearchRequest(q=" ".join(words), place="Herat", now=NOW)
        own, _ = measure(
            partial(finder.interpreter.understand, request),
            times,
        )
        p50, p99 = measure(partial(finder.find, request), times)
        print(f"{length:<24}{own:14.2f}{p50:8.2f}{p99:8.2f}")


def main() -> int:
    """Print both tables for one size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=100)
    wanted = parser.parse_args()
    root = Path(tempfile.mkdtemp(prefix="panah-bench-"))
    try:
        build(root / "index", made_up(wanted.size))
        raw = RawEngine(root / "raw", made_up(wanted.size))
        index, gazetteer = EmbeddedIndex(root / "index"), Gazetteer()
        finder = Finder(index, gazetteer)
        print(f"\n{wanted.size} listings, facets and counts included")
        by_kind(finder, raw, wanted.times)
        by_length(finder, wanted.times)
        index.close()
        gazetteer.close()
    finally:
        shutil.rmtree(root)
    return 0


if __name__ == "__main__":
    sys.exit(main())
