from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import func, select, text

from directory.database import Database
from directory.indexing.change_log import UnknownCursorError, end_of_log, read_log
from directory.indexing.log_identity import settle
from directory.indexing.prune_log import KEPT, prune
from directory.indexing.sync import compare, follow_to_end, open_or_build
from directory.listings.models import ListingChange
from directory.listings.record_changes import log_listings
from directory.operations import schema_version as schema
from search.index_targets import EmbeddedTarget
from tests.support.clocks import NOW, going
from tests.support.loading import load_into
from tests.support.records import service

pytestmark = pytest.mark.integration
LONG_AGO = NOW - KEPT - timedelta(hours=1)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request):
    """Yield a migrated database of each kind."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite")
        return
    url = request.getfixturevalue("postgres_url")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS panah_pruning WITH (FORCE)")
        connection.execute("CREATE DATABASE panah_pruning")
    made = Database(url.rsplit("/", 1)[0] + "/panah_pruning", clock=going())
    schema.upgrade(made)
    settle(made)
    yield made
    made.dispose()


def write(database, count=1, changed_at=None):
    """Append entries, as of some instant; return the cursor behind them."""
    for _number in range(count):
        with database.write() as session:
            log_listings(session, [uuid4()])
            session.flush()
            if changed_at:
                last = select(func.max(ListingChange.sequence)).scalar_subquery()
                entry = session.scalars(
                    select(ListingChange).where(ListingChange.sequence == last)
                ).one()
                entry.changed_at = changed_at
    return end(database)


def end(database):
    with database.read() as session:
        return end_of_log(session)


def left(database):
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(ListingChange))


def read(database, cursor):
    with database.read() as session:
        return len(read_log(session, cursor, 100).listing_ids)


def test_old_entries_go_and_an_index_that_had_not_read_them_is_built_anew(database):
    start = end(database)
    behind = write(database, 2, LONG_AGO)
    write(database, 2, LONG_AGO)
    write(database, 3)

    assert read(database, behind) == 5
    assert prune(database) == 4
    assert prune(database) == 0

    assert left(database) == 3
    for stray in (start, behind):
        with pytest.raises(UnknownCursorError):
            read(database, stray)


def test_the_newest_entry_stays_and_the_next_is_behind_it(database):
    old = write(database, 3, LONG_AGO)

    assert prune(database) == 2
    write(database)

    assert read(database, old) == 1
    assert left(database) == 2


def test_an_old_entry_behind_a_young_one_stays(database):
    first = write(database)
    write(database, 1, LONG_AGO)
    write(database)

    assert prune(database) == 0
    assert read(database, first) == 2


def test_an_empty_log_has_nothing_to_prune(database):
    assert prune(database) == 0


def test_a_host_that_was_away_for_long_comes_back_true(database, tmp_path):
    load_into(database, service("a", "shelter"), service("b", "shelter"))
    open_or_build(EmbeddedTarget(tmp_path / "index"), database).close()
    load_into(database, service("c", "shelter"))
    load_into(database, service("d", "shelter"))
    with database.write() as session:
        query = text("UPDATE listing_change SET changed_at = '2020-01-01 00:00:00'")
        session.execute(query)
    assert prune(database) == 3

    writer = open_or_build(EmbeddedTarget(tmp_path / "index"), database)
    follow_to_end(database, writer)

    assert compare(database, writer).ids == []
    assert len(list(writer.versions())) == 4
    writer.close()
