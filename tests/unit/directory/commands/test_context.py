import sqlite3
from contextlib import closing

import pytest

from directory.commands.context import opened
from directory.errors import ConfigurationError
from directory.operations.revisions import is_current
from tests.support.damage import cut_short, empty, make_folder


def test_settings_and_tables_are_handed_over(folder):
    with opened() as (config, database):
        current = is_current(database)

    assert (config.data_dir, current) == (folder, True)


def test_an_instance_that_was_never_made_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("PANAH_DATA_DIR", str(tmp_path / "none"))

    with pytest.raises(ConfigurationError) as told, opened():
        pass

    assert str(told.value) == (
        f"There is no instance in {tmp_path / 'none'} yet: run 'panah init' first."
    )


def told():
    """Return what is said to whoever wants to work there."""
    with pytest.raises(ConfigurationError) as error, opened():
        pass
    return str(error.value)


def set_revision(folder, revision):
    with closing(sqlite3.connect(folder / "panah.sqlite")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = ?", [revision])


def test_tables_of_an_older_version_say_what_to_do(folder):
    set_revision(folder, "0002")

    assert told() == (
        "The database is of an older version: run 'panah init' to bring it up."
    )


def test_tables_of_a_newer_version_say_what_to_do(folder, panah):
    set_revision(folder, "9999")
    said = (
        "The database is of a newer version of Panah (9999): install that one, or "
        "restore a backup of this one."
    )

    assert told() == said
    assert panah("init") == (1, "", f"panah: {said}\n")


def test_a_database_that_is_missing_is_named_and_not_made(folder):
    file = folder / "panah.sqlite"
    file.unlink()

    assert told() == (
        f"There is no database {file}: restore a backup, or run 'panah init' for an "
        "empty one."
    )
    assert not file.exists()


def test_a_database_without_tables_says_what_to_do(folder):
    (folder / "panah.sqlite").write_bytes(b"")

    assert told() == (
        "The database has no tables: restore a backup, or run 'panah init' for an "
        "empty one."
    )


def test_a_secret_that_is_missing_where_data_are_is_named(folder, panah):
    secret = folder / "secret"
    secret.unlink()

    assert told() == (
        f"The secret file {secret} is missing, though data are there: put it back, "
        "or run 'panah init' to make a new one."
    )
    assert panah("init") == (
        0,
        f"Ready in {folder}.\n",
        f"A new secret was made: {secret}.\n",
    )


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (make_folder, "cannot be used: Is a directory."),
        (cut_short, "is too short: 32 bytes are needed."),
        (empty, "is too short: 32 bytes are needed."),
    ],
)
def test_a_secret_that_cannot_be_used_is_named(folder, harm, said):
    harm(folder / "secret")

    assert told() == f"The secret file {folder}/secret {said}"
