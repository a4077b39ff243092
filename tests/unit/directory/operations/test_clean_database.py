import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from directory.database import Database
from directory.operations import clean_database
from directory.operations.clean_database import SqliteFile, kept_clean
from tests.support.instance import wait_until
from tests.support.left_behind import files_telling
from tests.support.loading import load_into
from tests.support.records import service

OLD, NEW = "+93700099887", "+93700011223"


def with_number(number):
    """Return a record whose phone has a number."""
    phone = {"id": "11111111-1111-4111-8111-111111111111", "number": number}
    return service("a", "shelter", phones=[phone])


@pytest.fixture
def file(sqlite):
    with closing(SqliteFile(sqlite_path(sqlite))) as made:
        yield made


def sqlite_path(database):
    """Return where a database lies."""
    return Path(database.writer.url.database)


def test_a_number_that_was_changed_leaves_the_file_and_its_log(sqlite, file):
    load_into(sqlite, with_number(OLD))
    load_into(sqlite, with_number(NEW))
    folder = file.path.parent
    before = files_telling(folder, [OLD])

    file.clean(0.0)
    file.clean(clean_database.QUIET_S)

    assert before != {}
    assert files_telling(folder, [OLD]) == {}
    assert files_telling(folder, [NEW]) != {}


def test_it_waits_for_an_import_to_end_but_not_for_ever(sqlite, file):
    load_into(sqlite, with_number(OLD))
    states = []

    for second in range(32):
        load_into(sqlite, with_number(f"+9370000{second:04}"))
        file.clean(float(second) * 0.4 if second < 30 else 100.0)
        states.append(file.is_stale)

    assert states == [True] * 30 + [False, True]


def test_whoever_reads_delays_it_and_no_more(sqlite, file):
    load_into(sqlite, with_number(OLD))
    folder = file.path.parent
    with closing(sqlite3.connect(file.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT number FROM phone").fetchall()
        load_into(sqlite, with_number(NEW))
        for now in (0.0, 1.0, 2.0):
            file.clean(now)
        while_read = files_telling(folder, [OLD])
        reader.execute("ROLLBACK")
        file.clean(3.0)

    assert while_read != {}
    assert files_telling(folder, [OLD]) == {}


def test_a_large_file_is_not_written_anew(sqlite, file, monkeypatch):
    load_into(sqlite, with_number(OLD))
    monkeypatch.setattr(clean_database, "MOST_REWRITTEN_BYTES", 0)
    load_into(sqlite, with_number(NEW))

    file.clean(0.0)
    file.clean(1.0)

    assert (file.is_stale, file.log_bytes) == (False, 0)


def test_it_goes_on_by_itself_and_outlives_a_failure(sqlite, monkeypatch, caplog):
    failures = [OSError, sqlite3.DatabaseError, sqlite3.OperationalError]
    clean = SqliteFile.clean

    def failing(file, now):
        if failures:
            raise failures.pop(0)
        clean(file, now)

    monkeypatch.setattr(SqliteFile, "clean", failing)
    monkeypatch.setattr(clean_database, "LOOK_S", 0.01)
    load_into(sqlite, with_number(OLD))
    load_into(sqlite, with_number(NEW))

    folder = sqlite_path(sqlite).parent
    with kept_clean(sqlite):
        wait_until(lambda: files_telling(folder, [OLD]) == {}, 30)

    assert caplog.messages == ["database: OSError", "database: DatabaseError"]


def test_postgresql_looks_after_its_own_files():
    database = Database("postgresql://nobody@127.0.0.1:1/none")

    with kept_clean(database):
        pass

    database.dispose()
