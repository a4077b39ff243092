import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest

from directory.config import Config
from directory.crypto.hourly_keys import HourlyKeys, keys_of
from directory.crypto.secret import read_secret
from directory.database import Database
from directory.indexing.sync import catch_up
from directory.indexing.targets import own_targets
from directory.operations.check_host import (
    Check,
    check_files,
    check_host,
    check_hourly_keys,
    check_projection,
    is_memory,
    lag,
)
from directory.operations.file_modes import close_files
from directory.vetting.withdrawal import withdraw_listing
from i18n.catalogs import compile_catalogs
from tests.support.clocks import SetClock
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_id,
    make_record,
    run_import,
)

SOUND = (
    Check("keys"),
    Check("hourly keys", told="in memory"),
    Check("files", told="for their owner alone"),
    Check("database"),
    Check("mode", told="production"),
    Check("hidden log", told="0 services are hidden"),
    Check("places"),
    Check("catalogues"),
    Check("disk"),
    Check("index, public", told="0 changes to read"),
    Check("index, members", told="0 changes to read"),
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory, blank_sqlite):
    """Return an instance with one published listing, and indexes that hold it."""
    folder = tmp_path_factory.mktemp("sound")
    shutil.copy(blank_sqlite, folder / "panah.sqlite")
    read_secret(folder / "secret")
    config = Config.from_environ({"PANAH_DATA_DIR": str(folder)})
    database = Database(config.database_url, config.hidden_file)
    run_import(database, make_record(), vetted_by=VETTERS)
    catch_up(own_targets(config), database)
    database.dispose()
    return folder


@pytest.fixture(autouse=True, scope="module")
def compiled():
    """Compile the translations, as ``panah init`` does."""
    compile_catalogs()


@pytest.fixture
def config(sound, tmp_path, memory):
    """Return the settings of a copy of it."""
    shutil.copytree(sound, tmp_path / "var")
    own = {
        "PANAH_DATA_DIR": str(tmp_path / "var"),
        "PANAH_KEYS_DIR": str(memory / "keys"),
    }
    found = Config.from_environ(own)
    close_files(found)
    return found


@pytest.fixture
def memory():
    """Yield a folder in memory, as most machines have one."""
    made = Path(mkdtemp(dir="/dev/shm"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def database(config):
    database = Database(config.database_url, config.hidden_file)
    yield database
    database.dispose()


@pytest.mark.parametrize(
    ("check", "line"),
    [
        (Check("keys"), "keys: in order"),
        (Check("hidden log", told="2 are"), "hidden log: in order (2 are)"),
        (Check("keys", "run it"), "keys: NOT in order: run it"),
        (Check("index", "late", "3 left"), "index: NOT in order: late (3 left)"),
    ],
)
def test_an_operator_reads_a_line_for_each_thing(check, line):
    assert str(check) == line


def test_a_sound_host_is_in_order(config, database):
    assert tuple(check_host(config, database)) == SOUND


def test_what_is_hidden_is_counted(config, database):
    with database.write() as session:
        withdraw_listing(session, an_id(1))
    catch_up(own_targets(config), database)

    found = list(check_host(config, database))

    assert found[5] == Check("hidden log", told="1 services are hidden")


def test_a_log_that_misses_what_is_hidden_is_not_in_order(config, database):
    with database.write() as session:
        withdraw_listing(session, an_id(1))
    config.hidden_file.unlink()
    catch_up(own_targets(config), database)

    found = list(check_host(config, database))

    assert found[5] == Check("hidden log", "it misses 1: run 'panah init'")


def test_a_log_that_cannot_be_read_is_not_in_order(config, database):
    config.hidden_file.mkdir()

    found = list(check_host(config, database))

    assert found[5] == Check(
        "hidden log", f"{config.hidden_file} cannot be read (Is a directory)"
    )


def test_what_is_missing_is_named_with_what_makes_it(tmp_path, memory):
    keys = {"PANAH_KEYS_DIR": str(memory)}
    config = Config.from_environ({"PANAH_DATA_DIR": str(tmp_path), **keys})
    database = Database(config.database_url, config.hidden_file)

    found = list(check_host(config, database))

    database.dispose()
    assert found == [
        Check(
            "keys", f"There is no instance in {tmp_path} yet: run 'panah init' first"
        ),
        Check("hourly keys", told="in memory"),
        Check("files", told="for their owner alone"),
        Check(
            "database",
            f"There is no database {config.database_file}: restore a backup, or run "
            "'panah init' for an empty one",
        ),
        Check("places"),
        Check("catalogues"),
        Check("disk"),
        Check("index, public", "there is none: run 'panah index rebuild'"),
        Check("index, members", "there is none: run 'panah index rebuild'"),
    ]


def test_a_database_that_is_away_is_not_in_order_and_no_error(folder):
    config = Config.from_environ(
        {
            "PANAH_DATA_DIR": str(folder),
            "PANAH_DATABASE_URL": "sqlite:////nowhere/panah.sqlite",
        }
    )
    database = Database(config.database_url)

    found = list(check_host(config, database))

    database.dispose()
    assert [found[0], found[3]] == [
        Check("keys"),
        Check(
            "database",
            "There is no database /nowhere/panah.sqlite: restore a backup, or run "
            "'panah init' for an empty one",
        ),
    ]


def test_an_index_of_another_past_is_not_in_order(config, blank_sqlite):
    other = Database(f"sqlite:///{blank_sqlite}")
    reader = own_targets(config)[0].look()

    found = check_projection("index", other, reader)

    reader.close()
    other.dispose()
    assert found == Check("index", "it is of another past of the database: rebuild it")


def test_what_was_changed_since_is_counted(config, database):
    reader = own_targets(config)[0].look()
    before = lag(database, reader)

    with database.write() as session:
        withdraw_listing(session, an_id(1))

    after = lag(database, reader)
    reader.close()
    assert (before, after) == (0, 1)


def test_keys_that_lie_on_a_disk_are_not_in_order(tmp_path):
    config = Config.from_environ({"PANAH_KEYS_DIR": str(tmp_path / "keys")})

    found = check_hourly_keys(config)

    assert found == Check(
        "hourly keys",
        f"{tmp_path}/keys is not known to be memory: set PANAH_KEYS_DIR to a tmpfs",
    )


def test_a_folder_of_keys_that_is_not_ours_is_not_in_order(tmp_path):
    (tmp_path / "keys").symlink_to(tmp_path)
    config = Config.from_environ({"PANAH_KEYS_DIR": str(tmp_path / "keys")})

    found = check_hourly_keys(config)

    assert found.wrong.startswith("set PANAH_KEYS_DIR: The folder ")


def test_keys_that_nobody_served_with_since_end_when_the_doctor_looks(config):
    keys = HourlyKeys(keys_of(config).folder, SetClock(0.0))
    key = keys.sealing()

    check_hourly_keys(config)

    assert key not in keys.file.read_bytes()


@pytest.mark.parametrize(
    ("mounts", "expected"),
    [
        ("tmpfs {root} tmpfs rw 0 0\n", True),
        ("/dev/sda1 / ext4 rw 0 0\nramfs {root} ramfs rw 0 0\n", True),
        ("/dev/sda1 / ext4 rw 0 0\n", False),
        ("tmpfs / tmpfs rw 0 0\n/dev/sda1 {root} ext4 rw 0 0\n", False),
        ("", False),
        (None, False),
    ],
)
def test_memory_is_known_by_the_file_system_nearest_to_it(tmp_path, mounts, expected):
    table = tmp_path / "mounts"
    if mounts is not None:
        table.write_text(mounts.format(root=tmp_path))

    assert is_memory(tmp_path / "keys", table) is expected


@pytest.mark.parametrize(
    "name", ["", "secret", "panah.sqlite", "hidden.log", "index", "index/current"]
)
def test_a_file_that_others_could_read_is_not_in_order(config, name):
    config.hidden_file.touch(0o600)
    path = config.data_dir / name
    path.chmod(path.stat().st_mode | 0o044)

    found = check_files(config)

    assert found == Check(
        "files", f"others can read {path}: chmod -R go= {config.data_dir}"
    )


def test_more_than_one_is_counted(config):
    for path in (config.data_dir, config.secret_file):
        path.chmod(0o755)

    found = check_files(config)

    assert found.wrong.startswith(f"others can read {config.data_dir} and 1 more: ")
