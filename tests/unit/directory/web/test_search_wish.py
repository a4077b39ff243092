from dataclasses import replace
from datetime import UTC, datetime

import pytest

from directory.api.models import SearchBody
from directory.api.openapi import openapi
from directory.api.search_request import search_request
from directory.search_port import Fact, Flag, SearchRequest, Sort
from directory.site.forms import LIMITS, read_search
from directory.web.search_wish import (
    COUNTRY,
    FACTS,
    NEEDS,
    PLACE,
    QUERY,
    SPOKEN_LANGUAGES,
    tidied,
)

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def test_spaces_around_words_and_repetitions_are_left_out():
    wish = SearchRequest(
        q=" shelter ",
        place=" Herat ",
        needs=("legal", "shelter", "legal"),
        exclude_concepts=("legal", "legal"),
        spoken_languages=("fa-AF", "ps", "fa-AF"),
        facts=(Fact.TERM_MID, Fact.TERM_MID),
        now=NOW,
    )

    tidy = tidied(wish)

    assert tidy == SearchRequest(
        q="shelter",
        place="Herat",
        needs=("legal", "shelter"),
        exclude_concepts=("legal",),
        spoken_languages=("fa-AF", "ps", "fa"),
        facts=(Fact.TERM_MID,),
        now=NOW,
    )


def test_the_form_and_the_api_make_one_search_of_one_wish():
    fields = {
        "q": [" shelter "],
        "place": [" Herat "],
        "place_id": ["140"],
        "country": ["af"],
        "radius_km": ["300"],
        "need": ["legal", "legal"],
        "exclude": ["shelter"],
        "ignore_place": ["1"],
        "spoken": ["fa-AF"],
        "flag": ["cost_free"],
        "fact": ["term.mid"],
        "remote": ["1"],
        "open_now": ["1"],
        "sort": ["fresh"],
        "page": ["2"],
    }
    body = {
        "q": " shelter ",
        "place": " Herat ",
        "place_id": 140,
        "country": "af",
        "radius_km": 300,
        "needs": ["legal", "legal"],
        "exclude_concepts": ["shelter"],
        "ignore_place": True,
        "spoken_languages": ["fa-AF"],
        "cost_free": True,
        "facts": [Fact.TERM_MID],
        "remote": True,
        "open_now": True,
        "sort": Sort.FRESH,
        "page": 2,
    }

    by_form = read_search(fields, "en", NOW)
    by_api = search_request(SearchBody.model_validate(body), "en", NOW)

    assert replace(by_form, per_page=by_api.per_page) == by_api
    assert by_form.flags == {Flag.COST_FREE: True}


@pytest.mark.parametrize(
    ("field", "property_name", "limit"),
    [
        ("q", "q", QUERY),
        ("place", "place", PLACE),
        ("country", "country", COUNTRY),
        ("need", "needs", NEEDS),
        ("exclude", "exclude_concepts", NEEDS),
        ("spoken", "spoken_languages", SPOKEN_LANGUAGES),
        ("fact", "facts", FACTS),
    ],
)
def test_the_form_and_the_description_of_the_api_say_one_limit(
    field, property_name, limit
):
    described = openapi()["components"]["schemas"]["SearchBody"]["properties"]
    schema = described[property_name]
    text = schema.get("anyOf", [schema])[0]

    values = text.get("maxItems", 1)
    characters = text.get("items", text).get("maxLength", limit.characters)

    assert LIMITS[field] == limit
    assert (values, characters) == (limit.values, limit.characters)


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"place": ["x" * 200]}, {"place": "x" * 200}),
        ({"place_id": ["9" * 12]}, {"place_id": 10**12 - 1}),
    ],
)
def test_the_longest_value_is_taken_by_both(fields, body):
    by_form = read_search(fields, "en", NOW)
    by_api = search_request(SearchBody.model_validate(body), "en", NOW)

    assert replace(by_form, per_page=by_api.per_page) == by_api
