"""What every engine offers: the embedded one and, past one machine, Elasticsearch."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from search.document import ListingDocument
from search.query import ListingQuery
from search.results import Results


@dataclass(frozen=True, slots=True, order=True)
class Cursor:
    """How far a projection has read the log: transaction, then sequence number.

    ``history`` tells the past that was read up to here from every other, in 48 bits:
    a restored database has another. Engines keep it with the rest and never judge it.
    """

    transaction: int = 0
    sequence: int = 0
    history: int = 0


class Audience(StrEnum):
    """For whom an index is: anyone, or people of vetted organisations, signed in."""

    PUBLIC = "public"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Gone:
    """A listing that is not to be seen any more, as of a version, where it is known."""

    id: str
    version: int | None = None


class BusyError(Exception):
    """Another process writes this index; two writers would harm each other."""


class DamagedError(Exception):
    """The files of an index are not as they were written; it must be built anew."""


class NotReadyError(Exception):
    """There is no index that could answer now; its worker builds it."""


class Vocabulary(Protocol):
    """The words of live listings that an audience sees; nothing else is in it."""

    def live_listings(self) -> int:
        """Return how many listings are live."""
        ...

    def document_frequencies(self, tokens: Sequence[str]) -> list[int]:
        """Return in how many live listings each token occurs."""
        ...

    def complete_names(self, prefix: str, limit: int) -> list[str]:
        """Return names of listings with a word that begins with ``prefix``."""
        ...

    def neighbours(self, token: str, limit: int) -> list[str]:
        """Return live tokens within one edit of ``token``, most frequent first."""
        ...


class ListingIndex(Protocol):
    """An index of the listings that an audience sees; it answers questions."""

    @property
    def vocabulary(self) -> Vocabulary | None:
        """Return the words that its audience may see; None before the first build."""
        ...

    @property
    def degraded(self) -> bool:
        """Whether another engine answers than the one that should."""
        ...

    def search(self, query: ListingQuery) -> Results:
        """Return one page of listings, best first."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


class Held(Protocol):
    """What a copy of the listings holds for an audience, and how far it has come."""

    @property
    def audience(self) -> Audience:
        """Return for whom it is."""
        ...

    def cursor(self) -> Cursor:
        """Return how far the log has been applied."""
        ...

    def versions(self) -> Iterator[tuple[str, int]]:
        """Yield every id with the version that is held, ordered by id."""
        ...


class Reader(Held, Protocol):
    """A look at an index from outside."""

    @property
    def refused(self) -> Mapping[str, str]:
        """Return listings that the index does not take, with the kind of reason."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Projection(Held, Protocol):
    """The writing side: a copy of an audience's listings that follows the log."""

    def apply(
        self,
        documents: Sequence[ListingDocument],
        gone: Sequence[Gone],
        cursor: Cursor,
    ) -> None:
        """Replace documents, drop what is ``gone``, remember ``cursor``; one act."""
        ...


class Writer(Projection, Protocol):
    """A projection that can be built anew beside the one in use, and replace it."""

    @property
    def in_use(self) -> bool:
        """Whether searches read this index."""
        ...

    @property
    def wasteful(self) -> bool:
        """Whether a rebuild would leave much behind that nobody needs."""
        ...

    def take_snapshot(self) -> None:
        """Prepare for being read, which may take a while."""
        ...

    def switching(self) -> AbstractContextManager[None]:
        """Hold the index in use as it is, until this one has taken its place."""
        ...

    def put_in_use(self) -> None:
        """Let searches read this index from now on; the old one is kept."""
        ...

    def leave_nothing(self) -> None:
        """Take out of every file, as far as the engine can, what is not held any more.

        What could not be done, for somebody still reads it, is tried again.
        """
        ...

    def close(self) -> None:
        """Let go of the index."""
        ...

    def discard(self) -> None:
        """Let go of the index, and remove it where no search reads it."""
        ...
