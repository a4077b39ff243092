"""The store of one generation: live documents, their words and names, the cursor.

SQLite makes each batch one act: after a crash it is there as a whole or not at all.
"""

import secrets
import sqlite3
import weakref
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

from search.port import Audience, Cursor, DamagedError

STORE = "store.sqlite"
# Grows when analysis or the shape of a card changes: older copies are built anew.
FORMAT = 7
# Written into the file: whoever opens it for another audience finds nothing. A file
# without one is older than the members' index, and public.
BUSY_TIMEOUT_MS = 30_000
# How long the writer waits for searches that go on: each takes milliseconds.
READERS_MS = 200
MOST_REWRITTEN_BYTES = 64 * 1024 * 1024  # 10,000 listings or more, a second
WORD_KEY_BITS = 63  # as many as a number of SQLite holds
STAMPS = {Audience.PUBLIC: 0, Audience.MEMBERS: 1}
CURSOR_PARTS = tuple(field.name for field in fields(Cursor))
CREATE_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS listing (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL,
  change INTEGER NOT NULL, card TEXT, checksum INTEGER,
  purged INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX IF NOT EXISTS live ON listing (id) WHERE card IS NOT NULL;
CREATE INDEX IF NOT EXISTS changes ON listing (change);
CREATE INDEX IF NOT EXISTS unpurged ON listing (row)
  WHERE card IS NULL AND purged = 0;
CREATE TABLE IF NOT EXISTS token (
  token TEXT PRIMARY KEY, listings INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS neighbour (
  key TEXT, token TEXT, PRIMARY KEY (key, token)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS name (
  key TEXT, row INTEGER, name TEXT NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID;
"""
OTHER_TABLES = """
SELECT (SELECT 1 FROM token LIMIT 1), (SELECT 1 FROM neighbour LIMIT 1),
  (SELECT 1 FROM name LIMIT 1)"""
# A piece at a time: who reads on keeps what was withdrawn in the file's log.
SOME_ROWS = """
SELECT row, id, version, card, checksum FROM listing
  WHERE card IS NOT NULL AND row > ? ORDER BY row LIMIT 1000"""
LIVE_ROWS = """
SELECT row, id, version, card, checksum FROM listing WHERE card IS NOT NULL"""


def checksum_of(row: int, key: str, version: int, card: str) -> int:
    """Return what a row is known again by: a changed digit is a wrong number."""
    return zlib.crc32(f"{row} {key} {version} {card}".encode())


def checked(found: Sequence[Any]) -> tuple[int, Any]:
    """Return row and card as they were written, or raise DamagedError."""
    row, key, version, card, checksum = found
    if card is not None and checksum_of(row, key, version, card) != checksum:
        raise DamagedError(f"{STORE} holds a card that was changed")
    return row, card


def check_files(path: Path) -> None:
    """Raise where a file is missing, or is none: SQLite calls it no damage."""
    if not path.is_file():
        raise DamagedError(f"{STORE} is missing")
    for name in (f"{STORE}-wal", f"{STORE}-shm"):
        if path.with_name(name).is_dir():
            raise DamagedError(f"{name} is a folder")


class Store:
    """One generation's SQLite file."""

    def __init__(self, folder: Path, *, read_only: bool, new: bool = False) -> None:
        """Open the file; only for a new generation it is made."""
        path = folder / STORE
        if not new:
            check_files(path)
        mode = "ro" if read_only else "rwc" if new else "rw"
        uri = f"{path.as_uri()}?mode={mode}"
        self.connection = sqlite3.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False
        )
        # Closed by whoever says so, or else with the last one who holds the store.
        self.close = weakref.finalize(self, self.connection.close)
        self.connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        if not read_only:
            self.prepare()
        if new:
            self.connection.executescript(CREATE_TABLES)

    def prepare(self) -> None:
        """Write durably; what is deleted is overwritten with zeros."""
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute("PRAGMA secure_delete = ON")
        self.connection.execute("PRAGMA temp_store = MEMORY")

    def meta(self, key: str, default: int = 0) -> int:
        """Return a number kept beside the documents."""
        found = self.connection.execute(
            "SELECT value FROM meta WHERE key = ?", (key,)
        ).fetchone()
        return int(found[0]) if found else default

    def set_meta(self, key: str, value: int) -> None:
        """Keep a number beside the documents."""
        self.connection.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = ?",
            (key, value, value),
        )

    def cursor(self) -> Cursor:
        """Return how far the log has been applied."""
        return Cursor(*(self.meta(f"cursor_{part}") for part in CURSOR_PARTS))

    def set_cursor(self, cursor: Cursor) -> None:
        """Remember how far the log has been applied."""
        for part in CURSOR_PARTS:
            self.set_meta(f"cursor_{part}", getattr(cursor, part))

    def begin(self, audience: Audience) -> None:
        """Say of a new file for whom it is, and which program wrote it."""
        self.set_meta("audience", STAMPS[audience])
        self.set_meta("word_key", secrets.randbits(WORD_KEY_BITS))
        self.set_meta("format", FORMAT)

    def is_current(self, audience: Audience) -> bool:
        """Whether it is for this audience; DamagedError where it is of another form."""
        self.check_format()
        return self.is_for(audience)

    def check_format(self) -> None:
        """Raise DamagedError where another program wrote it."""
        found = self.meta("format")
        if found != FORMAT:
            raise DamagedError(f"{STORE} is of format {found}, not {FORMAT}")

    def is_for(self, audience: Audience) -> bool:
        """Whether it holds what this audience may see."""
        return self.meta("audience") == STAMPS[audience]

    def word_key(self) -> bytes:
        """Return the key under which the word index holds words."""
        return self.meta("word_key").to_bytes(WORD_KEY_BITS // 8 + 1)

    def write_anew(self) -> None:
        """Write the file anew out of what it holds; its log has that, until emptied.

        SQLite overwrites what it deletes, and moves what stands beside it without
        overwriting where that stood. A file that is large is left to a rebuild.
        """
        [[pages]] = self.connection.execute("PRAGMA page_count")
        [[page_bytes]] = self.connection.execute("PRAGMA page_size")
        if pages * page_bytes <= MOST_REWRITTEN_BYTES:
            self.connection.execute("VACUUM")

    def empty_log(self) -> bool:
        """Bring what was written into the file itself, and cut its log to nothing.

        Until then the file holds what was deleted since. Returns whether it is done:
        a search that goes on keeps it waiting.
        """
        self.connection.execute(f"PRAGMA busy_timeout = {READERS_MS}")
        try:
            found = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return bool(found.fetchone()[0] == 0)
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")

    def data_version(self) -> int:
        """Return a number that differs after another process has committed."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state of the store until the end, whatever others write meanwhile.

        Otherwise a listing that was just replaced would be counted, but have no card.
        """
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")

    def changes_after(self, change: int) -> Iterator[tuple[int, int, str | None]]:
        """Yield (row, change, card) of rows born or dead since ``change``."""
        found = self.connection.execute(
            "SELECT change, row, id, version, card, checksum FROM listing"
            " WHERE change > ? ORDER BY change",
            (change,),
        )
        for change, *row in found:
            yield row[0], change, checked(row)[1]

    def live_rows(self, ids: Sequence[str]) -> dict[str, tuple[int, int, str]]:
        """Return (row, version, card) of those of ``ids`` that are live."""
        found = {}
        for key in ids:
            row = self.connection.execute(
                "SELECT row, version, card FROM listing"
                " WHERE id = ? AND card IS NOT NULL",
                (key,),
            ).fetchone()
            if row:
                found[key] = row
        return found

    def cards(self, rows: Iterable[int]) -> dict[int, str]:
        """Return the cards of those rows that are live."""
        wanted = list(rows)
        marks = ",".join("?" * len(wanted))
        query = f"{LIVE_ROWS} AND row IN ({marks})"
        found = self.connection.execute(query, wanted)
        return {row: card for row, card in map(checked, found)}

    def check(self) -> None:
        """Read everything; raise DamagedError, or what SQLite does, at a wrong byte."""
        (found,) = self.connection.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise DamagedError(f"{STORE} is damaged")
        self.check_format()
        self.connection.execute(OTHER_TABLES)
        last = -1
        while rows := self.connection.execute(SOME_ROWS, (last,)).fetchall():
            last = max(map(checked, rows))[0]

    def live_cards(self) -> Iterator[tuple[int, str]]:
        """Yield (row, card) of the live documents."""
        yield from self.connection.execute(
            "SELECT row, card FROM listing WHERE card IS NOT NULL ORDER BY row"
        )

    def versions(self) -> Iterator[tuple[str, int]]:
        """Yield (id, version) of the live documents, by id."""
        yield from self.connection.execute(
            "SELECT id, version FROM listing WHERE card IS NOT NULL ORDER BY id"
        )

    def count_rows(self) -> tuple[int, int]:
        """Return how many rows are live, and how many are tombstones."""
        query = "SELECT COUNT(*) FROM listing WHERE card IS NOT NULL"
        live: int = self.connection.execute(query).fetchone()[0]
        return live, self.meta("next_row", 1) - 1 - live

    def set_purged(self, rows: Sequence[int]) -> None:
        """Remember that the words of rows are gone."""
        with self.connection:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.executemany(
                "UPDATE listing SET purged = 1 WHERE row = ?", [(row,) for row in rows]
            )

    def dead_rows(self) -> list[int]:
        """Return dead rows whose words are still in the word index."""
        return [
            row
            for (row,) in self.connection.execute(
                "SELECT row FROM listing WHERE card IS NULL AND purged = 0"
            )
        ]
