import pytest

from search.query import ConceptWish
from search.ranking.constants import EXACT_MATCH, PARENT_MATCH, SIBLING_MATCH
from search.ranking.diversity import best_met_need, code_match, diversify
from search.taxonomy import with_parents


def test_a_doubtful_need_comes_before_the_third_listing_of_a_sure_one():
    order = diversify([1.0, 1.0, 1.0, 0.9], [0, 0, 0, 1], [True] * 4)

    assert order.tolist() == [0, 1, 3, 2]


def test_what_is_known_stays_before_what_was_not_stated():
    order = diversify([1.0, 1.0, 0.9, 0.9], [0, 0, 0, 1], [True, True, False, False])

    assert order.tolist() == [0, 1, 3, 2]


def test_one_need_alone_keeps_its_order_and_only_the_front_takes_turns():
    many = 400

    assert diversify([1.0] * many, [0] * many, [True] * many).tolist() == list(
        range(many)
    )
    assert diversify([1.0] * many, [0] * 399 + [1], [True] * many)[-1] == 399


@pytest.mark.parametrize(
    ("asked", "own", "match"),
    [
        ("shelter", ["shelter"], EXACT_MATCH),
        ("shelter", ["shelter.family"], EXACT_MATCH),
        ("shelter.family", ["shelter.family"], EXACT_MATCH),
        ("shelter.family", ["shelter"], PARENT_MATCH),
        ("shelter.family", ["shelter", "shelter.short_term"], PARENT_MATCH),
        ("shelter.family", ["shelter.short_term"], SIBLING_MATCH),
        ("shelter.family", ["legal.aid"], 0.0),
        ("shelter", ["legal.aid"], 0.0),
        ("shelter", [], 0.0),
    ],
)
def test_a_code_is_met_by_itself_its_child_its_parent_or_its_sibling(asked, own, match):
    assert code_match(asked, with_parents(own), own) == match


@pytest.mark.parametrize(
    ("own", "wishes", "best"),
    [
        (["legal.aid"], [("shelter", 1.0), ("legal", 1.0)], 1),
        (["legal.aid", "shelter"], [("shelter", 1.0), ("legal", 1.0)], 0),
        (["legal.aid", "shelter"], [("shelter", 0.3), ("legal", 0.9)], 1),
        (["shelter", "legal"], [("shelter.family", 1.0), ("legal", 0.3)], 1),
        (["shelter", "legal"], [("shelter.family", 1.0), ("legal", 0.2)], 0),
        (["health"], [("shelter", 1.0), ("legal", 1.0)], 0),
    ],
)
def test_the_need_that_a_listing_meets_best_is_the_first_of_equals(own, wishes, best):
    asked = [ConceptWish(code, sure) for code, sure in wishes]

    assert best_met_need(with_parents(own), own, asked) == best
