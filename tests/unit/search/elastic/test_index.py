"""What Elasticsearch answers is read as the same results that any engine gives."""

from dataclasses import replace

import pytest

from search.card import dump_card
from search.document import Flag
from search.elastic.documents import cell_number
from search.elastic.index import distances, facet_of, page_of, results_of
from search.elastic.query import ALWAYS, FACETS
from search.hits import make_hit
from search.query import ConceptWish, Level, ListingQuery, Near
from search.ranking.order_key import (
    BASE,
    HELPS,
    IS_HERE,
    MEETS,
    Part,
    order_key,
)
from search.results import Cell, FacetValue, Results
from tests.support.documents import HERAT, KABUL, document

AT_HERAT = Near(*HERAT, radius_km=50)
NEEDS = (ConceptWish("shelter"), ConceptWish("legal"))


def row(listing, query, **more):
    key = BASE + key_of_exact(query)
    return {"_source": {"card": dump_card(listing)}, "sort": [float(key), 0.5], **more}


def key_of_exact(query):
    section = order_key(query).place(Part.SECTION)
    return (HELPS + IS_HERE + MEETS) * section


def buckets(*pairs):
    return {"buckets": [{"key": key, "doc_count": count} for key, count in pairs]}


def counted(total):
    return {"hits": {"total": {"value": total}, "hits": []}}


def answer(rows=(), total=0, listed=0, levels=(), always=0, **facets):
    """Return what the engine answers; facets that are not named are empty."""
    counts = {name: buckets() for name in FACETS} | {ALWAYS: {"doc_count": always}}
    return [
        {"hits": {"total": {"value": listed}, "hits": list(rows)}},
        counted(total) | {"aggregations": counts | facets},
        *map(counted, levels),
    ]


def test_the_whole_answer_is_read():
    near, far = document("near", "shelter"), document("far", "shelter", point=KABUL)
    query = ListingQuery(near=AT_HERAT, cells=True)
    remote = {"key": 1, "key_as_string": "true", "doc_count": 3}

    results = results_of(
        query,
        answer(
            [row(near, query, matched_queries=["words"]), row(far, query)],
            total=12,
            listed=14,
            levels=(2, 4, 4, 4, 3, 0),
            needs=buckets(("legal", 2), ("shelter", 5), ("digital", 2)),
            remote={"buckets": [remote]},
            cells=buckets((cell_number(*KABUL), 1), (cell_number(*HERAT), 9)),
        ),
    )

    assert results == Results(
        total=12,
        listed=14,
        hits=(
            make_hit(near, query, distance_km=0.0, words=True),
            make_hit(far, query, distance_km=633.0, words=False),
        ),
        facets={name: () for name in FACETS}
        | {
            "needs": (
                FacetValue("shelter", 5),
                FacetValue("digital", 2),
                FacetValue("legal", 2),
            ),
            "remote": (FacetValue("true", 3),),
        },
        levels={
            Level.NEAR: 2,
            Level.RADIUS: 4,
            Level.PROVINCE: 4,
            Level.COUNTRY: 4,
            Level.REMOTE: 3,
            Level.MISSION: 0,
        },
        cells=(Cell(*HERAT, 9), Cell(*KABUL, 1)),
    )


def test_an_answer_without_hits_has_no_levels_and_no_cells():
    results = results_of(ListingQuery(), answer())

    assert results == Results(total=0, hits=(), facets={name: () for name in FACETS})


@pytest.mark.parametrize(
    ("stated", "always", "read"),
    [
        ((), 0, ()),
        ((), 2, (FacetValue("hours.always", 2),)),
        (
            (("hours.always", 1), ("term.mid", 2)),
            2,
            (FacetValue("hours.always", 3), FacetValue("term.mid", 2)),
        ),
    ],
)
def test_who_has_begun_to_be_always_open_counts_as_who_ever_was(stated, always, read):
    found = answer(always=always, facts=buckets(*stated))

    assert results_of(ListingQuery(), found).facets["facts"] == read


@pytest.mark.parametrize(
    ("found", "read"),
    [
        ([], ()),
        ([{"key": "a", "doc_count": 1}], (FacetValue("a", 1),)),
        (
            [{"key": 0, "key_as_string": "false", "doc_count": 2}],
            (FacetValue("false", 2),),
        ),
        (
            [{"key": "b", "doc_count": 1}, {"key": "a", "doc_count": 1}],
            (FacetValue("a", 1), FacetValue("b", 1)),
        ),
    ],
)
def test_values_are_counted_the_most_frequent_first(found, read):
    assert facet_of(found) == read


@pytest.mark.parametrize(
    ("query", "order"),
    [
        (ListingQuery(), "abcd"),
        (ListingQuery(concepts=NEEDS[:1]), "abcd"),
        (ListingQuery(concepts=NEEDS, per_page=4), "abdc"),
        (ListingQuery(concepts=NEEDS, per_page=2), "ab"),
        (ListingQuery(concepts=NEEDS, per_page=2, page=2), "dc"),
        (ListingQuery(concepts=NEEDS, per_page=2, page=3), ""),
        (
            ListingQuery(concepts=NEEDS, flags=((Flag.COST_FREE, True),), per_page=4),
            "abcd",
        ),
    ],
)
def test_several_needs_take_turns_on_the_page(query, order):
    codes = {"a": "shelter", "b": "shelter", "c": "shelter", "d": "legal"}
    scores = {"a": 1.0, "b": 1.0, "c": 0.95, "d": 0.9}
    key = order_key(query)
    known = key.place(Part.KNOWN)
    rows = [
        {
            "_id": name,
            "fields": {"codes": [code], "own_codes": [code]},
            "sort": [
                float(
                    BASE
                    + key_of_exact(query)
                    + known * (name in "abc")
                    + round(scores[name] * key.steps)
                )
            ],
        }
        for name, code in codes.items()
    ]

    page = page_of(query, rows)

    assert "".join(found["_id"] for found in page) == order


def test_without_a_point_nothing_is_far():
    pointless = replace(document("a"), latitude=None, longitude=None)

    assert distances(None, [pointless]) == [None]
    assert distances(AT_HERAT, []) == []
    assert distances(AT_HERAT, [pointless]) == [float("inf")]
