"""What searches over HTTP are held against: an empty view, PostgreSQL, the engine."""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg
from flask import Flask

from bench.corpus import made_up
from directory.access import public
from directory.config import Config
from search.embedded import EmbeddedIndex
from search.embedded.word_index import TEXT, find_rows
from search.finder import Finder
from search.places.gazetteer import Gazetteer
from search.request import SearchRequest
from tests.support.looping import looping
from tests.support.postgres import find_binaries, running_postgres

NOW = datetime(2026, 6, 1, tzinfo=UTC)
TABLE = """
CREATE EXTENSION cube; CREATE EXTENSION earthdistance;
CREATE TABLE listing (id uuid, codes text[], latitude float8, longitude float8);
"""
INDEX = """
CREATE INDEX ON listing USING gist (ll_to_earth(latitude, longitude));
ANALYZE listing;
"""
NEAREST = """
SELECT id FROM listing
WHERE earth_box(ll_to_earth(%(lat)s, %(lon)s), 150000)
      @> ll_to_earth(latitude, longitude) AND %(code)s = ANY(codes)
ORDER BY earth_distance(ll_to_earth(%(lat)s, %(lon)s),
                        ll_to_earth(latitude, longitude)) LIMIT 20
"""
Percentiles = tuple[float, float]


def percentiles(acts: list[Callable[[], object]]) -> Percentiles:
    """Return p50 and p99 in milliseconds of acts that are each done once."""
    for act in acts[:20]:
        act()
    taken = []
    for act in acts:
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98]


def in_process(
    index: Path, asked: list[dict[str, Any]]
) -> Iterator[tuple[str, Percentiles]]:
    """Yield how long each part takes in this process, for the same questions."""
    engine, gazetteer = EmbeddedIndex(index), Gazetteer()
    finder = Finder(engine, gazetteer)
    requests = [SearchRequest(**body, now=NOW) for body in asked]
    understood = [finder.interpreter.understand(one).query for one in requests]
    view = engine.current()
    if view is None:
        raise SystemExit("There is no index to measure.")
    tokens = [
        tuple({token for word in query.words for token in word.tokens}) or ("women",)
        for query in understood
    ]
    words = view.words
    yield (
        "raw engine: rows of the words",
        percentiles(
            [partial(find_rows, words.index, words.key, TEXT, one) for one in tokens]
        ),
    )
    yield (
        "understanding",
        percentiles([partial(finder.interpreter.understand, one) for one in requests]),
    )
    yield (
        "engine: order, facets, levels",
        percentiles([partial(engine.search, query) for query in understood]),
    )
    yield (
        "whole search in process",
        percentiles([partial(finder.find, one) for one in requests]),
    )
    engine.close()
    gazetteer.close()


def postgresql(size: int, asked: int) -> Percentiles | None:
    """Return how long a need near a point takes in PostgreSQL, or None without one.

    PostGIS is not needed: cube and earthdistance come with the server.
    """
    if find_binaries() is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="panah-bench-"))
    folder.chmod(0o755)
    chance = random.Random(7)  # noqa: S311 - a benchmark, no secret
    with running_postgres(folder) as url, psycopg.connect(url) as connection:
        connection.execute(TABLE)
        fill(connection, size)
        connection.execute(INDEX)
        known = [d for d in islice(made_up(size), 2_000) if d.latitude is not None]
        wishes = [
            {"lat": one.latitude, "lon": one.longitude, "code": one.codes[0]}
            for one in chance.choices(known, k=asked)
        ]
        return percentiles([partial(nearest, connection, wish) for wish in wishes])


def nearest(connection: psycopg.Connection[Any], wish: dict[str, Any]) -> list[Any]:
    """Return the rows of one question."""
    return connection.execute(NEAREST, wish).fetchall()


def fill(connection: psycopg.Connection[Any], size: int) -> None:
    """Copy made-up listings into the table."""
    with connection.cursor().copy("COPY listing FROM STDIN") as copy:
        for one in made_up(size):
            copy.write_row((one.id, list(one.codes), one.latitude, one.longitude))


@contextmanager
def empty_view() -> Iterator[int]:
    """Serve a view that does nothing, in a process of its own; yield its port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.beside"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    asked, told = process.stdin, process.stdout
    if asked is None or told is None:
        raise SystemExit("The empty view has no pipes.")
    try:
        yield int(told.readline())
    finally:
        with suppress(BrokenPipeError):
            asked.close()
        process.wait()


def main() -> None:
    """Serve the empty view until nobody is there to ask it."""
    app = Flask("empty", static_folder=None)

    @app.post("/api/v1/search")
    @public()
    def search() -> dict[str, bool]:
        return {"empty": True}

    folder = Path(tempfile.mkdtemp(prefix="panah-bench-"))
    config = Config(data_dir=folder, database_url="", secret_file=folder / "secret")
    with looping(app, config) as serving:
        print(serving.port, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
