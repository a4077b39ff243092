"""What is wrong below us, and what to do: one sentence for each way things fail.

No sentence quotes the text of an error: it may hold an address, a passphrase or what
a record says.
"""

import errno
import os
import shutil
import sqlite3
import traceback
from pathlib import Path
from typing import Any

from sqlalchemy.exc import ArgumentError, SQLAlchemyError, TimeoutError

from directory import search_port
from directory.config import Config
from directory.errors import PanahError
from directory.search_port import DamagedError, NotReadyError, PlacesError

NOTHING_LOST = "nothing that was told as done is lost"
FULL = f"the disk is full: {NOTHING_LOST}; make room, then run the command again"
RESTORE = "restore a backup, then run 'panah init'"
DAMAGED = f"is damaged: {RESTORE}"
CLOSED = "cannot be written: give this user the right to write there"
REBUILD = "a running worker builds it anew, and so does 'panah index rebuild'"
CLUSTER = "elastic_transport", "elasticsearch"  # modules of its client
LITTLE_BYTES = 1_000_000  # less is none: SQLite says "I/O error" on such a disk

OF_SQLITE = {
    sqlite3.SQLITE_BUSY: "is kept by another process for too long: try again",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: look whether its folder is there, "
    "and this user may write in it",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_ERROR: f"lacks a table or a column of this version: {RESTORE}",
    sqlite3.SQLITE_FULL: f"cannot grow, {FULL}",
    sqlite3.SQLITE_IOERR: f"cannot be read or written: look at its disk; "
    f"{NOTHING_LOST}",
    sqlite3.SQLITE_LOCKED: "is kept by another process for too long: try again",
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_PERM: CLOSED,
    sqlite3.SQLITE_READONLY: CLOSED,
}
# By the beginning of SQLSTATE, the longest first.
OF_POSTGRESQL = {
    "25006": "takes no writes: PANAH_DATABASE_URL names a standby",
    "28": "does not know the user or the passphrase of PANAH_DATABASE_URL",
    "3D000": "has no database of the name in PANAH_DATABASE_URL",
    "42501": "does not let the user of PANAH_DATABASE_URL do this",
    "42": f"lacks a table or a column of this version: {RESTORE}",
    "53100": f"cannot grow, {FULL}",
    "53300": "has no connection left: raise max_connections, or stop a process",
    "57": "is being started or stopped: try again",
    "58": "cannot read or write its files: look at its disk and its log",
    "XX": f"{DAMAGED}; its own log says where",
}
# Before a connection stands there is no SQLSTATE: what the words tell, in English.
WHILE_CONNECTING = {
    "authentication failed": OF_POSTGRESQL["28"],
    "no pg_hba.conf entry": OF_POSTGRESQL["28"],
    "no password supplied": OF_POSTGRESQL["28"],
    "role": OF_POSTGRESQL["28"],
    "does not exist": OF_POSTGRESQL["3D000"],
    "too many": OF_POSTGRESQL["53300"],
    "starting up": OF_POSTGRESQL["57"],
    "shutting down": OF_POSTGRESQL["57"],
}
AWAY = "does not answer: look whether it runs where PANAH_DATABASE_URL says"
OF_THE_SYSTEM = {
    errno.EACCES: "cannot be used: this user may not read or write it",
    errno.EDQUOT: f"cannot be written, {FULL}",
    errno.EIO: "cannot be read or written: look at its disk",
    errno.EISDIR: "cannot be used: it is a folder, and a file is meant",
    errno.EMFILE: "cannot be opened, too many files are: raise 'ulimit -n'",
    errno.ENFILE: "cannot be opened, too many files are: raise 'ulimit -n'",
    errno.EFBIG: f"cannot grow, a limit is reached: raise 'ulimit -f'; {NOTHING_LOST}",
    errno.ENOSPC: f"cannot be written, {FULL}",
    errno.EPERM: "cannot be used: this user may not read or write it",
    errno.EROFS: f"{CLOSED}, its disk is read-only",
}


def sentence_of(error: Exception) -> str:
    """Return one sentence that says what is wrong, and what to do."""
    if isinstance(error, PanahError | PlacesError):
        return str(error)
    if isinstance(error, SQLAlchemyError | sqlite3.Error):
        return f"{subject_of(error)} {database_reason(error)}."
    if isinstance(error, DamagedError):
        return f"The index of this host is damaged ({error}): {REBUILD}."
    if isinstance(error, NotReadyError):
        return f"There is no index of this host that could answer: {REBUILD}."
    if type(error).__module__.partition(".")[0] in CLUSTER:
        return f"Elasticsearch cannot be used: {search_port.reason_of(error)}."
    if isinstance(error, ModuleNotFoundError):
        return f"The package {error.name} is missing: 'make install' brings it."
    if isinstance(error, OSError):
        return f"{error.filename or 'The system'}: {system_reason(error)}."
    return unforeseen(error)


def subject_of(error: Exception) -> str:
    """Return which of our files or servers an error speaks of."""
    if isinstance(error, sqlite3.Error):
        return "A file of an index or of the places"
    path = database_path()
    if path is None:
        return "PostgreSQL" if is_postgresql(error) else "The database"
    return f"The database {path}"


def database_path() -> Path | None:
    """Return where the database lies; None for a server, or where it is not said."""
    try:
        return Config.from_environ().database_file
    except PanahError:
        return None


def is_postgresql(error: Exception) -> bool:
    """Whether an error comes from a server."""
    return hasattr(getattr(error, "orig", None), "sqlstate")


def database_reason(error: Exception) -> str:
    """Return what is wrong with a database, to follow its name."""
    cause: Any = getattr(error, "orig", None) or error
    if isinstance(cause, sqlite3.Error):
        return sqlite_reason(cause)
    if is_postgresql(error):
        return postgresql_reason(cause.sqlstate, str(cause))
    if isinstance(error, TimeoutError):
        return "has no connection left for this process: try again"
    if isinstance(error, ArgumentError):
        return "is not what PANAH_DATABASE_URL names: it is no address of a database"
    return f"does not answer ({type(error).__name__})"


def sqlite_reason(error: sqlite3.Error) -> str:
    """Return what is wrong with a file of SQLite."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    path = database_path()
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        code = sqlite3.SQLITE_FULL if is_full(path) else code
        code = sqlite3.SQLITE_READONLY if is_closed(path) else code
    return OF_SQLITE.get(code, f"does not answer ({type(error).__name__})")


def is_full(path: Path | None) -> bool:
    """Whether the disk of a file has no room left."""
    try:
        return path is not None and shutil.disk_usage(path.parent).free < LITTLE_BYTES
    except OSError:
        return False


def is_closed(path: Path | None) -> bool:
    """Whether this user may not write beside a file: SQLite keeps its log there."""
    return (
        path is not None
        and path.parent.is_dir()
        and not os.access(path.parent, os.W_OK)
    )


def postgresql_reason(state: str | None, text: str) -> str:
    """Return what is wrong with a server of PostgreSQL."""
    if state is None:
        found = (reason for words, reason in WHILE_CONNECTING.items() if words in text)
        return next(found, AWAY)
    reasons = (OF_POSTGRESQL.get(state[:length]) for length in (5, 2))
    return next(filter(None, reasons), f"does not do what it is asked ({state})")


def system_reason(error: OSError) -> str:
    """Return what the system does not let us do."""
    known = OF_THE_SYSTEM.get(error.errno or 0)
    return known or error.strerror or type(error).__name__


def unforeseen(error: Exception) -> str:
    """Return where a mistake of ours is, without the words of the error."""
    *_before, last = traceback.extract_tb(error.__traceback__) or [None]
    place = f" in {Path(last.filename).name}, line {last.lineno}" if last else ""
    kind = type(error).__name__
    return (
        f"Something went wrong that nobody foresaw ({kind}{place}): please report it."
    )
