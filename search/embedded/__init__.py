"""The embedded engine: tantivy for words, numpy columns for the rest, SQLite as store.

One process a host writes, any number read; a reader follows the writer by itself.
"""

from search.embedded.index import EmbeddedIndex
from search.embedded.reader import EmbeddedReader
from search.embedded.writer import EmbeddedWriter

__all__ = ["EmbeddedIndex", "EmbeddedReader", "EmbeddedWriter"]
