"""The shape of the database: brought to the newest migration, or taken back."""

from alembic import command
from alembic.config import Config as AlembicConfig

from directory.database import Database
from directory.operations.revisions import MIGRATIONS


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
