import pytest

from directory.api.answers import SuggestAnswer

ADDRESS = "/api/v1/suggest"


def test_completions_of_every_kind(client, finder):
    response = client.post(ADDRESS, json={"q": "shel", "language": "FR"})

    assert finder.asked == [("shel", "fr", None, 20)]
    assert response.get_json() == {
        "items": [
            {"kind": "need", "text": "Shelter", "value": "shelter", "country": None},
            {"kind": "place", "text": "Shelter Cove", "value": "7", "country": "US"},
            {
                "kind": "listing",
                "text": "Shelter of the Fig Tree",
                "value": "5",
                "country": None,
            },
        ]
    }
    SuggestAnswer.model_validate_json(response.get_data())


def test_only_the_kinds_and_as_many_as_wished(client):
    body = {"q": "shel", "kinds": ["listing", "place"], "limit": 1}

    response = client.post(ADDRESS, json=body)

    assert [item["kind"] for item in response.get_json()["items"]] == ["place"]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({}, "The field “q” is missing."),
        ({"q": "a", "limit": 21}, "“limit” is a whole number from 1 to 20."),
        (
            {"q": "a", "kinds": ["person"]},
            "“kinds.0” is one of: place, need, listing.",
        ),
    ],
)
def test_bad_input_is_named(client, body, sentence):
    response = client.post(ADDRESS, json=body)

    assert response.status_code == 422
    assert response.get_json()["detail"] == sentence
