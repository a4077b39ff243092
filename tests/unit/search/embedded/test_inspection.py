"""Each file of an index comes to harm in each way: it is found, and never believed."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from search.embedded import EmbeddedIndex, EmbeddedReader, EmbeddedWriter
from search.embedded.inspection import damage_of
from search.embedded.store import FORMAT
from search.port import Cursor, DamagedError, NotReadyError
from search.query import ListingQuery, Word
from tests.support.damage import harmed_copies
from tests.support.documents import document

# Locks hold no bytes; of the store's, some are superseded by its log, or unused.
# Without its description a snapshot is none: the columns are read from the store. One
# byte of what the word index says of itself may be of no account.
HARMLESS = {
    ".tantivy-meta.lock",
    ".tantivy-writer.lock",
    "columns.json",
    "meta.json",
    "store.sqlite",
    "store.sqlite-shm",
    "store.sqlite-wal",
    "switch.lock",
    "writer.lock",
}
NEWER = f"UPDATE meta SET value = {FORMAT + 1} WHERE key = 'format'"  # noqa: S608
QUERY = ListingQuery(words=(Word("quince", ("quince",)),))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Return an index of a few listings, as a worker that ended has left it."""
    root = tmp_path_factory.mktemp("whole") / "index"
    with closing(EmbeddedWriter.begin(root)) as writer:
        writer.apply([document("a"), document("b")], [], Cursor(0, 1))
        writer.take_snapshot()
        writer.put_in_use()
        writer.apply([document("c", text="quince")], [], Cursor(0, 2))
        writer.apply([document("c", text="quince", version=2)], [], Cursor(0, 3))
    return root


@pytest.fixture
def root(whole, tmp_path):
    """Return a copy that may be harmed."""
    return shutil.copytree(whole, tmp_path / "index")


def answer(root):
    """Return what a search finds; None where it is told that nothing can answer."""
    with closing(EmbeddedIndex(root)) as index:
        try:
            return index.search(QUERY)
        except NotReadyError:
            return None


def opened(root):
    """Return whether a writer opens it; damage is told as such."""
    try:
        writer = EmbeddedWriter.open(root)
    except DamagedError:
        return False
    if writer is not None:
        writer.close()
    return True


def store_of(root):
    """Return the path of the store in use."""
    return next(root.glob("generation-*/store.sqlite"))


def change(root, statement):
    """Change the store as no writer of ours would."""
    with closing(sqlite3.connect(store_of(root))) as store, store:
        store.execute(statement)


def test_a_sound_index_is_found_sound_while_it_is_written(whole):
    with closing(EmbeddedWriter.open(whole)) as writer:
        writer.apply([document("d")], [], Cursor(0, 4))

        assert damage_of(whole) == ""

    assert damage_of(whole) == ""


def test_a_folder_without_an_index_is_not_damaged(tmp_path):
    assert damage_of(tmp_path / "nowhere") == ""


def test_whatever_file_is_harmed_a_search_is_right_or_waits_or_it_is_found(
    whole, tmp_path
):
    right = answer(whole)
    assert right.total == 1
    unseen, wrong = [], []

    for name, root in harmed_copies(whole, tmp_path):
        found = answer(root)
        if found not in (right, None):
            wrong.append(name)
        if not damage_of(root):
            unseen.append(name)
            assert found == right, name
            assert opened(root), name

    # A word that is missing from a harmed list of words is one that nobody wrote: the
    # inspection finds it and builds the index anew.
    lists = {name for name in wrong if name.split()[0].endswith(".term")}
    assert {*wrong} - lists == {"current remove"}
    assert lists.isdisjoint(unseen)
    assert {name.split("/")[-1].split()[0] for name in unseen} <= HARMLESS


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE listing SET card = replace(card, 'quince', 'walnut')",
        "UPDATE listing SET id = 'another' WHERE row = 4",
        "UPDATE listing SET version = 9 WHERE row = 4",
        "UPDATE listing SET checksum = NULL",
        "UPDATE meta SET value = 1 WHERE key = 'format'",
        NEWER,
        "DELETE FROM meta",
        "DROP TABLE listing",
        "DROP TABLE meta",
        "DROP TABLE token",
    ],
)
def test_a_store_that_was_changed_is_damaged(root, statement):
    change(root, statement)

    assert damage_of(root) != ""
    assert answer(root) is None


def test_a_card_that_was_changed_while_it_is_read_is_never_shown(root):
    with closing(EmbeddedIndex(root)) as index:
        before = index.search(QUERY)

        change(root, "UPDATE listing SET card = replace(card, 'quince', 'walnut')")

        assert before.total == 1
        with pytest.raises(NotReadyError):
            index.search(QUERY)


@pytest.mark.parametrize("open_it", [EmbeddedWriter.open, EmbeddedReader.open])
@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            NEWER,
            f"store.sqlite is of format {FORMAT + 1}, not {FORMAT}",
        ),
        ("DROP TABLE meta", "OperationalError"),
    ],
)
def test_who_opens_it_is_told_of_the_damage(root, open_it, statement, told):
    change(root, statement)

    with pytest.raises(DamagedError, match=told):
        open_it(root)


def test_a_generation_that_lost_its_mark_is_damaged_and_a_killed_build_is_not(
    root, tmp_path
):
    (root / "current").unlink()
    killed = EmbeddedWriter.begin(tmp_path / "other")
    killed.close()

    assert damage_of(root) == "current is missing"
    assert damage_of(tmp_path / "other") == ""


def test_a_word_index_that_was_begun_anew_misses_listings(root):
    words = next(root.glob("generation-*/words"))
    shutil.rmtree(words)
    with closing(EmbeddedWriter.begin(root.parent / "blank")) as blank:
        shutil.copytree(blank.folder / "words", words)

    assert damage_of(root) == "words misses listings"
