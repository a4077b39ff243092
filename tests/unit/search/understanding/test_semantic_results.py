"""What only a model found stands below what words found, and says so."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from search.hits import make_hit
from search.query import ConceptWish, ListingQuery, Word
from search.request import SearchRequest
from search.response import Understood, UnderstoodConcept
from search.results import MatchReason, Results, Section
from search.understanding.interpreter import Understanding
from search.understanding.semantic_results import (
    MEANING_CONFIDENCE,
    appended,
    likely_needs,
    marked_as_meaning,
    with_needs,
)
from tests.support.documents import document

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


@dataclass
class FixedMeaning:
    """A model that always sees the same needs, and keeps what it was asked."""

    asked: list[str]

    def likely(self, text):
        self.asked.append(text)
        return ("shelter", "legal.aid")


def hit(key):
    return make_hit(document(key), ListingQuery(), distance_km=None, words=True)


def found(*keys, total=None):
    return Results(total=total or len(keys), hits=tuple(map(hit, keys)))


def by_meaning(*keys):
    reason = MatchReason(words=True, meaning=True)
    section = Section.PERHAPS
    return tuple(replace(hit(key), match=reason, section=section) for key in keys)


WORDS = (Word("Nowhere", ("nowhere",)), Word("safe", ("safe",)))


def understood(**fields):
    return Understanding(
        query=ListingQuery(**fields), shown=Understood((), None, "en"), notices=()
    )


@pytest.mark.parametrize(
    ("fields", "excluded", "needs", "asked"),
    [
        ({"words": WORDS}, (), ("shelter", "legal.aid"), ["Nowhere safe"]),
        ({"words": WORDS}, ("shelter",), ("legal.aid",), ["Nowhere safe"]),
        ({"words": WORDS, "concepts": (ConceptWish("health"),)}, (), (), []),
        ({}, (), (), []),
    ],
)
def test_a_model_is_asked_only_where_words_made_no_need(fields, excluded, needs, asked):
    meaning = FixedMeaning([])
    request = SearchRequest(now=NOW, exclude_concepts=excluded)

    likely = likely_needs(meaning, request, understood(**fields))

    assert likely == needs
    assert meaning.asked == asked


def test_without_a_model_no_need_is_likely():
    request = SearchRequest(now=NOW)

    assert likely_needs(None, request, understood(words=WORDS)) == ()


def test_needs_that_a_model_sees_are_made_of_all_the_words_and_weigh_little():
    before = understood(words=WORDS)

    after = with_needs(before, ("shelter",))

    assert after == replace(
        before,
        query=ListingQuery(
            words=WORDS, concepts=(ConceptWish("shelter", MEANING_CONFIDENCE),)
        ),
        shown=Understood((UnderstoodConcept("shelter", "Nowhere safe"),), None, "en"),
    )


def test_each_hit_says_that_it_was_found_by_meaning():
    assert marked_as_meaning(found("a", "b")).hits == by_meaning("a", "b")


@pytest.mark.parametrize(
    ("shown", "added", "per_page", "total", "new"),
    [
        ((), ("a",), 20, 1, ("a",)),
        (("a",), ("b", "c"), 20, 3, ("b", "c")),
        (("a",), ("a", "b"), 20, 2, ("b",)),
        (("a",), ("b", "c"), 2, 2, ("b",)),
        (("a", "b"), ("c",), 2, 2, ()),
        (("a", "b"), ("c",), 1, 2, ()),
        (("a",), (), 20, 1, ()),
    ],
)
def test_a_page_is_filled_up_and_no_result_moves(shown, added, per_page, total, new):
    results = appended(found(*shown), found(*added), per_page)

    assert results == Results(total=total, hits=(*map(hit, shown), *by_meaning(*new)))
