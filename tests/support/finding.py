"""Finders over a few listings, which share places and phrases: those take a second."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from search.document import ListingDocument
from search.embedded import EmbeddedIndex, EmbeddedWriter
from search.finder import Finder
from search.places.gazetteer import Gazetteer, PlaceMatch
from search.places.in_text import hers
from search.port import Cursor
from search.understanding.needs import Recogniser
from search.understanding.phrase_bank import load_bank

Finding = Callable[[Path, Sequence[ListingDocument]], AbstractContextManager[Finder]]


@pytest.fixture(scope="session")
def finding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finding]:
    """Yield what opens a finder over some listings in a folder."""
    gazetteer = Gazetteer()
    nowhere = EmbeddedIndex(tmp_path_factory.mktemp("nothing"))
    whole = Finder(nowhere, gazetteer)

    @contextmanager
    def over(root: Path, corpus: Sequence[ListingDocument]) -> Iterator[Finder]:
        writer = EmbeddedWriter.begin(root)
        writer.apply(corpus, [], Cursor(0, 1))
        writer.put_in_use()
        index = EmbeddedIndex(root)
        yield whole.over(index)
        index.close()
        writer.close()

    yield over
    nowhere.close()
    gazetteer.close()


def place_inside(
    gazetteer: Gazetteer, text: str, country: str | None = None
) -> PlaceMatch | None:
    """Return the place where a text says that she is; None is the safe answer."""
    own = hers(gazetteer.mentions(text, country=country))
    return own.match if own else None


@pytest.fixture(scope="session")
def recogniser_of_bank() -> Recogniser:
    """Return the recogniser of the whole phrase bank."""
    return Recogniser(load_bank())
