"""The declarative base, and sessions that read or write on SQLite and PostgreSQL."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import Enum, MetaData, Update, create_engine, event, text
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import (
    DatabaseError,
    InterfaceError,
    OperationalError,
    TimeoutError,
)
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import DateTime, TypeDecorator

Item = TypeVar("Item")
NAMING_CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
# No answer from a database: it is away, closed, full or damaged.
AWAY = (DatabaseError, InterfaceError, TimeoutError)
# SQLSTATE of a full disk, of too little memory, of rights, of a server that only reads.
LASTING = ("25006", "28", "42", "53")
MAY_CHANGE: Final = "SELECT has_table_privilege('listing_change', 'DELETE')"
HIDDEN_LOG: Final = "hidden log"
CLOCK: Final = "clock"
IDS_AT_ONCE: Final = 500  # in a query: SQLite takes 32,766 values, older ones 999
PATIENCE_S: Final = 60  # three writers and an import wait for each other, never fail
# Of a page: a person is told to try again, and the next one finds a thread.
WEB_PATIENCE_S: Final = 3


def may_pass(error: OperationalError) -> bool:
    """Whether another try may do: somebody was in the way, and no disk or right."""
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", 0)
        return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    state = getattr(error.orig, "sqlstate", None) or ""
    return not state.startswith(LASTING)


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware, kept in UTC, also where the database forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> Any:
        """Store an instant in UTC; ValueError for one that names no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive instant could be meant in any zone")
        return value.astimezone(UTC)

    def process_result_value(
        self, value: datetime | None, dialect: Any
    ) -> datetime | None:
        """Give every instant its zone back."""
        if value is None:
            return None
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC)


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)


def instant_of(session: Session) -> datetime:
    """Return the present instant by the clock of the database of a session."""
    clock: Callable[[], datetime] = session.info.get(CLOCK, now)
    return clock()


def today_of(session: Session) -> date:
    """Return the day (UTC) by the clock of the database of a session."""
    return instant_of(session).astimezone(UTC).date()


def changed_one(session: Session, statement: Update) -> bool:
    """Whether a statement changed one row: of many at once, one is told so."""
    done = session.execute(statement)
    return bool(done.rowcount == 1)  # type: ignore[attr-defined] # of an UPDATE it is


def is_postgresql(session: Session) -> bool:
    """Whether several transactions may write at once here."""
    return session.get_bind().dialect.name == "postgresql"


def stored_by_value(kind: type[StrEnum]) -> Enum:
    """Store an enum as its values; SQLAlchemy alone would store the names."""
    return Enum(
        kind,
        native_enum=False,
        values_callable=lambda members: [member.value for member in members],
        length=32,
        create_constraint=True,
        name=kind.__name__.lower(),
    )


class Database:
    """The truth: one engine that writes, one that can only read.

    ``hidden_log`` is where an instance keeps what was hidden, ``clock`` tells which
    day it is; sessions know both. Whoever writes waits ``patience_s`` for others.
    """

    def __init__(
        self,
        url: str,
        hidden_log: Path | None = None,
        patience_s: int = PATIENCE_S,
        clock: Callable[[], datetime] = now,
    ) -> None:
        """Prepare both engines; nothing connects yet."""
        self.url = url
        self.info: dict[str, Any] = {HIDDEN_LOG: hidden_log, CLOCK: clock}
        self.is_sqlite = url.startswith("sqlite")
        make = sqlite_engine if self.is_sqlite else postgresql_engine
        self.writer = make(url, patience_s, read_only=False)
        self.reader = make(url, patience_s, read_only=True)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Hold one unit of work: committed as a whole, or nothing of it is."""
        own = Session(self.writer, expire_on_commit=False, info=self.info)
        with own as session, session.begin():
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Hold one consistent view; a write through it is refused."""
        with Session(self.reader, info=self.info) as session:
            yield session

    def now(self) -> datetime:
        """Return the present instant by its clock."""
        clock: Callable[[], datetime] = self.info[CLOCK]
        return clock()

    def may_change_listings(self) -> bool:
        """Whether whom the address names may write listings and their log.

        The role of web processes on PostgreSQL may not; elsewhere everybody may.
        """
        if self.is_sqlite:
            return True
        with self.reader.connect() as connection:
            return bool(connection.scalar(text(MAY_CHANGE)))

    def dispose(self) -> None:
        """Close every connection."""
        self.writer.dispose()
        self.reader.dispose()


def database_path(url: str) -> Path | None:
    """Return the file of SQLite that an address names; None for a server."""
    path = make_url(url).database
    return Path(path) if url.startswith("sqlite") and path else None


def sqlite_engine(url: str, patience_s: int, *, read_only: bool) -> Engine:
    """Make an engine whose transactions begin when we say, locked if they write.

    The driver's own way loses updates without an error (read, then write, in four
    threads: 150 of 200 lost); a deferred BEGIN fails instead; IMMEDIATE waits.
    """
    engine = create_engine(url)
    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {patience_s * 1000}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # What is deleted is overwritten in the file, and a row that is replaced is
        # a row that is deleted for triggers too.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        if read_only:
            connection.execute("PRAGMA query_only = ON")

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine


def postgresql_engine(url: str, patience_s: int, *, read_only: bool) -> Engine:
    """Make an engine on psycopg 3; the reading one is refused every write."""
    options = f"-c lock_timeout={patience_s}s"
    if read_only:
        options += " -c default_transaction_read_only=on"
    level = "REPEATABLE READ" if read_only else "READ COMMITTED"
    return create_engine(
        with_driver(url),
        isolation_level=level,
        pool_pre_ping=True,
        pool_timeout=patience_s,
        connect_args={"options": options, "connect_timeout": patience_s},
    )


def with_driver(url: str) -> str:
    """Name the driver in a plain ``postgresql://`` address."""
    scheme, separator, rest = url.partition("://")
    driver = "postgresql+psycopg" if scheme in ("postgresql", "postgres") else scheme
    return f"{driver}{separator}{rest}"


def in_batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield items so many at a time: a query, or a commit, takes no more."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
