"""The pages about the API, and that each kind of problem has its place there."""

import re

import pytest

from directory.web.problem_json import KINDS, kind_of


def test_the_first_page_shows_an_example_and_leads_to_the_description(client):
    answer = client.get("/api/")

    assert answer.status_code == 200
    assert answer.headers["Link"] == '</api/openapi.json>; rel="service-desc"'
    assert 'href="/api/openapi.json"' in answer.text
    assert "POST /api/v1/search" in answer.text


def test_it_is_in_the_language_that_the_browser_asks_for(client):
    answer = client.get("/api/", headers={"Accept-Language": "fa-AF"})

    assert '<html lang="fa-AF" dir="rtl">' in answer.text


@pytest.mark.parametrize("status", KINDS)
def test_each_kind_of_problem_has_an_address_that_answers(client, status):
    path, _hash, kind = kind_of(status).partition("#")

    answer = client.get(path)

    assert answer.status_code == 200
    assert answer.text.count(f'<section id="{kind}">') == 1


def test_problems_name_their_kind(client):
    unknown = client.get("/api/v1/listings/none").get_json()
    wrong = client.get("/api/v1/search").get_json()
    unusable = client.post("/api/v1/search", json={"page": 0}).get_json()

    assert [each["type"] for each in (unknown, wrong, unusable)] == [
        "/api/problems#not-found",
        "/api/problems#wrong-method",
        "/api/problems#unusable",
    ]
    assert all(re.fullmatch("[a-z-]+", kind) for kind in KINDS.values())
