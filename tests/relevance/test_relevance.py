"""How well queries find help: judged by another hand, over a corpus of its own."""

import json

import pytest

from search.finder import Finder
from tests.relevance.judging import CORPUS, Score, judge, read_queries, share, table

QUERIES = read_queries()
LANGUAGES = sorted({query.language for query in QUERIES})
FEWEST = 40


@pytest.fixture(scope="module")
def scores(finder: Finder) -> list[Score]:
    """Judge every query once, and print the table."""
    records = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    needs = [
        {
            attribute["taxonomy_term"]["code"]
            for attribute in record["attributes"]
            if attribute["taxonomy_term"]["taxonomy"] == "panah"
        }
        for record in records
    ]
    judged = [
        judge(finder, query, sum(not codes.isdisjoint(query.codes) for codes in needs))
        for query in QUERIES
    ]
    print(f"\n{table(judged)}")
    return judged


def of_language(scores: list[Score], language: str) -> list[Score]:
    return [score for score in scores if score.query.language == language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_queries(language):
    assert len([query for query in QUERIES if query.language == language]) >= FEWEST


def test_ten_languages_are_judged():
    assert len(LANGUAGES) == 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_is_left_behind(scores, language):
    assert share(of_language(scores, language), "five") >= 0.85


def test_english_finds_and_the_others_find_as_well(scores):
    english = share(of_language(scores, "en"), "five")
    others = share([s for s in scores if s.query.language != "en"], "five")

    assert english >= 0.92
    assert others >= 0.95 * english


def test_her_own_words_find_too(scores):
    own = [score for score in scores if score.query.style == "paraphrase"]

    assert share(own, "five") >= 0.80


def test_the_first_answer_is_right_more_often_than_measured_before(scores):
    assert share(scores, "first") >= 0.83
    assert sum(score.ndcg for score in scores) / len(scores) >= 0.80


def test_no_place_is_seen_where_none_was_named(finder):
    from_query = [
        query.q
        for query in QUERIES
        if query.place is None
        and query.country is None
        and finder.find(query.request(page_size=1)).understood.place is not None
    ]

    assert from_query == []
