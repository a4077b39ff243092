import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from search.embedded import EmbeddedIndex, EmbeddedWriter
from search.embedded.batch import rows_of
from search.embedded.store import Store
from search.embedded.word_index import delete_rows
from search.port import BusyError, Cursor, Gone, NotReadyError
from search.query import ListingQuery, Word
from tests.support.documents import document


def find(index, token):
    return index.search(ListingQuery(words=(Word(token, (token,)),))).total


def test_a_batch_is_held_with_its_cursor(writer):
    writer.apply([document("a"), document("b")], [], Cursor(3, 7, 2**48 - 1))

    assert writer.cursor() == Cursor(3, 7, 2**48 - 1)
    assert dict(writer.versions()) == {document("a").id: 1, document("b").id: 1}


def test_a_newer_document_replaces_the_older_one(writer, index):
    writer.apply([document("a", text="quince")], [], Cursor(0, 1))
    writer.apply([document("a", text="walnut", version=2)], [], Cursor(0, 2))

    assert (find(index, "quince"), find(index, "walnut")) == (0, 1)
    assert list(writer.versions()) == [(document("a").id, 2)]


def test_what_is_gone_leaves_no_word_no_name_no_neighbour(writer, index):
    writer.apply([document("a", name="Quince House")], [], Cursor(0, 1))
    assert index.vocabulary.complete_names("qui", 5) == ["Quince House"]

    writer.apply([], [Gone(document("a").id)], Cursor(0, 2))

    assert find(index, "quince") == 0
    assert index.vocabulary.complete_names("qui", 5) == []
    assert index.vocabulary.document_frequencies(["quince"]) == [0]
    assert index.vocabulary.neighbours("quinze", 5) == []


def test_words_of_a_batch_whose_store_was_never_written_are_not_shown(writer, index):
    rows = rows_of([document("a", text="quince")], 1)
    writer.add_words(rows)  # as if the process had been killed here

    assert find(index, "quince") == 0

    writer.apply([document("b", text="walnut")], [], Cursor(0, 1))

    assert (find(index, "quince"), find(index, "walnut")) == (0, 1)


def test_a_listing_that_is_written_anew_meanwhile_is_not_missed(
    writer, index, monkeypatch
):
    writer.apply([document("a")], [], Cursor(0, 1))
    read = Store.cards

    def after_a_change(store, rows):
        writer.apply([document("a", version=2)], [], Cursor(0, 2))
        return read(store, rows)

    monkeypatch.setattr(Store, "cards", after_a_change)

    found = index.search(ListingQuery())

    assert [hit.id for hit in found.hits] == [document("a").id]


def test_files_that_a_killed_writer_left_are_not_stumbled_over(tmp_path):
    writer = EmbeddedWriter.begin(tmp_path)
    writer.put_in_use()
    writer.apply([document(f"n{n}") for n in range(5)], [], Cursor(0, 1))
    meta = writer.folder / "words" / "meta.json"
    before = meta.read_bytes()
    writer.close()
    killed = EmbeddedWriter.open(tmp_path)
    delete_rows(killed.words, [1])
    killed.words.commit()
    killed.close()
    meta.write_bytes(before)  # as if it had been killed before this was written

    again = EmbeddedWriter.open(tmp_path)
    delete_rows(again.words, [1])
    again.words.commit()

    again.apply([document("n1", version=2)], [], Cursor(0, 2))
    assert len(list(again.versions())) == 5
    again.close()


def test_the_disk_keeps_nothing_of_a_withdrawn_card(writer):
    writer.apply([document("a", text="pomegranate")], [], Cursor(0, 1))
    writer.apply([], [Gone(document("a").id)], Cursor(0, 2))
    writer.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    assert b"pomegranate" not in (writer.folder / "store.sqlite").read_bytes()


def test_two_writers_are_refused(writer):
    with pytest.raises(BusyError):
        EmbeddedWriter.open(writer.root)


def test_a_switch_is_followed_and_the_old_generation_is_kept_once(writer, index):
    writer.apply([document("a")], [], Cursor(0, 1))
    assert index.search(ListingQuery()).total == 1

    second = EmbeddedWriter.begin(writer.root)
    second.put_in_use()

    assert index.search(ListingQuery()).total == 0
    assert writer.folder.exists()
    assert not writer.in_use
    second.close()


def test_a_reader_in_the_middle_of_a_switch_goes_on(writer, index):
    writer.apply([document("a", name="Quince House")], [], Cursor(0, 1))
    held = index.vocabulary

    second = EmbeddedWriter.begin(writer.root)
    second.put_in_use()
    index.search(ListingQuery())

    assert held.complete_names("qui", 5) == ["Quince House"]
    assert index.vocabulary.complete_names("qui", 5) == []
    second.close()


def test_an_index_before_its_first_build_answers_nothing(tmp_path):
    index = EmbeddedIndex(tmp_path / "nowhere")

    assert index.search(ListingQuery()).total == 0
    assert index.vocabulary is None


def test_a_vocabulary_at_hand_outlives_two_switches(writer, index):
    writer.apply([document("a", name="Quince House")], [], Cursor(0, 1))
    held = index.vocabulary

    for _number in range(2):
        other = EmbeddedWriter.begin(writer.root)
        other.put_in_use()
        index.search(ListingQuery())
        other.close()

    assert held.complete_names("qui", 5) == ["Quince House"]


def test_threads_search_and_complete_while_the_writer_writes(writer, index):
    ended = threading.Event()

    def ask(words):
        asked = 0
        while not ended.is_set():
            names = index.vocabulary.complete_names("qui", 500)
            assert set(names) <= {"Quince House"}
            assert index.vocabulary.document_frequencies(["a", "b"] * 20) == [0] * 40
            assert index.vocabulary.neighbours("quinze", 5) in ([], ["quince"])
            assert index.search(ListingQuery(words=words)).total <= 40
            asked += 1
        return asked

    words = tuple(Word(f"w{n}", (f"w{n}", "quince")) for n in range(20))
    with ThreadPoolExecutor(6) as pool:
        asking = [pool.submit(ask, words) for _number in range(6)]
        for number in range(1, 12):
            batch = [
                document(f"n{n}", name="Quince House", version=number)
                for n in range(40)
            ]
            writer.apply(batch, [], Cursor(0, number))
            writer.apply([], [Gone(each.id) for each in batch], Cursor(0, number))
        ended.set()

        assert all(each.result() for each in asking)


def test_a_batch_writes_the_store_in_two_transactions(writer):
    many = [document(f"n{n}") for n in range(50)]
    writer.apply(many, [], Cursor(0, 1))
    said = []
    writer.store.connection.set_trace_callback(said.append)

    writer.apply([], [Gone(each.id) for each in many], Cursor(0, 2))

    writer.store.connection.set_trace_callback(None)
    open_, alone = False, []
    for statement in said:
        word = statement.split()[0]
        open_ = word == "BEGIN" or (open_ and word != "COMMIT")
        alone += [statement] if word in ("UPDATE", "DELETE") and not open_ else []
    assert alone == []
    assert said.count("COMMIT") == 2
    assert writer.store.dead_rows() == []


def test_an_index_that_another_version_wrote_answers_nothing(writer, index):
    writer.apply([document("a")], [], Cursor(0, 1))
    assert index.search(ListingQuery()).total == 1

    writer.store.set_meta("format", 1)

    old = EmbeddedIndex(writer.root)
    with pytest.raises(NotReadyError):
        old.search(ListingQuery())
    old.close()


def test_what_a_killed_build_left_goes_before_the_next(writer):
    writer.apply([document("a")], [], Cursor(0, 1))
    killed = EmbeddedWriter.begin(writer.root)
    killed.apply([document("a")], [], Cursor(0, 1))
    killed.close()  # as the end of its process does
    going_on = EmbeddedWriter.begin(writer.root)

    other = EmbeddedWriter.begin(writer.root)

    assert not killed.folder.exists()
    assert going_on.folder.exists()
    assert writer.folder.exists()
    going_on.close()
    other.close()
