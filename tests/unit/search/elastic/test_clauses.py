"""Clauses are as small as what they say: one needs no bool around it."""

import pytest

from search.elastic.clauses import (
    EVERYTHING,
    NOTHING,
    all_of,
    any_of,
    best_of,
    constant,
    exists,
    none_of,
    sum_of,
    term,
    terms,
)

A, B = term("country", "AF"), terms("codes", ("shelter", "legal"))


@pytest.mark.parametrize(
    ("clause", "body"),
    [
        (A, {"term": {"country": "AF"}}),
        (term("remote", True), {"term": {"remote": True}}),
        (B, {"terms": {"codes": ["shelter", "legal"]}}),
        (terms("codes", iter(())), {"terms": {"codes": []}}),
        (exists("covers"), {"exists": {"field": "covers"}}),
        (all_of(), EVERYTHING),
        (all_of(A), A),
        (all_of(A, B), {"bool": {"filter": [A, B]}}),
        (any_of(), NOTHING),
        (any_of(B), B),
        (any_of(A, B), {"bool": {"should": [A, B], "minimum_should_match": 1}}),
        (none_of(A, B), {"bool": {"must_not": [A, B]}}),
        (sum_of([A]), {"bool": {"should": [A], "minimum_should_match": 1}}),
        (
            sum_of([A, B], "words"),
            {
                "bool": {
                    "should": [A, B],
                    "minimum_should_match": 1,
                    "_name": "words",
                }
            },
        ),
        (best_of(iter([A, B])), {"dis_max": {"queries": [A, B]}}),
        (constant(2.5, A), {"constant_score": {"filter": A, "boost": 2.5}}),
    ],
)
def test_the_body_of_each_clause(clause, body):
    assert clause == body
