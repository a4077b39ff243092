"""The shape of the database: brought to the newest migration, or compared with it."""

from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from directory.database import Database

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def alembic_config() -> AlembicConfig:
    """Return where the migrations lie."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the tables to a revision, as one transaction."""
    with database.writer.begin() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def downgrade(database: Database, revision: str) -> None:
    """Take the tables back to a revision, as one transaction."""
    with database.writer.begin() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def is_current(database: Database) -> bool:
    """Whether the tables are those of this program."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    with database.reader.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head
