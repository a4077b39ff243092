import json
from dataclasses import replace
from timeit import timeit

import pytest
from pydantic_core import to_json

from directory.api.answers import SearchAnswer
from directory.api.models import SearchBody
from directory.api.serialising import search_answer
from directory.search_port import MAX_PAGE, Fact, Flag, Point, Sort

ADDRESS = "/api/v1/search"
PLAIN = {
    "q": "",
    "language": "en",
    "place": "",
    "place_id": None,
    "point": None,
    "country": None,
    "radius_km": 150,
    "needs": (),
    "exclude_concepts": (),
    "ignore_place": False,
    "spoken_languages": (),
    "flags": {},
    "remote": None,
    "open_now": False,
    "sort": Sort.BEST,
    "page": 1,
    "per_page": 20,
}


def asked(request):
    return {name: getattr(request, name) for name in PLAIN}


def test_an_empty_object_asks_for_everything(client, finder):
    response = client.post(ADDRESS, json={})

    assert response.status_code == 200
    assert asked(finder.asked[0]) == PLAIN


def test_every_field_reaches_the_finder(client, finder):
    body = {
        "q": " پناهگاه‌ها ",
        "language": "PRS",
        "place": "Herat",
        "place_id": 140,
        "country": "af",
        "radius_km": 12.5,
        "needs": ["shelter.family", "shelter.family"],
        "exclude_concepts": ["mhpss", "lbtiq", "police"],
        "ignore_place": True,
        "spoken_languages": ["PS", "quc"],
        "accepts_children": True,
        "accepts_family": None,
        "cost_free": False,
        "remote": False,
        "open_now": True,
        "sort": "distance",
        "page": 2,
        "per_page": 100,
    }

    response = client.post(ADDRESS, json=body)

    assert response.status_code == 200
    assert asked(finder.asked[0]) == {
        "q": "پناهگاه‌ها",
        "language": "fa-AF",
        "place": "Herat",
        "place_id": 140,
        "point": None,
        "country": "AF",
        "radius_km": 12.5,
        "needs": ("shelter.family",),
        "exclude_concepts": ("mhpss", "lbtiq", "police"),
        "ignore_place": True,
        "spoken_languages": ("ps", "quc"),
        "flags": {Flag.ACCEPTS_CHILDREN: True, Flag.COST_FREE: False},
        "remote": False,
        "open_now": True,
        "sort": Sort.DISTANCE,
        "page": 2,
        "per_page": 100,
    }


def test_a_point_reaches_the_finder(client, finder):
    response = client.post(ADDRESS, json={"near": {"lat": 34, "lon": 62.2}})

    assert response.status_code == 200
    assert finder.asked[0].point == Point(34.0, 62.2)


def test_stated_facts_reach_the_finder_and_others_are_refused(client, finder):
    wished = {"facts": ["term.mid", "ages.under_18"], "youth_welcome": True}

    client.post(ADDRESS, json=wished)
    refused = client.post(ADDRESS, json={"facts": ["term.long"]})

    assert finder.asked[0].facts == (Fact.TERM_MID, Fact.AGES_UNDER_18)
    assert finder.asked[0].flags == {Flag.YOUTH_WELCOME: True}
    assert refused.status_code == 422


@pytest.mark.parametrize("tag", ["fa", "prs", "FA-af", "fas"])
def test_dari_is_also_looked_for_under_the_name_of_persian(client, finder, tag):
    client.post(ADDRESS, json={"spoken_languages": [tag]})

    assert sorted(finder.asked[0].spoken_languages) == ["fa", "fa-AF"]


@pytest.mark.parametrize("tag", ["quc", "kek", "mam", "ixl"])
def test_a_language_that_we_do_not_publish_in_stays_itself(client, finder, tag):
    client.post(ADDRESS, json={"spoken_languages": [tag]})

    assert finder.asked[0].spoken_languages == (tag,)


@pytest.mark.parametrize(
    ("header", "tag"), [("ps-AF", "ps"), ("prs", "fa-AF"), ("tlh", "en")]
)
def test_without_a_language_the_browser_decides(client, finder, app, header, tag):
    response = client.post(ADDRESS, json={}, headers={"Accept-Language": header})

    assert response.status_code == 200
    assert finder.asked[0].language == tag


def test_the_answer_is_the_one_that_the_issue_promises(client):
    answer = client.post(ADDRESS, json={"language": "en"}).get_json()

    assert answer == {
        "total": 1,
        "listed": 1,
        "items": [
            {
                "id": "5f0f5a1c-3f0e-4a53-9a51-0d6c2b1d9e11",
                "external_id": "demo-1",
                "name": "House of the Pomegranate (demonstration)",
                "organization": "Fictional Women's Circle",
                "codes": ["shelter.family"],
                "text_language": "en",
                "spoken_languages": ["fa-AF", "ps"],
                "summary": "A safe house for women with children.",
                "country": "AF",
                "area": "Herat",
                "distance_band_km": [50, 100],
                "remote": False,
                "assured_date": "2026-03-01",
                "vetted_by_count": 2,
                "flags": {"accepts_children": True},
                "temporarily_closed": False,
                "unknown_welcome": [],
                "not_welcome": [],
                "tied_to": [],
                "match": {
                    "exact": True,
                    "concepts": ["shelter.family"],
                    "words": True,
                    "meaning": False,
                },
                "section": "exact",
                "serves": None,
                "across_border": False,
            }
        ],
        "facets": {
            "needs": [
                {
                    "value": "shelter.family",
                    "label": "Shelter that takes children and family",
                    "count": 1,
                }
            ],
            "spoken_languages": [
                {"value": "fa-AF", "label": "Dari", "count": 1},
                {"value": "kek", "label": "Q’eqchi’", "count": 1},
            ],
            "country": [{"value": "AF", "label": "Afghanistan", "count": 1}],
            "flags": [
                {"value": "accepts_children", "label": "Accepts children", "count": 1}
            ],
            "remote": [{"value": "false", "label": "At a place", "count": 1}],
        },
        "levels": {"near": 0, "radius": 1},
        "understood": {
            "concepts": [
                {
                    "code": "shelter.family",
                    "label": "Shelter that takes children and family",
                    "from": "پناهگاه",
                }
            ],
            "perhaps": [],
            "denied": [],
            "conditions": {
                "callings": [],
                "identities": [],
                "feared": [],
                "origin": None,
            },
            "place": {
                "id": 140,
                "name": "هرات",
                "country": "AF",
                "lat": 34.3,
                "lon": 62.2,
                "region": "",
                "roughly": False,
                "alternatives": [
                    {
                        "id": 141,
                        "name": "Herat",
                        "country": "IR",
                        "lat": 30.1,
                        "lon": 54.4,
                        "region": "",
                        "roughly": False,
                    }
                ],
            },
            "language": "fa-AF",
            "away": [],
            "unknown": "",
        },
        "widened": "radius",
        "degraded": False,
        "notices": [
            {
                "code": "place_ambiguous",
                "text": "Several places have this name."
                " Choose another one if this is not yours.",
            }
        ],
        "suggestion": "",
        "next": None,
    }


@pytest.mark.parametrize(
    ("listed", "page", "per_page", "following"),
    [
        (41, 1, 20, 2),
        (41, 2, 20, 3),
        (41, 3, 20, None),
        (40, 2, 20, None),
        (0, 1, 20, None),
        (10**6, MAX_PAGE, 20, None),
    ],
)
def test_an_answer_leads_to_its_next_page(
    client, finder, listed, page, per_page, following
):
    results = replace(finder.answer.results, total=1, listed=listed)
    finder.answer = replace(finder.answer, results=results)

    told = client.post(ADDRESS, json={"page": page, "per_page": per_page}).get_json()

    link = {"href": ADDRESS, "method": "POST", "page": following}
    assert told["next"] == (link if following else None)


def test_the_answer_keeps_to_the_model_that_is_published(client):
    raw = client.post(ADDRESS, json={}).get_data()

    answer = SearchAnswer.model_validate_json(raw)

    assert json.loads(answer.model_dump_json(by_alias=True)) == json.loads(raw)


def test_labels_are_in_the_language_of_the_request(client):
    response = client.post(ADDRESS, json={"language": "fa-AF"})

    facets = response.get_json()["facets"]
    assert facets["country"][0]["label"] == "افغانستان"
    assert facets["spoken_languages"][0]["label"] == "دری"
    assert response.headers["Content-Language"] == "fa-AF"


def test_nothing_is_kept_and_no_cookie_is_set(client):
    response = client.post(ADDRESS, json={})

    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers.getlist("Set-Cookie") == []
    assert response.content_type == "application/json"


def test_a_page_of_twenty_is_written_in_a_few_milliseconds(app, finder):
    results = replace(finder.answer.results, hits=finder.answer.results.hits * 20)
    found = replace(finder.answer, results=results)
    repetitions = 20

    with app.test_request_context():
        search_answer(found, SearchBody(), ADDRESS)
        spent = timeit(
            lambda: to_json(search_answer(found, SearchBody(), ADDRESS)),
            number=repetitions,
        )

    assert spent / repetitions < 0.005
