from datetime import UTC, date, datetime

import pytest

from search.document import Fact, Flag
from search.elastic import scripts
from search.elastic.hours import always_open, open_at
from search.elastic.query import allowed, candidates, search_body
from search.query import Box, ConceptWish, ListingQuery, Near, Sort, Word
from search.ranking.query_words import WeightedWord

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
QUINCE = WeightedWord(3.0, hint=False, tokens=("quince", "en~quinc"))
HOUSE = WeightedWord(1.0, hint=True, tokens=("hous",))
HERAT = Near(34.35, 62.25, radius_km=100, country="AF", admin1="AF.11")


def constant(weight, clause):
    return {"constant_score": {"filter": clause, "boost": weight}}


def one_of(*clauses, **name):
    return {"bool": {"should": list(clauses), "minimum_should_match": 1, **name}}


def by_script(script, order):
    return {"_script": {"type": "number", "script": script, "order": order}}


def facet(field):
    return {"terms": {"field": field, "size": 10_000}}


def test_the_whole_body_of_a_search():
    here = one_of({"term": {"country": "AF"}}, {"terms": {"covers": ["AF", "*"]}})
    nowhere = {
        "bool": {
            "must_not": [
                {"exists": {"field": "covers"}},
                {"exists": {"field": "country"}},
            ]
        }
    }
    remote = one_of(here, {"bool": {"filter": [{"term": {"remote": True}}, nowhere]}})
    accredited = one_of({"term": {"country": "AF"}}, {"term": {"covers": "AF"}})
    missions = {"bool": {"filter": [accredited, {"term": {"codes": "mission"}}]}}
    evidence = one_of(
        {
            "dis_max": {
                "queries": [
                    constant(4.0, {"term": {"codes": "shelter.family"}}),
                    constant(2.4, {"term": {"own_codes": "shelter"}}),
                    constant(1.4, {"term": {"codes": "shelter"}}),
                ]
            }
        },
        one_of(
            constant(1.5, {"terms": {"text": ["quince", "en~quinc"]}}),
            constant(0.25, {"terms": {"text": ["hous"]}}),
            _name="words",
        ),
        {
            "script_score": {
                "query": one_of(
                    constant(1.0, {"terms": {"name": ["quince", "en~quinc"]}})
                ),
                "script": {"source": "_score * _score"},
                "boost": 6.0,
            }
        },
    )
    candidates = one_of(
        {"terms": {"codes": ["shelter"]}}, {"terms": {"text": ["quince", "en~quinc"]}}
    )
    worth = {
        "steps": 10_000,
        "unvetted": 0.8,
        "closed": 0.5,
        "unknown": 0.85,
        "today": date(2026, 6, 1).toordinal(),
        "fresh": 180,
        "stale": 720,
        "least": 0.7,
    }
    known = {"yes": ["accepts_children"], "no": []}

    body = search_body(
        ListingQuery(
            concepts=(ConceptWish("shelter.family"),),
            flags=((Flag.ACCEPTS_CHILDREN, True),),
            country="AF",
            spoken_languages=("fa-AF",),
            now=NOW,
            page=2,
            per_page=10,
        ),
        [QUINCE, HOUSE],
    )

    assert body == {
        "query": {
            "script_score": {
                "query": {
                    "function_score": {
                        "query": {
                            "bool": {
                                "must": [evidence],
                                "filter": [
                                    candidates,
                                    {"terms": {"spoken_languages": ["fa-AF"]}},
                                    {
                                        "bool": {
                                            "must_not": [
                                                {"term": {"no": "accepts_children"}}
                                            ]
                                        }
                                    },
                                ],
                                "must_not": [{"ids": {"values": ["cursor"]}}],
                            }
                        },
                        "functions": [
                            {"filter": {"term": {"remote": True}}, "weight": 0.65}
                        ],
                        "score_mode": "max",
                        "boost_mode": "multiply",
                    }
                },
                "script": {"source": scripts.WORTH, "params": worth},
            }
        },
        "post_filter": here,
        "sort": [
            by_script({"source": scripts.KNOWN, "params": known}, "desc"),
            {"_score": "desc"},
            {"tie": "asc"},
        ],
        "from": 10,
        "size": 10,
        "docvalue_fields": [],
        "track_total_hits": True,
        "aggs": {
            "shown": {
                "filter": here,
                "aggs": {
                    "needs": facet("codes"),
                    "spoken_languages": facet("spoken_languages"),
                    "country": facet("country"),
                    "flags": facet("yes"),
                    "facts": facet("facts"),
                    "remote": facet("remote"),
                    "always": {"filter": always_open(NOW)},
                },
            },
            "levels": {
                "filters": {
                    "filters": {
                        "near": here,
                        "radius": here,
                        "province": here,
                        "country": here,
                        "remote": remote,
                        "mission": one_of(remote, missions),
                    }
                }
            },
        },
    }


def test_what_was_typed_is_in_no_script_and_no_query_string():
    typed = WeightedWord(2.0, hint=False, tokens=("params.x; return 1",))

    body = search_body(ListingQuery(near=HERAT, words=(), now=NOW), [typed])

    assert "query_string" not in str(body)
    assert [source for source in sources(body) if "return 1;" in source] == []
    assert set(sources(body)) == {scripts.NEARNESS, scripts.WORTH, scripts.SQUARE}


def sources(part):
    """Yield every script in a body."""
    if isinstance(part, dict):
        if "source" in part:
            yield part["source"]
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from sources(inner)


def test_distance_and_freshness_order_without_scores_and_break_ties_by_id():
    near = search_body(ListingQuery(near=HERAT, sort=Sort.DISTANCE, now=NOW), [])
    fresh = search_body(ListingQuery(sort=Sort.FRESH, now=NOW), [])

    assert near["sort"] == [by_script(scripts.distance(HERAT), "asc"), {"tie": "asc"}]
    assert fresh["sort"] == [
        {"assured": {"order": "desc", "missing": "_last"}},
        {"tie": "asc"},
    ]


def test_several_needs_ask_for_the_whole_front_that_they_share():
    needs = (ConceptWish("legal.aid"), ConceptWish("shelter"))

    first = search_body(ListingQuery(concepts=needs, page=2, now=NOW), [])
    later = search_body(ListingQuery(concepts=needs, page=11, now=NOW), [])

    assert (first["from"], first["size"]) == (0, 200)
    assert first["docvalue_fields"] == ["codes", "own_codes"]
    assert (later["from"], later["size"]) == (200, 20)


@pytest.mark.parametrize(
    ("wish", "clauses"),
    [
        ({}, []),
        (
            {"needs": ("shelter", "legal.aid")},
            [{"term": {"codes": "shelter"}}, {"term": {"codes": "legal.aid"}}],
        ),
        (
            {"flags": ((Flag.COST_FREE, True), (Flag.WHEELCHAIR, False))},
            [
                {"bool": {"must_not": [{"term": {"no": "cost_free"}}]}},
                {"bool": {"must_not": [{"term": {"yes": "wheelchair"}}]}},
            ],
        ),
        (
            {"facts": (Fact.TERM_SHORT, Fact.GENDERS_ALL, Fact.TERM_MID)},
            [
                {"terms": {"facts": ["genders.all"]}},
                {"terms": {"facts": ["term.mid", "term.short"]}},
            ],
        ),
        (
            {"box": Box(34, 62, 35, 63)},
            [
                {"range": {"latitude": {"gte": 34, "lt": 35}}},
                {"range": {"longitude": {"gte": 62, "lt": 63}}},
            ],
        ),
        ({"remote": False}, [{"term": {"remote": False}}]),
        (
            {"facts": (Fact.HOURS_ALWAYS,), "now": NOW},
            [one_of({"terms": {"facts": ["hours.always"]}}, always_open(NOW))],
        ),
        ({"open_at": NOW}, [open_at(NOW), {"term": {"closed": False}}]),
    ],
)
def test_each_wish_is_a_filter_of_its_own(wish, clauses):
    assert list(allowed(ListingQuery(**wish))) == clauses


@pytest.mark.parametrize(
    ("needs", "typed", "words", "clauses"),
    [
        ((), (), [], []),
        ((), ("nobody",), [], [{"terms": {"text": []}}]),
        (
            (),
            ("quince", "house"),
            [QUINCE, HOUSE],
            [{"terms": {"text": ["en~quinc", "hous", "quince"]}}],
        ),
        (("shelter.family",), (), [], [{"terms": {"codes": ["shelter"]}}]),
        (
            ("shelter.family", "legal", "shelter"),
            ("house",),
            [HOUSE],
            [{"terms": {"codes": ["legal", "shelter"]}}],
        ),
    ],
)
def test_what_may_be_a_hit(needs, typed, words, clauses):
    query = ListingQuery(
        concepts=tuple(map(ConceptWish, needs)),
        words=tuple(Word(word, (word,)) for word in typed),
    )

    assert list(candidates(query, words)) == clauses


def test_cells_are_counted_only_where_they_are_asked_for():
    bodies = [
        search_body(ListingQuery(cells=cells, now=NOW), []) for cells in (False, True)
    ]

    plain, mapped = (body["aggs"]["shown"]["aggs"] for body in bodies)
    assert mapped == plain | {"cells": {"terms": {"field": "cell", "size": 1000}}}
