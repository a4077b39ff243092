"""A need is met by itself, its children, its parent and its siblings, in this order."""

import pytest

from search.query import ConceptWish
from search.ranking.constants import EXACT_MATCH, PARENT_MATCH, SIBLING_MATCH
from search.ranking.need_match import best_met_need, code_match, grade_of
from search.taxonomy import with_parents

LIKELY = (("shelter.family", 1.0), ("shelter.short_term", 0.6))


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
    assert code_match(ConceptWish(asked), with_parents(own), own) == match


@pytest.mark.parametrize(
    ("asked", "own", "match"),
    [
        ("shelter", ["shelter.family"], 1.0),
        ("shelter", ["shelter.short_term"], 0.7),
        ("shelter", ["shelter.mid_term"], 0.25),
        ("shelter", ["shelter"], 0.25),
        ("shelter.mid_term", ["shelter.mid_term"], 1.0),
        ("shelter.family", ["legal.aid"], 0.0),
    ],
)
def test_kinds_of_a_family_count_by_how_likely_each_is_meant(asked, own, match):
    wish = ConceptWish(asked, shares=LIKELY)

    assert code_match(wish, with_parents(own), own) == pytest.approx(match)


@pytest.mark.parametrize(
    ("weight", "grade"),
    [(0.0, 0), (SIBLING_MATCH, 1), (PARENT_MATCH, 1), (0.7, 2), (1.0, 3)],
)
def test_a_grade_is_coarse(weight, grade):
    assert grade_of(weight) == grade


@pytest.mark.parametrize(
    ("own", "wishes", "best"),
    [
        (["legal.aid"], [("shelter", 1.0), ("legal", 1.0)], 1),
        (["legal.aid", "shelter"], [("shelter", 1.0), ("legal", 1.0)], 0),
        (["legal.aid", "shelter"], [("shelter", 0.3), ("legal", 0.9)], 1),
        (["shelter", "legal"], [("shelter.family", 1.0), ("legal", 0.3)], 1),
        (["shelter", "legal"], [("shelter.family", 1.0), ("legal", 0.05)], 0),
        (["health"], [("shelter", 1.0), ("legal", 1.0)], 0),
    ],
)
def test_the_need_that_a_listing_meets_best_is_the_first_of_equals(own, wishes, best):
    asked = [ConceptWish(code, sure) for code, sure in wishes]

    assert best_met_need(with_parents(own), own, asked) == best
