import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from directory.database import Database
from directory.errors import ConfigurationError
from directory.operations.clean_database import QUIET_S, SqliteFile
from directory.operations.revisions import is_current, present
from directory.operations.schema_version import downgrade, upgrade
from tests.support.left_behind import files_telling
from tests.support.loading import load_into
from tests.support.records import service


@pytest.fixture
def nothing(tmp_path):
    """A database without a table."""
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite'}")
    yield database
    database.dispose()


WAITING = {
    "name": "Legal help",
    "funding": [{"id": "x", "source": "canaryfund"}],
    "organization": {"name": "One", "funding": [{"source": "canaryfund"}]},
}


def add_funding(database):
    """Store sources of money as the version before did: in a table, in what waits."""
    with database.write() as session:
        session.execute(
            text(
                "INSERT INTO funding (id, source, service_id)"
                " SELECT id, 'canaryfund', id FROM service"
            )
        )
        waiting = {"waiting": json.dumps(WAITING)}
        session.execute(text("UPDATE service SET proposed = :waiting"), waiting)


def tables(database):
    with database.reader.connect() as connection:
        return set(inspect(connection).get_table_names())


def test_a_database_without_tables_is_of_no_version(nothing):
    assert (is_current(nothing), tables(nothing)) == (False, set())


def test_tables_are_brought_to_this_version_and_stay_there(nothing):
    upgrade(nothing)
    first = tables(nothing)

    upgrade(nothing)

    assert is_current(nothing)
    assert tables(nothing) == first
    assert first >= {"alembic_version", "correction", "listing_change", "service"}


def test_tables_of_a_former_version_are_told_from_ours(sqlite):
    now = tables(sqlite)

    downgrade(sqlite, "0002")

    assert not is_current(sqlite)
    assert now - tables(sqlite) >= {"correction", "program", "url", "user_account"}


def test_the_way_back_and_forth_ends_where_it_began(sqlite):
    now = tables(sqlite)

    downgrade(sqlite, "base")
    gone = tables(sqlite)
    upgrade(sqlite)

    assert (gone, tables(sqlite)) == ({"alembic_version"}, now)
    assert is_current(sqlite)


def test_sources_of_money_leave_the_tables_and_the_file(sqlite):
    load_into(sqlite, service("a", "shelter"))
    downgrade(sqlite, "0020")
    add_funding(sqlite)
    path = Path(sqlite.writer.url.database)
    before = files_telling(path.parent, ["canaryfund"])

    upgrade(sqlite)
    with sqlite.read() as session:
        [proposed] = session.execute(text("SELECT proposed FROM service")).scalars()
    with closing(SqliteFile(path)) as file:
        file.clean(0.0)
        file.clean(QUIET_S)

    assert before != {}
    assert "funding" not in tables(sqlite)
    assert json.loads(proposed) == {
        "name": "Legal help",
        "organization": {"name": "One"},
    }
    assert files_telling(path.parent, ["canaryfund"]) == {}


def test_a_database_whose_references_lead_nowhere_is_left_as_it_is(sqlite):
    load_into(sqlite, service("a", "shelter"))
    downgrade(sqlite, "0031")
    sqlite.dispose()
    with closing(sqlite3.connect(sqlite.path)) as other:
        other.execute("DELETE FROM organization")
        other.commit()

    with pytest.raises(ConfigurationError, match="refer to rows that are not there"):
        upgrade(sqlite)

    assert present(sqlite) == "0031"
