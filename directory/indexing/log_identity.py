"""Which log this is: the cursors that it knows, and when it begins anew or is cut.

A cursor is known by the entry it stands on. After a backup was restored that entry
is missing, or another has its number; after old entries were cut it is missing too:
either way what follows it does not tell all that changed.
"""

from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, delete, literal_column, select
from sqlalchemy.orm import Session

from directory.database import Database, is_postgresql
from directory.listings.models import ListingChange, LogHistory
from directory.search_port import Cursor

SERVER = "(SELECT system_identifier FROM pg_control_system())"


@dataclass(frozen=True, slots=True)
class LogIdentity:
    """What tells the log of this database on this server from every other."""

    id: UUID
    server: int
    pruned: bool

    def start(self) -> Cursor:
        """Return the cursor before the first entry."""
        return Cursor(history=self.mark(""))

    def at(self, entry: ListingChange) -> Cursor:
        """Return the cursor that stands on an entry."""
        mark = self.mark(f"{entry.listing_id} {entry.changed_at.isoformat()}")
        return Cursor(entry.transaction, entry.sequence, mark)

    def mark(self, what: str) -> int:
        """Return 48 bits that no other log has at this place."""
        whole = f"{self.id} {self.server} {what}"
        return int.from_bytes(blake2b(whole.encode(), digest_size=6).digest())


def read_identity(session: Session) -> LogIdentity:
    """Return the identity of the log as this session's view has it."""
    row = session.execute(select(LogHistory.id, LogHistory.pruned)).one()
    return LogIdentity(row.id, server_of(session), row.pruned)


def server_of(session: Session) -> int:
    """Return which PostgreSQL this is; 0 on SQLite, whose log counts by itself."""
    if not is_postgresql(session):
        return 0
    return session.scalars(select(literal_column(SERVER, BigInteger))).one()


def knows(session: Session, identity: LogIdentity, cursor: Cursor) -> bool:
    """Whether all that changed since a cursor is in the log."""
    if (cursor.transaction, cursor.sequence) == (0, 0):
        return cursor == identity.start() and not identity.pruned
    found = session.get(ListingChange, cursor.sequence)
    return found is not None and identity.at(found) == cursor


def settle(database: Database) -> None:
    """Begin a new log where the log was written on another PostgreSQL.

    Its entries are ordered by transactions that this server never had: new ones
    would come before them, and nobody would read them.
    """
    with database.read() as session:
        if server_of(session) == session.scalar(select(LogHistory.server)):
            return
    with database.write() as session:
        history = session.scalars(select(LogHistory).with_for_update()).one()
        here = server_of(session)
        if history.server != here:
            session.execute(delete(ListingChange))
            history.id, history.server, history.pruned = uuid4(), here, False
