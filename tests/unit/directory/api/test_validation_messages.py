import pytest
from pydantic import ValidationError

from directory.api.models import Near, SearchBody, SuggestBody
from directory.api.validation_messages import complaint, limits_of
from directory.web.problem_json import FieldError

pytestmark = pytest.mark.usefixtures("reading")


def complaints(model, body):
    with pytest.raises(ValidationError) as refused:
        model.model_validate(body)
    return [complaint(model, detail) for detail in refused.value.errors()]


@pytest.mark.parametrize(
    ("body", "field", "sentence"),
    [
        ({"near": 7}, "near", "A JSON object in curly brackets is meant here."),
        ({"near": {"lon": 0}}, "near.lat", "The field “near.lat” is missing."),
        (
            {"near": {"lat": 0, "lon": -181}},
            "near.lon",
            "“near.lon” is a number from -180 to 180.",
        ),
        (
            {"near": {"lat": float("nan"), "lon": 0}},
            "near.lat",
            "“near.lat” is a number from -90 to 90.",
        ),
        (
            {"near": {"lat": 0, "lon": 0, "alt": 1}},
            "near.alt",
            "There is no field “near.alt” in this request.",
        ),
        ({"q": b"x"}, "q", "“q” is text."),
        ({"needs": {}}, "needs", "“needs” is a list."),
        ({"needs": [7]}, "needs.0", "“needs.0” is text."),
        (
            {"needs": ["x" * 65]},
            "needs.0",
            "“needs.0” is too long: at most 64 characters.",
        ),
        (
            {"spoken_languages": ["fa"] * 51},
            "spoken_languages",
            "“spoken_languages” has too many values: at most 50.",
        ),
        ({"remote": 1}, "remote", "“remote” is true or false."),
        ({"place_id": -1}, "place_id", "“place_id” is a whole number from 0 to "
         "999999999999."),
        ({"page": 501}, "page", "“page” is a whole number from 1 to 500."),
        ({"radius_km": None}, "radius_km", "“radius_km” is a number from 10 to 1000."),
    ],
)  # fmt: skip
def test_a_complaint_is_a_field_and_a_sentence(body, field, sentence):
    assert complaints(SearchBody, body) == [FieldError(field, sentence)]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({}, [FieldError("q", "The field “q” is missing.")]),
        (
            {"q": "x", "kinds": ["person"]},
            [FieldError("kinds.0", "“kinds.0” is one of: place, need, listing.")],
        ),
        (
            {"q": "x", "limit": 21, "kinds": ["place"] * 4},
            [
                FieldError("kinds", "“kinds” has too many values: at most 3."),
                FieldError("limit", "“limit” is a whole number from 1 to 20."),
            ],
        ),
    ],
)
def test_every_complaint_about_a_beginning_is_told(body, told):
    assert complaints(SuggestBody, body) == told


def test_what_has_no_sentence_of_its_own_is_named_all_the_same():
    detail = {"type": "set_type", "loc": ("facts", 2), "msg": "", "input": None}

    assert complaint(SearchBody, detail) == FieldError(
        "facts.2", "“facts.2” cannot be used."
    )


def test_limits_are_read_from_the_model_and_the_models_inside_it():
    assert limits_of(Near) == {
        "lat": {"least": -90, "most": 90, "whole": False},
        "lon": {"least": -180, "most": 180, "whole": False},
    }
    assert limits_of(SearchBody).keys() == {
        *("lat", "lon", "page", "per_page", "place_id", "radius_km"),
    }
