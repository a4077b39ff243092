from collections.abc import Iterator

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select, text

from directory.database import Base, Database
from directory.listings.models import Organization
from directory.operations import schema_version as schema
from directory.operations.revisions import is_current

pytestmark = pytest.mark.integration


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path) -> Iterator[Database]:
    """Yield an empty database of each kind, without tables."""
    url = f"sqlite:///{tmp_path / 'panah.sqlite'}"
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_url")
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS panah_migrations WITH (FORCE)")
            connection.execute("CREATE DATABASE panah_migrations")
        url = server.rsplit("/", 1)[0] + "/panah_migrations"
    made = Database(url)
    yield made
    made.dispose()


def test_the_migrations_make_what_the_models_say(database):
    schema.upgrade(database)

    with database.writer.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    assert is_current(database)


def test_up_with_data_and_down_again(database):
    schema.upgrade(database)
    with database.write() as session:
        session.add(Organization(name="Example", external_id="x"))
    schema.upgrade(database)
    with database.read() as session:
        assert session.scalars(select(Organization.name)).all() == ["Example"]

    schema.downgrade(database, "base")

    tables = set(inspect(database.writer).get_table_names())
    assert tables <= {"alembic_version"}


def test_a_reading_session_is_refused_a_write(database):
    schema.upgrade(database)

    with database.read() as session, pytest.raises(Exception, match="read.?only"):
        session.execute(text("DELETE FROM organization"))
