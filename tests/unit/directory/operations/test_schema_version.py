import pytest
from sqlalchemy import inspect

from directory.database import Database
from directory.operations.revisions import is_current
from directory.operations.schema_version import downgrade, upgrade


@pytest.fixture
def nothing(tmp_path):
    """A database without a table."""
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite'}")
    yield database
    database.dispose()


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
    assert now - tables(sqlite) == {"correction", "funding", "program", "url"}


def test_the_way_back_and_forth_ends_where_it_began(sqlite):
    now = tables(sqlite)

    downgrade(sqlite, "base")
    gone = tables(sqlite)
    upgrade(sqlite)

    assert (gone, tables(sqlite)) == ({"alembic_version"}, now)
    assert is_current(sqlite)
