"""What every command needs: settings and an open database."""

from collections.abc import Iterator
from contextlib import contextmanager

from directory.commands.output import tell_closed
from directory.config import Config
from directory.database import Database
from directory.errors import ConfigurationError
from directory.operations import schema_version as schema
from directory.operations.file_modes import close_files


@contextmanager
def opened() -> Iterator[tuple[Config, Database]]:
    """Yield settings and a database whose tables are current, or say what to do."""
    config = Config.from_environ()
    if not config.secret_file.exists():
        raise ConfigurationError(
            f"There is no instance in {config.data_dir} yet: run 'panah init' first."
        )
    tell_closed(close_files(config))
    database = Database(config.database_url, config.hidden_file)
    try:
        if not schema.is_current(database):
            raise ConfigurationError(
                "The database is of another version: run 'panah init' to bring it up."
            )
        yield config, database
    finally:
        database.dispose()
