"""The embedded engine: tantivy for words, numpy columns for the rest, SQLite as store.

One process a host writes, any number read; a reader follows the writer by itself.
"""

from search.engines.embedded.index import EmbeddedIndex
from search.engines.embedded.reader import EmbeddedReader
from search.engines.embedded.writer import EmbeddedWriter

__all__ = ["EmbeddedIndex", "EmbeddedReader", "EmbeddedWriter"]
