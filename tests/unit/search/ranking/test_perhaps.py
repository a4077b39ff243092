"""What may be meant comes after the first three of what was said, and is not lost."""

from dataclasses import replace

from search.hits import make_hit
from search.query import ConceptWish, ListingQuery, Sort
from search.ranking.perhaps import perhaps_queries, with_perhaps
from search.results import Section
from tests.support.documents import document

SAID = ConceptWish("shelter")
MAYBE = tuple(ConceptWish(code, perhaps=True) for code in ("legal", "mhpss", "fund"))
QUERY = ListingQuery(concepts=(SAID, *MAYBE))


def hit(key, section=Section.EXACT):
    return make_hit(
        document(key), ListingQuery(), distance_km=None, words=False, section=section
    )


def told(hits):
    return [(found.name.removeprefix("House "), found.section) for found in hits]


def test_two_needs_at_most_are_asked_for_besides_and_none_that_was_said():
    first, second = perhaps_queries(QUERY)

    assert [each.concepts[0].code for each in (first, second)] == ["legal", "mhpss"]
    assert first.stated == first.concepts
    assert first.without == ("shelter",)
    assert (first.per_page, first.words) == (1, ())


def test_nothing_is_asked_for_besides_on_later_pages_in_other_orders_or_alone():
    assert perhaps_queries(replace(QUERY, page=2)) == ()
    assert perhaps_queries(replace(QUERY, sort=Sort.FRESH)) == ()
    assert perhaps_queries(ListingQuery(concepts=MAYBE)) == ()


def test_the_best_of_each_stands_behind_the_first_three():
    hits = [hit(key) for key in "abcd"] + [hit("e", Section.RELATED)]

    page = with_perhaps(hits, [[hit("x")], [hit("y")]])

    assert told(page) == [
        ("a", "exact"),
        ("b", "exact"),
        ("c", "exact"),
        ("x", "perhaps"),
        ("y", "perhaps"),
        ("d", "exact"),
        ("e", "related"),
    ]
    assert [found.match.exact for found in page[3:5]] == [False, False]


def test_with_nothing_exact_they_come_first_and_nothing_twice():
    hits = [hit("a", Section.RELATED), hit("b", Section.RELATED)]

    page = with_perhaps(hits, [[hit("b")], [hit("b")], []])

    assert told(page) == [("b", "perhaps"), ("a", "related")]


def test_what_has_not_the_need_itself_is_not_shown_for_it():
    assert with_perhaps([], [[hit("x", Section.RELATED)]]) == ()
