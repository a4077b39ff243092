"""A writer on an index of its own, and a reader of it, for each test that asks."""

import pytest

from search.embedded import EmbeddedIndex, EmbeddedWriter


@pytest.fixture
def writer(tmp_path):
    """Yield a writer on a fresh generation that is in use."""
    made = EmbeddedWriter.begin(tmp_path)
    made.put_in_use()
    yield made
    made.close()


@pytest.fixture
def index(writer):
    """Yield an index that reads what the writer writes, and stays open."""
    made = EmbeddedIndex(writer.root)
    yield made
    made.close()
