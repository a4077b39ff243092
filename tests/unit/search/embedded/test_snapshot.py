import numpy as np
import pytest

from search.embedded import EmbeddedIndex, EmbeddedWriter
from search.embedded.snapshot import load_columns
from search.port import Cursor, Gone
from search.query import ConceptWish, ListingQuery, Near
from tests.support.documents import HERAT, KABUL, document

QUERY = ListingQuery(
    concepts=(ConceptWish("shelter"),), near=Near(*HERAT, radius_km=100, country="AF")
)


@pytest.fixture
def writer(tmp_path):
    """Yield a writer whose generation is in use, with a snapshot."""
    made = EmbeddedWriter.begin(tmp_path)
    made.apply(
        [
            document("a", "shelter.family"),
            document("b", "shelter", point=KABUL),
            document("c", "shelter"),
        ],
        [],
        Cursor(0, 1),
    )
    made.take_snapshot()
    made.put_in_use()
    yield made
    made.close()


def answer(writer):
    index = EmbeddedIndex(writer.root)
    found = index.search(QUERY)
    index.close()
    return found


def truncate(path):
    path.write_bytes(path.read_bytes()[:-7])


def empty(path):
    path.write_bytes(b"")


def zero(path):
    path.write_bytes(bytes(len(path.read_bytes())))


def flip(path):
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))


def delete(path):
    path.unlink()


@pytest.mark.parametrize("damage", [truncate, empty, zero, flip, delete])
def test_a_damaged_file_costs_time_and_no_answer(writer, damage):
    whole = answer(writer)
    assert whole.total == 2
    files = sorted((writer.folder / "columns").iterdir())
    kept = {path: path.read_bytes() for path in files}

    for path in files:
        damage(path)
        assert load_columns(writer.folder, 3).size == 0, path.name
        assert answer(writer) == whole
        path.write_bytes(kept[path])

    assert load_columns(writer.folder, 3).size == 4
    assert len(files) > 10


@pytest.mark.parametrize(
    "other",
    [
        np.zeros(1024, np.int64),
        np.zeros((1024, 2), np.bool_),
        np.zeros(4, np.bool_),
        np.array(["x", {}], object),
    ],
)
def test_an_array_of_another_shape_or_kind_is_left_aside(writer, other):
    whole = answer(writer)
    np.save(writer.folder / "columns" / "alive.npy", other)

    assert load_columns(writer.folder, 3).size == 0
    assert answer(writer) == whole


def test_a_snapshot_that_is_ahead_of_its_store_is_left_aside(writer):
    assert load_columns(writer.folder, 3).change == 3
    assert load_columns(writer.folder, 2).change == 0


def test_what_changed_since_the_snapshot_is_followed(writer):
    writer.apply([document("d", "shelter")], [Gone(document("a").id)], Cursor(0, 2))

    assert {hit.id for hit in answer(writer).hits if hit.match.exact} == {
        document("c").id,
        document("d").id,
    }
