"""Both engines behind one handle, so that one suite holds both to the same answers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from search.document import ListingDocument
from search.elastic.client import connect, writing_client
from search.elastic.cluster import Cluster
from search.elastic.index import ElasticIndex
from search.elastic.writer import ElasticWriter
from search.embedded import EmbeddedIndex, EmbeddedWriter
from search.port import Cursor, Gone, Projection
from search.query import ListingQuery
from search.results import Results

PATIENCE_S = 60.0  # a test waits for a busy machine; a searcher does not


class Engine(Protocol):
    """One engine with one index in use, which begins empty."""

    @property
    def writer(self) -> Projection:
        """Return the writing side."""

    def hold(
        self, documents: Sequence[ListingDocument], gone: Sequence[Gone] = ()
    ) -> None:
        """Take documents in and drop what is gone; searchable when this returns."""

    def search(self, query: ListingQuery) -> Results:
        """Return one page of an answer."""

    def begin(self) -> Projection:
        """Return the writer of a new index that is not in use."""


class Embedded:
    """The embedded engine in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.writer = EmbeddedWriter.begin(root)
        self.writer.put_in_use()
        self.index = EmbeddedIndex(root)
        self.batches = 0

    def hold(
        self, documents: Sequence[ListingDocument], gone: Sequence[Gone] = ()
    ) -> None:
        self.batches += 1
        self.writer.apply(documents, gone, Cursor(0, self.batches))

    def search(self, query: ListingQuery) -> Results:
        return self.index.search(query)

    def begin(self) -> EmbeddedWriter:
        return EmbeddedWriter.begin(self.root)

    def close(self) -> None:
        self.index.close()
        self.writer.close()


class Elastic:
    """Elasticsearch, with the words and names of an embedded index beside it."""

    def __init__(self, url: str, root: Path) -> None:
        self.cluster = Cluster((url,))
        self.host = Embedded(root)
        self.writer = ElasticWriter.begin(writing_client(self.cluster))
        self.writer.put_in_use()
        self.index = ElasticIndex(connect(self.cluster, PATIENCE_S, 0))

    def hold(
        self, documents: Sequence[ListingDocument], gone: Sequence[Gone] = ()
    ) -> None:
        self.host.hold(documents, gone)
        cursor = self.writer.cursor()
        self.writer.apply(documents, gone, Cursor(0, cursor.sequence + 1))

    def search(self, query: ListingQuery) -> Results:
        vocabulary = self.host.index.vocabulary
        assert vocabulary is not None
        return self.index.search(query, vocabulary)

    def begin(self) -> ElasticWriter:
        return ElasticWriter.begin(writing_client(self.cluster))

    def close(self) -> None:
        self.index.close()
        self.writer.close()
        self.host.close()


@contextmanager
def opened(root: Path, url: str = "") -> Iterator[Embedded | Elastic]:
    """Yield the embedded engine, or Elasticsearch where a node has this address."""
    engine = Elastic(url, root) if url else Embedded(root)
    try:
        yield engine
    finally:
        engine.close()
