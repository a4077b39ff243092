"""Describe the API as OpenAPI 3.1, from the same models that validate it."""

from functools import cache
from importlib.metadata import version
from typing import Any

from pydantic.json_schema import models_json_schema

from directory.api import answers, examples
from directory.api.models import Body, SearchBody, SuggestBody
from directory.api.serialising import DETAILS
from directory.web.problem_json import MEDIA_TYPE as PROBLEM

Schema = dict[str, Any]

REFERENCE = "#/components/schemas/{model}"
ERRORS = {
    "400": "The body is not JSON, or not clear.",
    "404": "There is no such listing, or it is not public: both look the same.",
    "405": "This address takes another method; see the header Allow.",
    "413": "The body is larger than 64 kB.",
    "415": "The body is not application/json.",
    "422": "A field cannot be used; each is named in errors.",
    "500": "It went wrong on our side.",
    "503": "Something that we need does not answer now.",
}
OF_A_BODY = ("400", "405", "413", "415", "422", "500", "503")
OF_A_READ = ("405", "500", "503")


@cache
def openapi() -> Schema:
    """Return the whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Panah",
            "version": version("panah"),
            "description": "A directory of vetted help for women human rights "
            "defenders. No account, no cookie; nothing that is asked is kept.",
            "license": {
                "name": "AGPL-3.0-or-later",
                "identifier": "AGPL-3.0-or-later",
            },
        },
        "servers": [{"url": "/"}],
        "paths": paths(),
        "components": {"schemas": schemas()},
    }


def paths() -> Schema:
    """Return every address and what it takes and gives."""
    return {
        "/api/v1/search": {
            "post": posted(
                "search", "Find listings", SearchBody, "SearchAnswer", examples.SEARCH
            )
        },
        "/api/v1/suggest": {
            "post": posted(
                "suggest",
                "Complete what was typed so far",
                SuggestBody,
                "SuggestAnswer",
                examples.SUGGEST,
            )
        },
        "/api/v1/listings/{listing_id}": {
            "get": read("listing", "Look at one listing", "ListingDetails", ("404",))
            | {"parameters": [LISTING_ID, UNCONFIRMED]}
        },
        "/api/openapi.json": {"get": description_of_itself()},
        "/healthz": {"get": read("healthz", "Does it live?", "HealthAnswer")},
        "/readyz": {"get": readiness()},
    }


LISTING_ID: Schema = {
    "name": "listing_id",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "format": "uuid"},
    "example": "6f1f5a1c-3f0e-4a53-9a51-0d6c2b1d9e11",
}

UNCONFIRMED: Schema = {
    "name": "unconfirmed",
    "in": "query",
    "description": "With true, also the channels that nobody of us has tried; "
    "provenance names the page that publishes them.",
    "schema": {"type": "boolean", "default": False},
}


def posted(
    name: str, summary: str, model: type[Body], answer: str, example: Schema
) -> Schema:
    """Return an operation that takes a body."""
    content = referred(model.__name__) | {"examples": {"typical": {"value": example}}}
    return {
        "operationId": name,
        "summary": summary,
        "requestBody": {"required": True, "content": {"application/json": content}},
        "responses": responses(answer, OF_A_BODY),
    }


def read(name: str, summary: str, answer: str, further: tuple[str, ...] = ()) -> Schema:
    """Return an operation that only reads."""
    return {
        "operationId": name,
        "summary": summary,
        "responses": responses(answer, (*further, *OF_A_READ)),
    }


def readiness() -> Schema:
    """Return the operation that tells whether searches can be answered."""
    operation = read("readyz", "Can it answer?", "HealthAnswer")
    operation["responses"]["503"] = {
        "description": "The database or the index does not answer yet.",
        "content": {"application/json": referred("HealthAnswer")},
    }
    return operation


def description_of_itself() -> Schema:
    """Return the operation that gives this description."""
    operation = read("openapi", "Describe the API", "ProblemAnswer")
    operation["responses"]["200"] = {
        "description": "This description.",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
    return operation


def responses(answer: str, errors: tuple[str, ...]) -> Schema:
    """Return the good answer and the errors that may come instead."""
    good = {
        "description": "The answer.",
        "content": {"application/json": referred(answer)},
    }
    problems = {
        status: {
            "description": ERRORS[status],
            "content": {PROBLEM: referred("ProblemAnswer")},
        }
        for status in sorted(errors)
    }
    return {"200": good} | problems


def referred(name: str) -> Schema:
    """Return a media type whose schema stands among the components."""
    return {"schema": {"$ref": REFERENCE.format(model=name)}}


def schemas() -> Schema:
    """Return the schema of every model, and of the models inside them."""
    given = (
        answers.SearchAnswer,
        answers.SuggestAnswer,
        answers.ProblemAnswer,
        answers.HealthAnswer,
    )
    _, taken_schemas = models_json_schema(
        [(SearchBody, "validation"), (SuggestBody, "validation")],
        ref_template=REFERENCE,
    )
    _, given_schemas = models_json_schema(
        [(model, "serialization") for model in given], ref_template=REFERENCE
    )
    details = DETAILS.json_schema(mode="serialization", ref_template=REFERENCE)
    inside = details.pop("$defs", {})
    found: Schema = taken_schemas["$defs"] | given_schemas["$defs"] | inside
    return found | {"ListingDetails": details}
