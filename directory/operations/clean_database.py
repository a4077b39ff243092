"""Keep the files of SQLite clean: what was changed or deleted is nowhere in them."""

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from directory.database import Database, database_path
from directory.operations.watching import watching

log = logging.getLogger(__name__)
LOOK_S = 0.2
# After the last write; an import that goes on writes on, and waits for nobody so.
QUIET_S = 0.5
LONGEST_S = 30.0  # where somebody always writes
READERS_MS = 100  # how long one attempt waits for those who read or write
MOST_REWRITTEN_BYTES = 64 * 1024 * 1024  # a second; a larger one keeps fragments


class SqliteFile:
    """One database file, written anew after changes, and its log emptied.

    SQLite overwrites what it deletes, in the log first; and it moves what stands
    beside without overwriting where that stood. Both end here, soon after a change.
    """

    def __init__(self, path: Path) -> None:
        """Open the file; what happened before is not known, so it is cleaned once."""
        self.path = path
        self.own = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.own.execute(f"PRAGMA busy_timeout = {READERS_MS}")
        self.own.execute("PRAGMA secure_delete = ON")
        self.own.execute("PRAGMA temp_store = MEMORY")
        self.version = -1
        self.stale_since = self.changed_at = 0.0
        self.is_stale = False

    def close(self) -> None:
        """Let go of the file."""
        self.own.close()

    def clean(self, now: float) -> None:
        """Do what is due at an instant; raises OperationalError while others write."""
        [[version]] = self.own.execute("PRAGMA data_version")
        if version != self.version:
            self.stale_since = self.stale_since if self.is_stale else now
            self.version, self.changed_at, self.is_stale = version, now, True
        if self.is_stale and self.is_due(now):
            self.write_anew()
            self.is_stale = False
        if self.log_bytes:
            self.own.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def is_due(self, now: float) -> bool:
        """Whether nobody has written for a moment, or somebody has for too long."""
        return now - self.changed_at >= QUIET_S or now - self.stale_since >= LONGEST_S

    def write_anew(self) -> None:
        """Write the file anew out of what it holds, unless it is large."""
        if self.path.stat().st_size <= MOST_REWRITTEN_BYTES:
            self.own.execute("VACUUM")

    @property
    def log_bytes(self) -> int:
        """Return the size of the log."""
        try:
            return self.path.with_name(f"{self.path.name}-wal").stat().st_size
        except FileNotFoundError:
            return 0


@contextmanager
def kept_clean(database: Database) -> Iterator[None]:
    """Keep the files of a database clean meanwhile; PostgreSQL looks after its own."""
    path = database_path(database.url)
    if path is None:
        yield
        return
    with watching(partial(watch, path)):
        yield


def watch(path: Path, ended: threading.Event) -> None:
    """Look now and then, whatever fails: a full disk or a lock may pass."""
    with closing(SqliteFile(path)) as file:
        while not ended.wait(LOOK_S):
            try:
                file.clean(time.monotonic())
            except sqlite3.OperationalError as error:
                log.debug("database: %s", type(error).__name__)
            except (sqlite3.DatabaseError, OSError) as error:
                log.error("database: %s", type(error).__name__)
