import sqlite3
from contextlib import closing
from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text

from directory.database import Database
from directory.indexing.change_log import (
    UnknownCursorError,
    end_of_log,
    read_log,
    waiting,
)
from directory.indexing.log_identity import settle
from directory.listings.record_changes import log_listings
from directory.operations import schema_version as schema
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


def end(database: Database) -> Cursor:
    with database.read() as session:
        return end_of_log(session)


def test_entries_come_in_order_and_once(sqlite):
    first, second = uuid4(), uuid4()
    start = end(sqlite)
    with sqlite.write() as session:
        log_listings(session, [first, second, first])

    entries = read_all(sqlite, start)

    assert entries.listing_ids == [first, second]
    assert read_all(sqlite, entries.cursor).listing_ids == []
    assert end(sqlite) == entries.cursor
    with sqlite.read() as session:
        assert waiting(session, start) == 3


def test_a_cursor_that_never_stood_in_this_log_is_refused(sqlite):
    with sqlite.write() as session:
        log_listings(session, [uuid4()])
    known = end(sqlite)

    for stray in (
        Cursor(),
        replace(known, history=known.history + 1),
        replace(known, sequence=known.sequence + 1),
        replace(known, transaction=1),
    ):
        with pytest.raises(UnknownCursorError):
            read_all(sqlite, stray)


def test_a_cursor_of_what_was_written_after_the_backup_is_refused(sqlite, tmp_path):
    with sqlite.write() as session:
        log_listings(session, [uuid4()])
    common = end(sqlite)
    with closing(sqlite3.connect(sqlite.path)) as opened:
        opened.execute("VACUUM INTO ?", [str(tmp_path / "restored.sqlite")])
    with sqlite.write() as session:
        log_listings(session, [uuid4(), uuid4()])
    restored = Database(f"sqlite:///{tmp_path / 'restored.sqlite'}")
    with restored.write() as session:
        log_listings(session, [uuid4(), uuid4(), uuid4()])

    assert len(read_all(restored, common).listing_ids) == 3
    with pytest.raises(UnknownCursorError):
        read_all(restored, end(sqlite))
    restored.dispose()


def test_two_new_databases_have_two_pasts(sqlite, tmp_path):
    other = Database(f"sqlite:///{tmp_path / 'other.sqlite'}")
    schema.upgrade(other)

    assert end(other) != end(sqlite)

    other.dispose()


def test_an_entry_behind_an_open_transaction_waits_for_it(postgres):
    early, late = uuid4(), uuid4()
    start = end(postgres)
    with postgres.writer.connect() as open_connection:
        open_connection.execute(text("SELECT pg_current_xact_id()"))
        with postgres.write() as session:
            log_listings(session, [late])

        before = read_all(postgres, start)
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


def test_a_database_on_another_server_begins_a_new_past(postgres):
    settle(postgres)
    listing = uuid4()
    with postgres.write() as session:
        log_listings(session, [listing])
    before = end(postgres)
    settle(postgres)
    assert end(postgres) == before
    with postgres.write() as session:  # as a dump from there would bring it
        session.execute(text("UPDATE log_history SET server = 1"))
        session.execute(text("UPDATE listing_change SET transaction = 1000000000000"))

    settle(postgres)

    start = end(postgres)
    with postgres.write() as session:
        log_listings(session, [listing])
    assert read_all(postgres, start).listing_ids == [listing]
    with pytest.raises(UnknownCursorError):
        read_all(postgres, before)
