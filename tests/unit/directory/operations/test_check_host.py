import shutil

import pytest

from directory.config import Config
from directory.crypto.secret import read_secret
from directory.database import Database
from directory.indexing.sync import catch_up
from directory.indexing.targets import own_targets
from directory.operations.check_host import Check, check_host, check_projection, lag
from directory.vetting.withdrawal import withdraw_listing
from i18n.catalogs import compile_catalogs
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_id,
    make_record,
    run_import,
)

SOUND = (
    Check("keys"),
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
def config(sound, tmp_path):
    """Return the settings of a copy of it."""
    shutil.copytree(sound, tmp_path / "var")
    return Config.from_environ({"PANAH_DATA_DIR": str(tmp_path / "var")})


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

    assert found[3] == Check("hidden log", told="1 services are hidden")


def test_a_log_that_misses_what_is_hidden_is_not_in_order(config, database):
    with database.write() as session:
        withdraw_listing(session, an_id(1))
    config.hidden_file.unlink()
    catch_up(own_targets(config), database)

    found = list(check_host(config, database))

    assert found[3] == Check("hidden log", "it misses 1: run 'panah init'")


def test_a_log_that_cannot_be_read_is_not_in_order(config, database):
    config.hidden_file.mkdir()

    found = list(check_host(config, database))

    assert found[3] == Check(
        "hidden log", f"{config.hidden_file} cannot be read (Is a directory)"
    )


def test_what_is_missing_is_named_with_what_makes_it(tmp_path):
    config = Config.from_environ({"PANAH_DATA_DIR": str(tmp_path)})
    database = Database(config.database_url, config.hidden_file)

    found = list(check_host(config, database))

    database.dispose()
    assert found == [
        Check(
            "keys", f"There is no instance in {tmp_path} yet: run 'panah init' first"
        ),
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
    assert found[:2] == [
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
