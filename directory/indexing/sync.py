"""Projections: how an index is built, kept true to the database, and compared to it."""

import logging
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from uuid import UUID

from directory.database import Database, in_batches
from directory.indexing.change_log import end_of_log, read_log, unsettled_entries
from directory.indexing.documents import project, seen_versions
from directory.indexing.log_identity import knows, read_identity, settle
from directory.search_port import (
    BusyError,
    DamagedError,
    Held,
    IndexTarget,
    Projection,
    Writer,
)

log = logging.getLogger(__name__)
# Listings in one commit of an index: a withdrawal behind them waits no longer.
BATCH = 500
FILL_BATCH = 2000  # listings that an engine gets at once while an index is built
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Differences:
    """Where an index departs from the database; empty lists mean that it is true."""

    missing: list[str] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """Return every listing that is not as it should be."""
        return [*self.missing, *self.outdated, *self.surplus]


def follow(database: Database, index: Projection) -> int:
    """Apply one batch of the log; returns how many entries it held.

    The state is read again at this moment, in the same view as the log: a late
    entry cannot bring back what was withdrawn after it. Raises UnknownCursorError
    where the index has read another log: it must be built anew.
    """
    cursor = index.cursor()
    with database.read() as session:
        entries = read_log(session, cursor, BATCH)
        if entries.count == 0:
            return 0
        projected = project(session, entries.listing_ids, index.audience)
    index.apply(projected.documents, projected.gone, entries.cursor)
    return entries.count


def follow_to_end(database: Database, index: Projection) -> None:
    """Apply all that the log tells, as of the last look at it."""
    while follow(database, index) == BATCH:
        pass
    seen: set[int] = set()
    while look_ahead(database, index, seen):
        pass


def look_ahead(database: Database, index: Projection, seen: set[int]) -> int:
    """Apply a batch of what is committed behind a transaction that is still open.

    The cursor stays before it, so that it is read once more; ``seen`` remembers what
    need not be applied a third time. Returns how many entries were new.
    """
    if database.is_sqlite:  # its writers queue
        return 0
    cursor = index.cursor()
    with database.read() as session:
        entries = unsettled_entries(session)
        fresh = sorted(entries.keys() - seen, reverse=True)[:BATCH]
        seen.intersection_update(entries)
        if not fresh:
            return 0
        listing_ids = list({entries[number] for number in fresh})
        projected = project(session, listing_ids, index.audience)
    index.apply(projected.documents, projected.gone, cursor)
    seen.update(fresh)
    return len(fresh)


def compare(database: Database, index: Held) -> Differences:
    """Compare ids and versions with what the database says that its readers see."""
    with database.read() as session:
        truth = dict(seen_versions(session, index.audience))
    held = dict(index.versions())
    return Differences(
        missing=sorted(truth.keys() - held.keys()),
        outdated=sorted(k for k in truth.keys() & held.keys() if truth[k] != held[k]),
        surplus=sorted(held.keys() - truth.keys()),
    )


def reconcile(database: Database, index: Projection) -> Differences:
    """Mend what differs, whatever the reason; returns what was mended."""
    follow_to_end(database, index)
    differences = compare(database, index)
    for ids in in_batches(differences.ids, BATCH):
        with database.read() as session:
            projected = project(session, [UUID(key) for key in ids], index.audience)
        index.apply(projected.documents, projected.gone, index.cursor())
    return differences


def rebuild(database: Database, target: IndexTarget, progress: Progress) -> Writer:
    """Fill a new index, replay the log, compare, and put it in use.

    Searches go on in the old one until then, and find no more after the switch than
    before it. The writer is returned open; one that fails leaves nothing behind.
    """
    writer = target.begin()
    try:
        fill(database, writer, progress)
        reconcile(database, writer)
        writer.take_snapshot()
        follow_to_end(database, writer)  # what changed meanwhile: it took a while
        with writer.switching():
            follow_to_end(database, writer)
            writer.put_in_use()
        follow_to_end(database, writer)
    except BaseException:
        writer.discard()
        raise
    return writer


def catch_up(targets: Iterable[IndexTarget], database: Database) -> None:
    """Bring indexes up to date, each unless a worker does so anyway."""
    for target in targets:
        with suppress(BusyError), closing(open_or_build(target, database)) as writer:
            follow_to_end(database, writer)
            writer.leave_nothing()


def tell_nobody(_done: int, _total: int) -> None:
    """Keep to oneself how far a build has come."""


def open_or_build(
    target: IndexTarget, database: Database, progress: Progress = tell_nobody
) -> Writer:
    """Open an index; build it where there is none, or none of this log.

    Meanwhile the old one stays locked, so that one process builds and not each.
    ``progress`` may raise to end a build, which then leaves nothing behind.
    """
    settle(database)
    writer = open_sound(target)
    if writer is not None and is_known(database, writer):
        return writer
    try:
        return rebuild(database, target, progress)
    finally:
        if writer is not None:
            writer.close()


def open_sound(target: IndexTarget) -> Writer | None:
    """Open an index; None where there is none, or where it had to be set aside."""
    try:
        return target.open()
    except DamagedError:
        if not mend(target):
            raise
        return None


def mend(target: IndexTarget) -> bool:
    """Set an index aside that is damaged, and say so; whether it was.

    It is looked at as a whole before: what failed may have had another reason.
    """
    wrong = target.damage()
    if not wrong:
        return False
    aside = target.set_aside()
    kept = f"set aside as {aside.name}" if aside else "left"
    log.warning(
        "%s: the index is damaged (%s): %s, built anew", target.name, wrong, kept
    )
    return True


def is_known(database: Database, index: Held) -> bool:
    """Whether the log tells all that the index has still to learn."""
    with database.read() as session:
        return knows(session, read_identity(session), index.cursor())


def fill(database: Database, writer: Writer, progress: Progress) -> None:
    """Copy every listing that its readers see, and follow the log meanwhile.

    Each batch is read by itself: a view held for minutes would keep what is deleted in
    the files of the database, and what is withdrawn in those of the new index.
    """
    with database.read() as session:
        cursor = end_of_log(session)
        ids = [UUID(key) for key, _version in seen_versions(session, writer.audience)]
    writer.apply([], [], cursor)
    done = 0
    for some in in_batches(ids, FILL_BATCH):
        with database.read() as session:
            documents = project(session, some, writer.audience).documents
        writer.apply(documents, [], writer.cursor())
        follow_to_end(database, writer)
        done += len(some)
        progress(done, len(ids))
