from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import text

from directory.database import Database
from directory.indexing.sync import compare, follow, follow_to_end, look_ahead, rebuild
from directory.indexing.worker import Worker
from directory.operations import schema_version as schema
from search.embedded import EmbeddedIndex
from search.index_targets import EmbeddedTarget
from search.query import ListingQuery
from tests.support.loading import load_into, withdraw
from tests.support.records import service

pytestmark = pytest.mark.integration


@pytest.fixture
def database(postgres_url):
    """Yield a migrated database on a real PostgreSQL, with two listings."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS panah_ahead WITH (FORCE)")
        connection.execute("CREATE DATABASE panah_ahead")
    made = Database(postgres_url.rsplit("/", 1)[0] + "/panah_ahead")
    schema.upgrade(made)
    load_into(made, service("stays", "shelter"), service("goes", "shelter"))
    yield made
    made.dispose()


@pytest.fixture
def target(tmp_path):
    return EmbeddedTarget(tmp_path / "index")


@contextmanager
def open_transaction(database):
    """Hold a transaction that has begun to write, as a long import does."""
    with database.writer.connect() as connection:
        connection.execute(text("SELECT pg_current_xact_id()"))
        yield


def shown(target):
    index = EmbeddedIndex(target.root)
    total = index.search(ListingQuery()).total
    index.close()
    return total


def test_a_withdrawal_does_not_wait_for_a_long_import(database, target):
    worker = Worker(target, database, lambda: False)
    worker.step()
    assert shown(target) == 2

    with open_transaction(database):
        withdraw(database, "goes")
        before = worker.writer.cursor()
        worker.step()
        assert shown(target) == 1
        assert worker.writer.cursor() == before
    worker.step()

    assert worker.writer.cursor() != before
    assert compare(database, worker.writer).ids == []
    worker.close()


def test_what_is_read_ahead_is_applied_once_and_read_again_in_its_turn(
    database, target
):
    writer = rebuild(database, target, lambda _done, _total: None)
    seen = set()
    with open_transaction(database):
        withdraw(database, "goes")
        assert look_ahead(database, writer, seen) == 1
        assert look_ahead(database, writer, seen) == 0
        assert follow(database, writer) == 0

    assert look_ahead(database, writer, seen) == 0
    assert seen == set()
    assert follow(database, writer) == 1
    writer.close()


def test_a_rebuild_does_not_bring_back_what_was_read_ahead(database, target):
    rebuild(database, target, lambda _done, _total: None).close()
    old = target.open()
    with open_transaction(database):
        told = []

        def progress(_done, _total):
            withdraw(database, "goes")  # behind the view that the rebuild copies
            follow_to_end(database, old)
            told.append(shown(target))

        new = rebuild(database, target, progress)
        told.append(shown(target))

    assert new.in_use
    assert told == [1, 1]
    old.close()
    new.close()
