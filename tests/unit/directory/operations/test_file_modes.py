from pathlib import Path

import pytest

from directory.config import Config
from directory.operations.file_modes import Closed, close_files, open_files


@pytest.fixture
def config(tmp_path):
    """Return the settings of a folder that others could read, as /srv/panah is made."""
    folder = tmp_path / "srv"
    (folder / "index" / "generation-000001").mkdir(parents=True)
    for name in ("panah.sqlite", "panah.sqlite-wal", "secret", "index/current"):
        (folder / name).write_text("x")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return Config.from_environ({"PANAH_DATA_DIR": str(folder)})


def modes_of(folder):
    return {oct(p.stat().st_mode & 0o777) for p in (folder, *folder.rglob("*"))}


def test_what_others_could_read_is_closed_to_them(config):
    found = close_files(config)

    assert (len(found.closed), found.left) == (7, [])
    assert open_files(config) == []
    assert modes_of(config.data_dir) == {"0o700", "0o600"}


def test_what_is_closed_stays_as_it_is(config):
    close_files(config)

    assert close_files(config) == Closed()


def test_what_could_be_written_by_a_group_is_closed_as_well(config):
    close_files(config)
    config.secret_file.chmod(0o620)

    assert close_files(config).closed == [config.secret_file]


def test_a_folder_where_all_may_write_is_told_and_left(config):
    config.data_dir.chmod(0o1777)

    found = close_files(config)

    assert found.left == [config.data_dir]
    assert config.data_dir.stat().st_mode & 0o7777 == 0o1777


def test_the_home_of_a_user_is_told_and_left(config, monkeypatch):
    monkeypatch.setenv("HOME", str(config.data_dir))

    assert close_files(config).left == [config.data_dir]


def test_what_cannot_be_closed_is_told(config, monkeypatch):
    def refuse(path, mode):
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refuse)

    assert len(close_files(config).left) == 7


def test_what_goes_meanwhile_is_passed_over(config, monkeypatch):
    closing = Path.stat

    def gone(path, **options):
        if path.name == "current":
            raise FileNotFoundError
        return closing(path, **options)

    monkeypatch.setattr(Path, "stat", gone)

    assert len(close_files(config).closed) == 6


def test_a_database_on_a_server_has_no_file(config):
    url = {"PANAH_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    other = Config.from_environ({"PANAH_DATA_DIR": str(config.data_dir), **url})

    names = {path.name for path in open_files(other)}

    assert names == {"srv", "secret", "index", "current", "generation-000001"}


def test_whatever_a_command_writes_is_for_its_owner_alone(tmp_path, panah, monkeypatch):
    monkeypatch.setenv("PANAH_DATA_DIR", str(tmp_path / "made"))

    made = panah("init")

    assert made == (0, f"Ready in {tmp_path / 'made'}.\n", "")
    assert modes_of(tmp_path / "made") == {"0o700", "0o600"}


def test_a_folder_that_was_there_is_closed_and_told(tmp_path, panah, monkeypatch):
    folder = tmp_path / "srv"
    folder.mkdir()
    folder.chmod(0o755)
    monkeypatch.setenv("PANAH_DATA_DIR", str(folder))

    first, second = panah("init"), panah("init")

    assert first[2] == (
        f"Others on this machine could read {folder}: it is closed to them now.\n"
    )
    assert second[2] == ""
    assert modes_of(folder) == {"0o700", "0o600"}


def test_what_cannot_be_closed_is_said_by_every_command(panah, folder):
    folder.chmod(0o1777)

    told = panah("corrections", "list")

    assert told[2] == (
        f"Others on this machine can read {folder}: it cannot be closed to them"
        " from here.\n"
    )
