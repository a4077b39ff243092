import json

import pytest

ADDRESS = "/api/v1/search"
SPOKEN = "We speak en, fr, es, ar, fa-AF, ps, sw, rn, lg, nl."


def sent(client, raw, **headers):
    return client.post(
        ADDRESS, data=raw, content_type="application/json", headers=headers
    )


@pytest.mark.parametrize(
    ("body", "field", "sentence"),
    [
        ({"language": "xx"}, "language", f"Unknown language: “xx”. {SPOKEN}"),
        ({"language": ""}, "language", f"Unknown language: “”. {SPOKEN}"),
        ({"language": 7}, "language", "“language” is text."),
        (
            {"country": "ZZ"},
            "country",
            "Unknown country: “ZZ” is not in ISO 3166-1.",
        ),
        ({"country": "AFG"}, "country", "“country” is too long: at most 2 characters."),
        (
            {"radius_km": 9},
            "radius_km",
            "“radius_km” is a number from 10 to 1000.",
        ),
        (
            {"radius_km": 1e300},
            "radius_km",
            "“radius_km” is a number from 10 to 1000.",
        ),
        (
            {"radius_km": "150"},
            "radius_km",
            "“radius_km” is a number from 10 to 1000.",
        ),
        (
            {"near": {"lat": 91, "lon": 0}},
            "near.lat",
            "“near.lat” is a number from -90 to 90.",
        ),
        ({"near": {"lat": 1}}, "near.lon", "The field “near.lon” is missing."),
        (
            {"near": {"lat": 1, "lon": 2}, "place": "Herat"},
            "",
            "Send either “place” or “near”, not both.",
        ),
        ({"q": "x" * 10_000}, "q", "“q” is too long: at most 4000 characters."),
        ({"q": None}, "q", "“q” is text."),
        (
            {"needs": ["shelter.castle"]},
            "needs.0",
            "Unknown need: “shelter.castle” is not in the taxonomy.",
        ),
        (
            {"exclude_concepts": ["nothing"]},
            "exclude_concepts.0",
            "Unknown need: “nothing” is not in the taxonomy.",
        ),
        ({"needs": "shelter"}, "needs", "“needs” is a list."),
        (
            {"needs": ["shelter"] * 51},
            "needs",
            "“needs” has too many values: at most 50.",
        ),
        (
            {"spoken_languages": ["not a tag"]},
            "spoken_languages.0",
            "“not a tag” is not a language tag of BCP 47.",
        ),
        (
            {"accepts_children": "yes"},
            "accepts_children",
            "“accepts_children” is true or false.",
        ),
        ({"page": 0}, "page", "“page” is a whole number from 1 to 500."),
        ({"page": 1.5}, "page", "“page” is a whole number from 1 to 500."),
        ({"page": 10**400}, "page", "“page” is a whole number from 1 to 500."),
        ({"per_page": 101}, "per_page", "“per_page” is a whole number from 1 to 100."),
        ({"sort": "luck"}, "sort", "“sort” is one of: best, distance, fresh."),
        ({"colour": "red"}, "colour", "There is no field “colour” in this request."),
        ([], "", "A JSON object in curly brackets is meant here."),
        (None, "", "A JSON object in curly brackets is meant here."),
        (
            {"language": "a\u0000b"},
            "language",
            "There are invisible control characters in the text.",
        ),
        (
            {"near": {"lat\u202e": 1}},
            "near",
            "There are invisible control characters in the text.",
        ),
    ],
)
def test_a_field_that_cannot_be_used_is_named(client, finder, body, field, sentence):
    response = sent(client, json.dumps(body))

    assert response.status_code == 422
    assert response.content_type == "application/problem+json"
    assert response.get_json() == {
        "type": "/api/problems#unusable",
        "title": "This cannot be used",
        "status": 422,
        "detail": sentence,
        "errors": [{"field": field, "message": sentence}],
    }
    assert finder.asked == []


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"not json",
        b"\xff\xfe",
        b"\xef\xbb\xbf{}",
        b"[" * 60_000,
        b'{"q":' * 10_000,
        b'{"radius_km": NaN}',
        b'{"radius_km": Infinity}',
        b'{"q": "\\ud800"}',
        b'{"page": ' + b"9" * 5_000 + b"}",
        b"{} {}",
    ],
    ids=lambda raw: repr(raw[:20]),
)
def test_what_is_not_json_is_refused(client, finder, raw):
    response = sent(client, raw)

    assert 400 <= response.status_code < 500
    assert response.get_json()["detail"].endswith(".")
    assert finder.asked == []


def test_a_name_that_stands_twice_is_refused(client):
    response = sent(client, b'{"q": "a", "q": "b"}')

    assert response.status_code == 400
    assert "stands twice" in response.get_json()["detail"]


def test_every_complaint_is_told_at_once(client):
    response = sent(client, json.dumps({"page": 0, "country": "ZZ"}))

    fields = [error["field"] for error in response.get_json()["errors"]]
    assert fields == ["country", "page"]


def test_a_huge_body_is_not_read(client):
    response = sent(client, b'{"q": "' + b"x" * 70_000 + b'"}')

    assert response.status_code == 413
    assert response.get_json()["detail"] == ("That is too large. Please send less.")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", ""]
)
def test_only_json_is_taken(client, kind):
    response = client.post(ADDRESS, data=b"{}", content_type=kind)

    assert response.status_code == 415
    assert response.content_type == "application/problem+json"


def test_another_method_is_told_which_one_is_meant(client):
    response = client.get(ADDRESS)

    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"POST", "OPTIONS"}
    assert response.get_json()["status"] == 405


def test_joiners_of_persian_and_arabic_are_words_not_controls(client):
    response = sent(client, json.dumps({"q": "خانه\u200cهای امن \u200f"}))

    assert response.status_code == 200


def test_an_error_says_its_language(client):
    response = sent(client, json.dumps({"language": "fr", "page": 0}))

    assert response.status_code == 422
    assert response.headers["Content-Language"] == "fr"


def test_the_marks_of_a_paste_are_dropped(client, finder):
    response = sent(client, json.dumps({"q": "\u202blegal\u202c\n\u0000aid"}))

    assert response.status_code == 200
