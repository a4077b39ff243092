"""What every command needs: settings and an open database."""

from collections.abc import Iterator
from contextlib import contextmanager

from directory.commands.output import tell_closed
from directory.config import Config
from directory.crypto.keyring import open_database
from directory.database import Database
from directory.operations.file_modes import close_files
from directory.operations.instance_mode import refuse_other_mode
from directory.operations.instance_state import check_keys, check_tables


@contextmanager
def opened() -> Iterator[tuple[Config, Database]]:
    """Yield settings and a database whose tables are current, or say what to do."""
    config = Config.from_environ()
    check_keys(config)
    refuse_other_mode(config)
    tell_closed(close_files(config))
    database = open_database(config)
    try:
        check_tables(config, database)
        yield config, database
    finally:
        database.dispose()
