from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text

from directory import schema
from directory.database import Database
from directory.listings.changes import log_listings
from directory.log import end_of_log, read_log, waiting
from directory.search_port import Cursor

pytestmark = pytest.mark.integration


@pytest.fixture
def postgres(postgres_url):
    """Yield a migrated database on a real PostgreSQL."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS panah_log WITH (FORCE)")
        connection.execute("CREATE DATABASE panah_log")
    made = Database(postgres_url.rsplit("/", 1)[0] + "/panah_log")
    schema.upgrade(made)
    yield made
    made.dispose()


def read_all(database: Database, after: Cursor):
    with database.read() as session:
        return read_log(session, after, 100)


def test_entries_come_in_order_and_once(sqlite):
    first, second = uuid4(), uuid4()
    with sqlite.write() as session:
        log_listings(session, [first, second, first])

    entries = read_all(sqlite, Cursor())

    assert entries.listing_ids == [first, second]
    assert read_all(sqlite, entries.cursor).listing_ids == []
    with sqlite.read() as session:
        assert waiting(session, Cursor()) == 3
        assert end_of_log(session) == entries.cursor


def test_an_entry_behind_an_open_transaction_waits_for_it(postgres):
    early, late = uuid4(), uuid4()
    with postgres.writer.connect() as open_connection:
        open_connection.execute(text("SELECT pg_current_xact_id()"))
        with postgres.write() as session:
            log_listings(session, [late])

        before = read_all(postgres, Cursor())
        open_connection.execute(
            text(
                "INSERT INTO listing_change (transaction, listing_id, changed_at)"
                " VALUES (pg_current_xact_id()::text::bigint, :id, now())"
            ),
            {"id": early},
        )
        open_connection.commit()

    after = read_all(postgres, before.cursor)

    assert before.listing_ids == []
    assert after.listing_ids == [early, late]
