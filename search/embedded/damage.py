"""Damage: told from a disk that is full or closed, and set aside for what replaces it.

An index is a copy. What is damaged is kept beside it for whoever wants to know why,
two at most, and only until a listing leaves the index: then nothing of it may stay.
"""

import errno
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from search.port import DamagedError

MOST_ASIDE = 2
# Not the file's fault: a disk, a right or a limit. Another try may do.
OF_THE_DISK = {
    errno.EACCES,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EMFILE,
    errno.ENFILE,
    errno.ENOMEM,
    errno.ENOSPC,
    errno.EPERM,
    errno.EROFS,
}
OF_THE_STORE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}
CUT_SHORT = {sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS}
# How the word index, which raises ValueError for everything, quotes the system.
SYSTEM_ERROR = re.compile(r"os error ([0-9]+)|\bcode: ([0-9]+)")
Kinds = tuple[type[Exception], ...]
FAILURES: Kinds = (sqlite3.Error, OSError, ValueError, LookupError, TypeError)


@contextmanager
def telling_damage(kinds: Kinds = FAILURES) -> Iterator[None]:
    """Raise DamagedError where the files are the reason; let all else pass."""
    try:
        yield
    except kinds as error:
        if (number := system_error(error)) in OF_THE_DISK:
            raise OSError(number, os.strerror(number)) from error
        if is_of_the_disk(error):
            raise
        raise DamagedError(kind_of(error)) from error
    except BaseException as error:
        # The word index is Rust: what it cannot read may end in a panic, which is no
        # Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedError(kind_of(error)) from None


def kind_of(error: BaseException) -> str:
    """Return the class of an error: its text may quote what is stored."""
    return type(error).__name__


def is_of_the_disk(error: BaseException) -> bool:
    """Whether an error tells of the disk, a right or a limit, or of a mistake of ours.

    The files may be sound then, and are left as they are.
    """
    if isinstance(error, sqlite3.Error):
        return is_of_the_store(error)
    if isinstance(error, OSError):
        return error.errno in OF_THE_DISK
    return False


def system_error(error: BaseException) -> int:
    """Return the number of the system's error that the word index quotes, or 0."""
    quoted = SYSTEM_ERROR.search(str(error)) if type(error) is ValueError else None
    return int(quoted[1] or quoted[2]) if quoted else 0


def is_of_the_store(error: sqlite3.Error) -> bool:
    """Whether SQLite complains of anything but the bytes that it has read."""
    if isinstance(error, sqlite3.ProgrammingError | sqlite3.InterfaceError):
        return True  # a connection that was closed
    code = getattr(error, "sqlite_errorcode", None)
    if code is None or code in CUT_SHORT:
        return False
    return code & 0xFF in OF_THE_STORE


def set_aside(root: Path) -> Path | None:
    """Move an index out of the way, under a name with the instant; None if it is gone.

    Two at most are kept.
    """
    instant = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")
    target = root.with_name(f"{root.name}.damaged-{instant}")
    try:
        root.rename(target)
    except FileNotFoundError:
        return None
    drop_aside(root, keep=MOST_ASIDE)
    return target


def drop_aside(root: Path, keep: int = 0) -> None:
    """Remove what was set aside, save the newest."""
    found = sorted(root.parent.glob(f"{root.name}.damaged-*"))
    for old in found[: len(found) - keep]:
        if old.is_dir():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.unlink(missing_ok=True)
