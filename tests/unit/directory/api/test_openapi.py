import re

import jsonschema
import pytest

from directory.access import unguarded_endpoints
from directory.api import examples
from directory.api.models import SearchBody, SuggestBody
from directory.api.openapi import openapi

# What OpenAPI 3.1 asks of a description, as far as ours uses it.
DESCRIPTION = {
    "type": "object",
    "required": ["openapi", "info", "paths", "components", "security", "tags"],
    "properties": {
        "openapi": {"const": "3.1.0"},
        "info": {
            "type": "object",
            "required": ["title", "version", "description", "contact", "license"],
        },
        # Nobody signs in: said at the root, so that no operation leaves it open.
        "security": {"const": []},
        "tags": {"items": {"required": ["name", "description"]}},
        "paths": {
            "propertyNames": {"pattern": "^/"},
            "additionalProperties": {
                "propertyNames": {"enum": ["get", "post"]},
                "additionalProperties": {
                    "type": "object",
                    "required": [
                        "operationId",
                        "summary",
                        "description",
                        "tags",
                        "responses",
                    ],
                    "properties": {
                        "description": {"pattern": "[.]$"},
                        "responses": {
                            "required": ["200"],
                            "propertyNames": {"pattern": "^[1-5][0-9]{2}$"},
                            "additionalProperties": {
                                "required": ["description", "content"]
                            },
                        },
                        "parameters": {"items": {"required": ["name", "in", "schema"]}},
                    },
                },
            },
        },
    },
}


def references(part):
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"]
        for value in part.values():
            yield from references(value)
    elif isinstance(part, list):
        for value in part:
            yield from references(value)


def test_the_description_has_the_shape_of_openapi(client):
    described = client.get("/api/openapi.json").get_json()

    jsonschema.validate(described, DESCRIPTION)
    assert described == openapi()


def test_every_reference_leads_to_a_schema():
    described = openapi()

    names = set(described["components"]["schemas"])
    wanted = {
        ref.removeprefix("#/components/schemas/") for ref in references(described)
    }
    assert wanted <= names


def test_every_schema_is_json_schema():
    for schema in openapi()["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_operation_ids_are_all_different():
    paths = openapi()["paths"].values()

    ids = [operation["operationId"] for path in paths for operation in path.values()]
    assert len(ids) == len(set(ids))


def test_every_tag_is_described_and_used():
    described = openapi()

    used = {
        tag
        for path in described["paths"].values()
        for operation in path.values()
        for tag in operation["tags"]
    }
    assert used == {tag["name"] for tag in described["tags"]}


def test_every_operation_says_what_a_client_may_do_wrong():
    operations = [
        operation for path in openapi()["paths"].values() for operation in path.values()
    ]

    silent = [
        each["operationId"]
        for each in operations
        if not any(status.startswith("4") for status in each["responses"])
    ]
    assert silent == []


def parts(value):
    if isinstance(value, dict):
        yield value
    values = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        for part in values:
            yield from parts(part)


def test_no_array_is_a_tuple_of_no_length():
    loose = [
        part
        for part in parts(openapi())
        if "prefixItems" in part and part.get("maxItems") is None
    ]

    assert loose == []


def test_every_route_is_described_and_every_description_is_a_route(app):
    served = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.endpoint.partition(".")[0] in ("api", "health")
    }

    described = {
        (path, method)
        for path, operations in openapi()["paths"].items()
        for method in operations
    }

    assert served == described


@pytest.mark.parametrize(
    ("model", "example"),
    [(SearchBody, examples.SEARCH), (SuggestBody, examples.SUGGEST)],
)
def test_the_examples_are_taken(client, model, example):
    name = model.__name__.removesuffix("Body").lower()

    response = client.post(f"/api/v1/{name}", json=example)

    assert response.status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {"page": 0},
        {"colour": 1},
        {"near": {"lat": 1}},
        {"country": "0"},
        {"country": "AFG"},
        {"spoken_languages": ["0" * 10]},
        {"spoken_languages": ["fa_AF"]},
    ],
)
def test_the_published_schema_refuses_what_we_refuse(client, body):
    described = openapi()
    schema = described["components"]["schemas"]["SearchBody"] | {
        "components": described["components"]
    }

    response = client.post("/api/v1/search", json=body)

    assert response.status_code == 422
    assert not jsonschema.Draft202012Validator(schema).is_valid(body)


def test_every_view_of_the_api_says_who_may_see_it(app):

    assert [
        name for name in unguarded_endpoints(app) if name.startswith(("api", "health"))
    ] == []
