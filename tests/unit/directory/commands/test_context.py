import pytest

from directory.commands.context import opened
from directory.errors import ConfigurationError
from directory.operations.revisions import is_current


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


def test_tables_of_another_version_say_what_to_do(folder):
    (folder / "panah.sqlite").unlink()

    with pytest.raises(ConfigurationError) as told, opened():
        pass

    assert str(told.value) == (
        "The database is of another version: run 'panah init' to bring it up."
    )
