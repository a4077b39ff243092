"""The shape of the database: brought to the newest migration, or taken back."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import Connection

from directory.database import Database
from directory.errors import ConfigurationError
from directory.operations.revisions import MIGRATIONS


def alembic_config() -> AlembicConfig:
    """Return where the migrations lie."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the tables to a revision, as one transaction."""
    with migrating(database) as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def downgrade(database: Database, revision: str) -> None:
    """Take the tables back to a revision, as one transaction."""
    with migrating(database) as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


@contextmanager
def migrating(database: Database) -> Iterator[Connection]:
    """Hold one transaction in which SQLite looks at references at its end alone.

    A table that is written anew is gone for a moment, and others refer to it. Raises
    ConfigurationError where a reference leads nowhere afterwards; nothing is changed.
    """
    with database.writer.connect() as connection:
        own = connection.connection.driver_connection
        if own is None or not database.is_sqlite:
            with connection.begin():
                yield connection
            return
        own.execute("PRAGMA foreign_keys = OFF")  # has no effect in a transaction
        try:
            with connection.begin():
                yield connection
                refuse_lost_references(connection)
        finally:
            own.execute("PRAGMA foreign_keys = ON")


def refuse_lost_references(connection: Connection) -> None:
    """Raise ConfigurationError where a row refers to one that is not there."""
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if lost is not None:
        raise ConfigurationError(
            f"The database cannot be brought to this version: rows of {lost[0]!r} "
            "refer to rows that are not there. Nothing was changed; restore a backup."
        )
