"""Whoever opens a folder for another audience than it was written for finds nothing."""

from contextlib import closing

import pytest

from search.embedded import EmbeddedIndex, EmbeddedReader, EmbeddedWriter
from search.port import Audience, Cursor
from search.query import ListingQuery
from search.results import NO_RESULTS
from tests.support.documents import document

PAIRS = [(written, asked) for written in Audience for asked in Audience]


def write(root, audience):
    """Write one listing into the index of an audience, and put it in use."""
    with closing(EmbeddedWriter.begin(root, audience)) as writer:
        writer.apply([document("a")], [], Cursor(0, 1))
        writer.put_in_use()
        return writer.folder


@pytest.mark.parametrize(("written", "asked"), PAIRS)
def test_only_its_own_audience_finds_words_and_names(tmp_path, written, asked):
    write(tmp_path, written)

    with closing(EmbeddedIndex(tmp_path, asked)) as index:
        results, vocabulary = index.search(ListingQuery()), index.vocabulary

    assert results.total == (1 if written == asked else 0)
    assert (results == NO_RESULTS) == (written != asked)
    assert (vocabulary is None) == (written != asked)


@pytest.mark.parametrize(("written", "asked"), PAIRS)
def test_only_for_its_own_audience_it_is_looked_at_and_written(
    tmp_path, written, asked
):
    write(tmp_path, written)

    reader = EmbeddedReader.open(tmp_path, asked)
    writer = EmbeddedWriter.open(tmp_path, asked)

    held = [opened.audience for opened in (reader, writer) if opened is not None]
    for opened in (reader, writer):
        if opened is not None:
            opened.close()
    assert held == ([asked, asked] if written == asked else [])


def test_an_index_from_before_the_members_had_one_is_public(tmp_path):
    write(tmp_path, Audience.PUBLIC)
    with closing(EmbeddedWriter.open(tmp_path)) as writer, writer.store.connection:
        writer.store.connection.execute("DELETE FROM meta WHERE key = 'audience'")

    with closing(EmbeddedIndex(tmp_path)) as index:
        public = index.search(ListingQuery()).total
    with closing(EmbeddedIndex(tmp_path, Audience.MEMBERS)) as index:
        members = index.search(ListingQuery()).total

    assert (public, members) == (1, 0)


@pytest.mark.parametrize("audience", Audience)
def test_its_folders_are_open_to_their_owner_alone(tmp_path, audience):
    root = tmp_path / "index"

    generation = write(root, audience)

    modes = [oct(path.stat().st_mode & 0o777) for path in (root, generation)]
    assert modes == ["0o700", "0o700"]
