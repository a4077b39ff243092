from datetime import UTC, date, datetime

import pytest

from search.document import Fact, Flag
from search.elastic import scripts
from search.elastic.coverage import coverage_of
from search.elastic.hours import always_open, open_at
from search.elastic.matching import allowed, candidates
from search.elastic.query import search_bodies
from search.query import Box, ConceptWish, ListingQuery, Near, Sort, Word
from search.ranking.order_key import Part, order_key
from search.ranking.query_words import WeightedWord

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
QUINCE = WeightedWord(3.0, hint=False, tokens=("quince", "en~quinc"))
HOUSE = WeightedWord(1.0, hint=True, tokens=("hous",))
HERAT = Near(34.35, 62.25, radius_km=100, country="AF", admin1="AF.11")


def constant(weight, clause):
    return {"constant_score": {"filter": clause, "boost": weight}}


def one_of(*clauses, **name):
    return {"bool": {"should": list(clauses), "minimum_should_match": 1, **name}}


def times(query, mode, *functions):
    return {
        "function_score": {
            "query": query,
            "functions": list(functions),
            "score_mode": mode,
            "boost_mode": "multiply",
        }
    }


def best(*clauses):
    return {"dis_max": {"queries": list(clauses)}}


def facet(field):
    return {"terms": {"field": field, "size": 10_000}}


HERE = one_of({"term": {"country": "AF"}}, {"terms": {"covers": ["AF", "*"]}})
FROM_AFAR = one_of(HERE, {"term": {"afar": "?"}})
MISSIONS = one_of(FROM_AFAR, {"term": {"accredited": "AF"}})
HELPS = {"term": {"helps": True}}
NO_CURSOR = [{"ids": {"values": ["cursor"]}}]
SPEAKS = {"terms": {"spoken_languages": ["fa-AF"]}}
NO_NO = {"bool": {"must_not": [{"term": {"no": "accepts_children"}}]}}
ASKED = ListingQuery(
    concepts=(ConceptWish("shelter.family"),),
    words=(Word("quince", ("quince",)), Word("house", ("hous",), hint=True)),
    flags=((Flag.ACCEPTS_CHILDREN, True),),
    country="AF",
    spoken_languages=("fa-AF",),
    now=NOW,
    page=2,
    per_page=10,
)
NAMED = {
    "bool": {
        "filter": [
            {"terms": {"name": ["quince", "en~quinc"]}},
            {
                "bool": {
                    "should": [
                        {"terms": {"name": ["quince", "en~quinc"]}},
                        {"terms": {"name": ["hous"]}},
                    ],
                    "minimum_should_match": 2,
                }
            },
        ]
    }
}
EXACT = one_of({"terms": {"codes": ["shelter.family"]}}, NAMED)
TODAY = date(2026, 6, 1).toordinal()


def test_the_whole_body_of_the_hits():
    key = order_key(ASKED)
    section, known, named = map(key.place, (Part.SECTION, Part.KNOWN, Part.NAMED))
    grade, trust, steps = key.place(Part.GRADE), key.place(Part.TRUST), key.steps
    evidence = one_of(
        best(
            constant(4.0 * steps, {"term": {"codes": "shelter.family"}}),
            constant(4.0 * 0.35 * steps, {"term": {"own_codes": "shelter"}}),
            constant(1.0 * steps, {"term": {"codes": "shelter"}}),
        ),
        one_of(
            constant(1.5 * steps, {"terms": {"text": ["quince", "en~quinc"]}}),
            constant(0.25 * steps, {"terms": {"text": ["hous"]}}),
            _name="words",
        ),
    )
    ages = [
        {"filter": {"range": {"assured": {"gte": TODAY - 365}}}, "weight": 1.0},
        {"filter": {"range": {"assured": {"gte": TODAY - 720}}}, "weight": 0.9},
        {"filter": {"exists": {"field": "assured"}}, "weight": 0.8},
        {"filter": {"match_all": {}}, "weight": 0.9},
    ]
    stale = {"range": {"assured": {"lt": TODAY - 720}}}
    candidates = one_of(
        {"terms": {"codes": ["shelter"]}},
        {"terms": {"text": ["quince", "en~quinc"]}},
        NAMED,
    )

    body = search_bodies(ASKED, [QUINCE, HOUSE])[0]

    assert body == {
        "query": {
            "bool": {
                "must": [
                    constant(2**23, {"match_all": {}}),
                    times(evidence, "first", *ages),
                ],
                "should": [
                    constant(4 * section, HELPS),
                    constant(2 * section, HERE),
                    constant(section, EXACT),
                    constant(known, {"term": {"yes": "accepts_children"}}),
                    constant(named, NAMED),
                    best(
                        constant(grade, {"term": {"codes": "shelter"}}),
                        constant(grade, {"term": {"own_codes": "shelter"}}),
                        constant(3 * grade, {"term": {"codes": "shelter.family"}}),
                    ),
                    constant(3 * trust, {"term": {"closed": False}}),
                    constant(trust, {"term": {"vetted": True}}),
                    constant(trust, {"bool": {"must_not": [stale]}}),
                ],
                "filter": [candidates, SPEAKS, NO_NO, HERE],
                "must_not": NO_CURSOR,
            }
        },
        "sort": [{"_score": "desc"}, {"tie": "asc"}],
        "from": 10,
        "size": 10,
        "docvalue_fields": [],
        "track_total_hits": True,
    }


def test_the_whole_bodies_of_the_counts():
    def counting(*more):
        filters = [EXACT, SPEAKS, NO_NO, HELPS, *more]
        return {"bool": {"filter": filters, "must_not": NO_CURSOR}}

    _hits, counts, *levels = search_bodies(ASKED, [QUINCE, HOUSE])

    assert counts == {
        "query": counting(HERE),
        "size": 0,
        "track_total_hits": True,
        "aggs": {
            "needs": facet("codes"),
            "spoken_languages": facet("spoken_languages"),
            "country": facet("country"),
            "flags": facet("yes"),
            "facts": facet("facts"),
            "remote": facet("remote"),
            "always": {"filter": always_open(NOW)},
        },
    }
    assert levels == [
        {"query": counting(reach), "size": 0, "track_total_hits": True}
        for reach in (HERE, FROM_AFAR, MISSIONS)
    ]


def test_near_a_place_the_need_is_listed_farther_away_as_well():
    query = ListingQuery(concepts=(ConceptWish("legal.aid"),), near=HERAT, now=NOW)
    place = {"lat": 34.35, "lon": 62.25}
    beyond = {"geo_distance": {"distance": "308.0km", "point": place}}

    *_others, listed = search_bodies(query, [])[0]["query"]["bool"]["filter"]

    shown, elsewhere = listed["bool"]["should"]
    assert shown == coverage_of(query).shown
    assert elsewhere["bool"]["filter"] == [
        {"terms": {"codes": ["legal.aid"]}},
        HELPS,
        one_of(beyond, {"term": {"ground": "AF.11"}}, {"term": {"ground": "AF"}}),
    ]


def test_what_was_typed_is_in_no_script_and_no_query_string():
    typed = WeightedWord(2.0, hint=False, tokens=("params.x; return 1",))
    words = (Word("params.x; return 1", typed.tokens),)

    body = search_bodies(ListingQuery(near=HERAT, words=words, now=NOW), [typed])

    assert "query_string" not in str(body)
    assert [source for source in sources(body) if "return 1;" in source] == []
    assert set(sources(body)) == {scripts.NEARNESS, scripts.SQUARE}


def sources(part):
    """Yield every script in a body."""
    if isinstance(part, dict):
        if "source" in part:
            yield part["source"]
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from sources(inner)


def test_distance_and_freshness_order_by_truth_first_and_break_ties_by_id():
    near = search_bodies(ListingQuery(near=HERAT, sort=Sort.DISTANCE, now=NOW), [])[0]
    fresh = search_bodies(ListingQuery(sort=Sort.FRESH, now=NOW), [])[0]
    distance = {"type": "number", "script": scripts.distance(HERAT), "order": "asc"}

    assert near["sort"] == [{"_score": "desc"}, {"_script": distance}, {"tie": "asc"}]
    assert fresh["sort"] == [
        {"_score": "desc"},
        {"assured": {"order": "desc", "missing": "_last"}},
        {"tie": "asc"},
    ]
    assert fresh["query"]["bool"]["must"] == [constant(2**23, {"match_all": {}})]
    assert len(fresh["query"]["bool"]["should"]) == 3


def test_several_needs_ask_for_the_whole_front_that_they_share():
    needs = (ConceptWish("legal.aid"), ConceptWish("shelter"))

    first = search_bodies(ListingQuery(concepts=needs, page=2, now=NOW), [])[0]
    later = search_bodies(ListingQuery(concepts=needs, page=11, now=NOW), [])[0]

    assert (first["from"], first["size"]) == (0, 200)
    assert first["docvalue_fields"] == ["codes", "own_codes"]
    assert (later["from"], later["size"]) == (200, 20)


def test_each_need_that_may_be_meant_is_asked_for_in_the_same_request():
    said, maybe = ConceptWish("shelter"), ConceptWish("legal", perhaps=True)

    *_others, last = search_bodies(ListingQuery(concepts=(said, maybe), now=NOW), [])

    filters = last["query"]["bool"]["filter"]
    assert filters[0] == {"terms": {"codes": ["legal"]}}
    assert filters[1] == {"bool": {"must_not": [{"terms": {"codes": ["shelter"]}}]}}
    assert last["size"] == 1


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
        search_bodies(ListingQuery(cells=cells, now=NOW), [])[1]
        for cells in (False, True)
    ]

    plain, mapped = (body["aggs"] for body in bodies)
    assert mapped == plain | {"cells": {"terms": {"field": "cell", "size": 1000}}}
