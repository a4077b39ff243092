from search.port import Cursor, Gone
from search.query import ListingQuery
from tests.support.documents import document


def held(engine):
    return dict(engine.writer.versions())


def test_what_is_held_is_told_with_its_version_in_the_order_of_ids(engine):
    documents = [document(f"n{n}", version=n + 1) for n in range(7)]

    engine.hold(documents)

    assert list(engine.writer.versions()) == sorted(
        (d.id, d.version) for d in documents
    )


def test_a_new_version_replaces_the_old_one(engine):
    engine.hold([document("a", name="Quince House")])
    engine.hold([document("a", name="Almond House", version=2)])

    assert [hit.name for hit in engine.search(ListingQuery()).hits] == ["Almond House"]
    assert held(engine) == {document("a").id: 2}


def test_what_is_gone_is_in_no_answer_and_no_count(engine):
    engine.hold([document("a", "shelter"), document("b", "shelter")])

    engine.hold([], [Gone(document("a").id, 2)])

    results = engine.search(ListingQuery())
    assert [hit.id for hit in results.hits] == [document("b").id]
    assert results.facets["needs"][0].count == 1
    assert held(engine) == {document("b").id: 1}


def test_a_listing_of_which_nothing_is_known_leaves_as_well(engine):
    engine.hold([document("a"), document("b")])

    engine.hold([], [Gone(document("a").id), Gone(document("never").id)])

    assert held(engine) == {document("b").id: 1}


def test_a_listing_comes_back_with_a_newer_version(engine):
    engine.hold([document("a")])
    engine.hold([], [Gone(document("a").id, 2)])

    engine.hold([document("a", version=3)])

    assert held(engine) == {document("a").id: 3}


def test_the_cursor_is_kept_whole(engine):
    engine.writer.cursor()

    engine.writer.apply([], [], Cursor(3, 7, 2**48 - 1))

    assert engine.writer.cursor() == Cursor(3, 7, 2**48 - 1)


def test_a_rebuild_replaces_everything_at_once(engine):
    engine.hold([document("a"), document("b")])

    fresh = engine.begin()
    fresh.apply([document("b", version=4), document("c")], [], Cursor(0, 9))
    before = engine.search(ListingQuery()).total
    fresh.put_in_use()

    assert before == 2
    assert dict(fresh.versions()) == {document("b").id: 4, document("c").id: 1}
    assert engine.search(ListingQuery()).total == 2
    assert fresh.cursor() == Cursor(0, 9)
    fresh.close()
