"""What an instance must have before anything can be done with it: keys and tables."""

from directory.config import Config
from directory.crypto.secret import check_secret
from directory.database import Database
from directory.errors import ConfigurationError
from directory.operations import revisions

RESTORE = "restore a backup, or run 'panah init' for an empty one"


def check_keys(config: Config) -> None:
    """Raise ConfigurationError where there is no secret, or no instance at all."""
    check_folder(config)
    secret = config.secret_file
    if secret.exists():
        check_secret(secret)
        return
    if not has_data(config):
        raise ConfigurationError(
            f"There is no instance in {config.data_dir} yet: run 'panah init' first."
        )
    raise ConfigurationError(
        f"The secret file {secret} is missing, though data are there: put it back, "
        "or run 'panah init' to make a new one."
    )


def check_folder(config: Config) -> None:
    """Raise ConfigurationError where a file stands in the place of the folder."""
    if config.data_dir.exists() and not config.data_dir.is_dir():
        raise ConfigurationError(
            f"PANAH_DATA_DIR is {str(config.data_dir)!r}: that is a file, and a "
            "folder is meant."
        )


def has_data(config: Config) -> bool:
    """Whether a database or an index of this instance is there."""
    file = config.database_file
    held = (config.index_dir, config.members_index_dir)
    return any(path.exists() for path in (*held, *([file] if file else [])))


def check_tables(config: Config, database: Database) -> None:
    """Raise ConfigurationError where the tables are missing, or of another version.

    A file of SQLite is not made by looking for it.
    """
    file = config.database_file
    if file is not None and not file.exists():
        raise ConfigurationError(f"There is no database {file}: {RESTORE}.")
    check_revision(revisions.present(database))


def check_revision(found: str | None) -> None:
    """Raise ConfigurationError for another revision than this program's."""
    if found is None:
        raise ConfigurationError(f"The database has no tables: {RESTORE}.")
    if found == revisions.newest():
        return
    check_not_newer(found)
    raise ConfigurationError(
        "The database is of an older version: run 'panah init' to bring it up."
    )


def check_not_newer(found: str | None) -> None:
    """Raise ConfigurationError for a revision that this program does not know."""
    if found is not None and found not in revisions.known():
        raise ConfigurationError(
            f"The database is of a newer version of Panah ({found}): install that "
            "one, or restore a backup of this one."
        )
