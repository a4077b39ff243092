import threading
from contextlib import contextmanager

import pytest

from directory.database import Database
from directory.indexing.sync import compare, follow, follow_to_end, rebuild
from directory.search_port import EmbeddedIndex, EmbeddedWriter
from search.index_targets import EmbeddedTarget
from search.query import ListingQuery
from tests.support.loading import load_into, withdraw
from tests.support.records import service, uid

READINGS = 6  # that a rebuild of a few listings makes


class Watched(Database):
    """A database that tells each reading, before it begins and after its end."""

    def __init__(self, url, before, after):
        super().__init__(url)
        self.before, self.after = before, after

    @contextmanager
    def read(self):
        self.before()
        with super().read() as session:
            yield session
        self.after()


def build(database, root):
    return rebuild(database, EmbeddedTarget(root), lambda _done, _total: None)


def generations(root):
    return sorted(path.name for path in root.glob("generation-*"))


@pytest.fixture
def root(sqlite, tmp_path):
    """Return the folder of an index of three listings."""
    load_into(sqlite, *(service(key, "shelter") for key in ("a", "b", "goes")))
    root = tmp_path / "index"
    build(sqlite, root).close()
    return root


@pytest.mark.parametrize("moment", range(1, READINGS + 1))
def test_what_searches_have_lost_never_comes_back_with_a_rebuild(sqlite, root, moment):
    old, index = EmbeddedWriter.open(root), EmbeddedIndex(root)
    told, threads = [], []

    def found():
        hits = index.search(ListingQuery()).hits
        return uid("goes") in {hit.external_id for hit in hits}

    def after():
        if len(told) == moment and not threads:
            withdraw(sqlite, "goes")
            threads.append(threading.Thread(target=follow, args=(sqlite, old)))
            threads[0].start()
            threads[0].join(3)  # the rebuild may hold the old index as it is
            told.append(found())

    watched = Watched(sqlite.url, lambda: told.append(found()), after)
    new = build(watched, root)
    threads[0].join()
    told.append(found())
    follow_to_end(sqlite, new)
    told.append(found())

    assert len(told) >= READINGS + 3
    assert told == sorted(told, reverse=True)
    assert not told[-1]
    watched.dispose()
    index.close()
    old.close()
    new.close()


def test_a_failed_rebuild_leaves_nothing_behind(sqlite, root):
    before = generations(root)

    def fail(_done, _total):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        rebuild(sqlite, EmbeddedTarget(root), fail)

    assert generations(root) == before
    build(sqlite, root).close()


def test_a_rebuild_that_fails_behind_the_switch_keeps_what_is_in_use(sqlite, root):
    before = generations(root)
    index = EmbeddedIndex(root)

    def reading():
        if generations(root) != before and switched(root):
            raise RuntimeError

    watched = Watched(sqlite.url, reading, lambda: None)
    with pytest.raises(RuntimeError):
        build(watched, root)

    writer = EmbeddedWriter.open(root)
    assert compare(sqlite, writer).ids == []
    assert index.search(ListingQuery()).total == 3
    watched.dispose()
    index.close()
    writer.close()


def switched(root):
    return (root / "current").read_text("ascii") == generations(root)[-1]
