"""The one writer of a generation: takes batches in, each as one act.

Order of a batch: new rows into the word index, then store and cursor in one
transaction, then the words of dead rows out. A reader drops words whose row the
store does not know, so that a crash between the steps shows nothing half.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext, suppress
from pathlib import Path

from tantivy import Document

from search.document import ListingDocument
from search.embedded.batch import Batch, Row, row_of, rows_of
from search.embedded.columns import Columns
from search.embedded.damage import drop_aside, set_aside, telling_damage
from search.embedded.generations import (
    LOCK,
    SWITCH_LOCK,
    current_generation,
    found_generation,
    generations_until,
    is_in_use,
    locked,
    new_generation,
    only_one,
    remove_unused,
    switch_to,
)
from search.embedded.snapshot import forget_rows, save_columns
from search.embedded.store import Store
from search.embedded.word_index import (
    delete_rows,
    make_words,
    open_words,
    word_document,
)
from search.port import Audience, BusyError, Cursor, DamagedError, Gone

HEAP_BYTES = 64_000_000
MOST_REWRITTEN = 1_000  # listings, half a second
# Below this, tombstones cost nothing that anybody could measure.
FEW_DEAD_ROWS = 10_000


class EmbeddedWriter:
    """Writes one generation while it holds its lock."""

    def __init__(
        self, root: Path, folder: Path, audience: Audience, *, new: bool = False
    ) -> None:
        """Take the lock and open the generation, or raise BusyError."""
        self.root, self.folder, self.audience = root, folder, audience
        with ExitStack() as closing:
            if not closing.enter_context(locked(folder / LOCK)):
                raise BusyError
            self.store = Store(folder, read_only=False, new=new)
            closing.callback(self.store.close)
            self.index = make_words(folder) if new else open_words(folder)
            self.words = self.index.writer(HEAP_BYTES, 1)
            # A killed writer leaves files that no commit names; the next one would
            # number its own alike and fail to write them.
            self.words.garbage_collect_files()
            if new:
                self.store.begin(audience)
            self.key = self.store.word_key()
            self.closing = closing.pop_all()
        # What was taken out may still stand in a file, also by one who was killed:
        # in the file of the store, in its log, in an index of before.
        self.is_stale = self.is_logged = self.has_predecessors = True

    @classmethod
    def open(
        cls, root: Path, audience: Audience = Audience.PUBLIC
    ) -> "EmbeddedWriter | None":
        """Open the generation in use; None where none of this form was built.

        Its form is its format and its audience. Raises DamagedError where its files
        are not as they were written.
        """
        with telling_damage():
            folder = found_generation(root)
            if folder is None:
                return None
            with ExitStack() as closing:
                writer = cls(root, folder, audience)
                closing.callback(writer.close)
                if not writer.store.is_current(audience):
                    return None
                closing.pop_all()
            return writer

    @classmethod
    def begin(
        cls, root: Path, audience: Audience = Audience.PUBLIC
    ) -> "EmbeddedWriter":
        """Open a new, empty generation beside the one in use.

        What killed builds have left goes first: they must not fill the disk.
        """
        with suppress(FileExistsError):  # a file in its place is damage
            root.mkdir(parents=True, mode=0o700)
        try:
            used = current_generation(root)
            if not root.is_dir():  # a link to nowhere
                raise DamagedError
        except DamagedError:
            set_aside(root)
            return cls.begin(root, audience)
        with only_one(root / SWITCH_LOCK):
            remove_unused(root, generations_until(used))
            folder = new_generation(root)
            try:
                return cls(root, folder, audience, new=True)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise

    def close(self) -> None:
        """Let go of the generation."""
        try:
            self.words.wait_merging_threads()
        finally:
            self.closing.close()

    def discard(self) -> None:
        """Let go of the generation, and of its files where no search reads them."""
        try:
            self.close()
        finally:
            if not self.in_use:
                shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def in_use(self) -> bool:
        """Whether searches read this generation."""
        return is_in_use(self.root, self.folder)

    @property
    def wasteful(self) -> bool:
        """Whether more rows are tombstones than live: a rebuild leaves them behind."""
        live, dead = self.store.count_rows()
        return dead > max(live, FEW_DEAD_ROWS)

    def take_snapshot(self) -> None:
        """Save the columns, and end the merges: from here on closing takes no time."""
        with telling_damage():
            self.words.wait_merging_threads()
            self.words = self.index.writer(HEAP_BYTES, 1)
            columns = Columns()
            columns.follow(self.store.changes_after(0))
            save_columns(columns, self.folder)

    def switching(self) -> AbstractContextManager[None]:
        """Hold the generation in use as it is, until this one has taken its place.

        What the log tells meanwhile comes into neither: nothing that searches have
        lost can come back with the switch.
        """
        return only_one(self.root / SWITCH_LOCK)

    def put_in_use(self) -> None:
        """Let searches read this generation from now on.

        The old one stays for those who have just looked, until traces are removed.
        """
        old = current_generation(self.root)
        switch_to(self.root, self.folder)
        remove_unused(self.root, {self.folder} | ({old} if old else set()))

    def cursor(self) -> Cursor:
        """Return how far the log has been applied."""
        with telling_damage():
            return self.store.cursor()

    def versions(self) -> Iterator[tuple[str, int]]:
        """Yield every id with the version that is held, ordered by id."""
        with telling_damage():
            yield from self.store.versions()

    def apply(
        self,
        documents: Sequence[ListingDocument],
        gone: Sequence[Gone],
        cursor: Cursor,
    ) -> None:
        """Replace documents, drop what is ``gone``, remember ``cursor``; one act."""
        with telling_damage():
            first = self.store.meta("next_row", 1)
        rows = rows_of(documents, first)  # what fails here is no fault of the files
        touched = [document.id for document in documents]
        with telling_damage():
            self.add_words(rows)
            self.replace([*(key.id for key in gone), *touched], rows, cursor, first)
            self.purge()

    def replace(
        self, ids: Sequence[str], rows: Sequence[Row], cursor: Cursor, first: int
    ) -> None:
        """Put rows, numbered from ``first``, in place of ids, as one transaction."""
        held = self.switching() if self.in_use else nullcontext()
        with held, self.store.connection:
            self.store.connection.execute("BEGIN IMMEDIATE")
            batch = Batch(self.store)
            batch.bury(self.store.live_rows(ids))
            batch.add(rows)
            batch.finish(cursor, first + len(rows))

    def add_words(self, rows: Sequence[Row]) -> None:
        """Put new rows into the word index; leftovers of a crash are replaced."""
        if not rows:
            return
        delete_rows(self.words, (row.number for row in rows))
        for row in rows:
            self.words.add_document(self.words_of(row))
        self.words.commit()

    def words_of(self, row: Row) -> Document:
        """Write one row the way the word index wants it."""
        return word_document(row.number, row.name, row.text, self.key)

    def purge(self) -> None:
        """Take what dead rows were out of every file; searches know already."""
        dead = self.store.dead_rows()
        if dead:
            drop_aside(self.root)  # it may hold what must leave with them
            self.is_stale = True
            self.drop_words(dead)
            forget_rows(self.folder, dead, self.store.meta("change"))
            self.store.set_purged(dead)

    def drop_words(self, dead: Sequence[int]) -> None:
        """Take the words of rows out of the word index.

        It keeps what it deleted until it merges; a small one is written anew instead.
        """
        live, _dead = self.store.count_rows()
        if live > MOST_REWRITTEN:
            delete_rows(self.words, dead)
        else:
            self.words.delete_all_documents()
            for number, card in self.store.live_cards():
                self.words.add_document(self.words_of(row_of(number, card)))
        self.words.commit()
        self.words.garbage_collect_files()

    def leave_nothing(self) -> None:
        """Take out of every file what is not held any more; what cannot be, again.

        A search that goes on keeps the log of the store waiting, and whoever builds
        an index the one of before.
        """
        if self.is_stale:
            self.purge()
            self.store.write_anew()
            self.is_stale, self.is_logged = False, True
        if self.is_logged:
            self.is_logged = not self.store.empty_log()
        if self.has_predecessors and self.in_use:
            with only_one(self.root / SWITCH_LOCK):
                remove_unused(self.root, {self.folder})
            left = generations_until(self.folder)
            self.has_predecessors = left != {self.folder}
