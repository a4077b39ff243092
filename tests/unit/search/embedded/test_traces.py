"""What is gone from an index is in none of its files."""

import random
import shutil
from hashlib import blake2b

import numpy as np
import pytest

from search.document import OpenRange
from search.embedded import EmbeddedIndex, EmbeddedWriter
from search.embedded import index as reading_side
from search.embedded import snapshot as snapshots
from search.embedded import writer as writing_side
from search.embedded.snapshot import load_columns
from search.embedded.store import Store
from search.port import Cursor, Gone, NotReadyError
from search.query import ListingQuery, Word
from tests.support.documents import KABUL, document
from tests.support.left_behind import files_telling

SIZES = (1, 5, 50, 300)  # words: some cards fill a page of the store, some do not


def find(index, token):
    return index.search(ListingQuery(words=(Word(token, (token,)),))).total


def told(batch, key, words):
    """Return a document of rare words, and one word of it that no other has."""
    # Far from every other: a word with one letter left out stands in the store as well.
    rare = blake2b(f"{batch} {key}".encode(), digest_size=6).hexdigest()
    texts = " ".join(f"{rare}{number}" for number in range(words))
    return document(str(key), version=batch, name=f"{rare}name", text=texts), rare


@pytest.mark.parametrize("most_rewritten", [writing_side.MOST_REWRITTEN, 0])
def test_what_was_changed_or_dropped_is_in_no_file(
    writer, index, monkeypatch, most_rewritten
):
    monkeypatch.setattr(writing_side, "MOST_REWRITTEN", most_rewritten)
    chance = random.Random(7)  # noqa: S311 - a test wants the same again
    living = {}
    for batch in range(1, 11):
        keys = chance.sample(range(16), 8)
        changed = {key: told(batch, key, chance.choice(SIZES)) for key in keys[:5]}
        gone = [Gone(document(str(key)).id) for key in keys[5:]]
        before = {rare for _document, rare in living.values()}

        documents = [one for one, _rare in changed.values()]
        writer.apply(documents, gone, Cursor(0, batch))
        index.search(ListingQuery())
        writer.leave_nothing()

        living |= changed
        for key in keys[5:]:
            living.pop(key, None)
        dead = before - {rare for _document, rare in living.values()}
        assert files_telling(writer.root, dead) == {}
    alive = [rare for _document, rare in living.values()]
    files = files_telling(writer.root, alive)
    assert {name.rpartition("/")[2] for name in files} >= {"store.sqlite"}


def test_the_word_index_holds_no_word_that_could_be_read(writer):
    writer.apply([document("a", text="quince")], [], Cursor(0, 1))
    words = [path for path in writer.folder.glob("words/*") if path.is_file()]

    content = b"".join(path.read_bytes() for path in words)

    assert len(words) > 4
    assert b"quince" not in content


def test_two_generations_write_a_word_differently(tmp_path):
    keys = set()

    for name in ("one", "two"):
        made = EmbeddedWriter.begin(tmp_path / name)
        keys.add(made.key)
        made.close()

    assert len(keys) == 2


def test_a_search_that_goes_on_delays_it_and_no_more(writer, index):
    writer.apply([document("a", text="canarytext")], [], Cursor(0, 1))
    reader = Store(writer.folder, read_only=True)

    with reader.snapshot():
        reader.meta("change")  # from here on it reads what was
        writer.apply([], [Gone(document("a").id)], Cursor(0, 2))
        writer.leave_nothing()
        while_read = files_telling(writer.root, ["canarytext"])
    writer.leave_nothing()

    assert while_read != {}
    assert files_telling(writer.root, ["canarytext"]) == {}
    assert not writer.is_logged
    reader.close()


def test_one_who_was_killed_in_between_leaves_the_rest_to_the_next(
    tmp_path, monkeypatch
):
    killed = EmbeddedWriter.begin(tmp_path)
    killed.put_in_use()
    killed.apply([document("a", text="canarytext")], [], Cursor(0, 1))
    with monkeypatch.context() as patch:
        patch.setattr(killed, "purge", lambda: None)  # as if killed before it
        killed.apply([], [Gone(document("a").id)], Cursor(0, 2))
    before = files_telling(tmp_path, ["canarytext"]), killed.store.dead_rows()
    killed.close()

    again = EmbeddedWriter.open(tmp_path)
    again.leave_nothing()

    assert before[0] != {}
    assert (before[1], again.store.dead_rows()) == ([1], [])
    assert files_telling(tmp_path, ["canarytext"]) == {}
    again.close()


def in_snapshot(writer, opened=480):
    """Write two listings and a snapshot of both; return the columns' file of a."""
    hours = (OpenRange(opened, opened + 60),)
    far = document("a", "legal.aid", point=KABUL, hours=hours, version=7)
    writer.apply([far, document("b")], [], Cursor(0, 1))
    writer.take_snapshot()


def test_the_snapshot_forgets_where_it_was_and_when_it_was_open(writer):
    in_snapshot(writer)
    change = writer.store.meta("change")
    before = load_columns(writer.folder, change)

    writer.apply([], [Gone(document("a").id)], Cursor(0, 2))

    after = load_columns(writer.folder, writer.store.meta("change"))
    assert (before.size, after.size) == (3, 3)
    assert (before.live, after.live) == (2, 1)
    assert not np.isnan(before.vectors[:, 1]).any()
    assert np.isnan(after.vectors[:, 1]).all()
    assert (before.hours.places.keys(), after.hours.places) == ({1}, {})
    assert (len(before.hours.kinds), after.hours.kinds) == (1, {})
    assert after.own_codes.table[1].tolist() == [0] * after.own_codes.table.shape[1]
    assert after.tie[1] == 0


def test_a_snapshot_that_is_large_goes_as_a_whole(writer, monkeypatch):
    in_snapshot(writer)
    monkeypatch.setattr(snapshots, "MOST_REWRITTEN", 1)

    writer.apply([], [Gone(document("a").id)], Cursor(0, 2))

    assert not (writer.folder / "columns").exists()


def test_a_reader_that_has_mapped_the_snapshot_counts_and_answers_on(writer, index):
    in_snapshot(writer)
    assert index.search(ListingQuery()).total == 2

    writer.apply([], [Gone(document("a").id)], Cursor(0, 2))
    later = EmbeddedIndex(writer.root)

    assert (index.search(ListingQuery()).total, index.vocabulary.live_listings()) == (
        1,
        1,
    )
    assert later.search(ListingQuery()).total == 1
    later.close()


def test_an_index_of_before_goes_when_the_new_one_is_worked_with(tmp_path):
    first = EmbeddedWriter.begin(tmp_path)
    first.put_in_use()
    first.apply([document("a", text="canarytext")], [], Cursor(0, 1))
    index = EmbeddedIndex(tmp_path)
    assert find(index, "canarytext") == 1
    second = EmbeddedWriter.begin(tmp_path)
    second.apply([document("b")], [], Cursor(0, 1))
    second.put_in_use()
    with_both = files_telling(tmp_path, ["canarytext"])

    second.leave_nothing()
    busy = second.has_predecessors
    first.close()
    second.leave_nothing()

    assert with_both != {}
    assert (busy, second.has_predecessors) == (True, False)
    assert files_telling(tmp_path, ["canarytext"]) == {}
    assert find(index, "canarytext") == 0
    index.close()
    second.close()


def test_a_reader_that_looked_just_before_the_switch_looks_again(
    writer, index, monkeypatch
):
    writer.apply([document("a", text="quince")], [], Cursor(0, 1))
    second = EmbeddedWriter.begin(writer.root)
    second.apply([document("a", text="quince")], [], Cursor(0, 1))
    opened = reading_side.OpenGeneration.open

    def switch_first(folder, audience):
        monkeypatch.setattr(reading_side.OpenGeneration, "open", opened)
        second.put_in_use()
        shutil.rmtree(writer.folder)
        return opened(folder, audience)

    monkeypatch.setattr(reading_side.OpenGeneration, "open", switch_first)

    assert find(index, "quince") == 1
    second.close()


def test_an_index_that_is_damaged_is_no_endless_question(writer, index):
    writer.apply([document("a")], [], Cursor(0, 1))
    (writer.folder / "words" / "meta.json").write_text("{")

    with pytest.raises(NotReadyError):
        index.search(ListingQuery())
