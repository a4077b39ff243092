"""Describe the API as OpenAPI 3.1, from the same models that validate it."""

from dataclasses import dataclass
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
    "429": "That was too often for one address.",
    "500": "It went wrong on our side.",
    "503": "Something that we need does not answer now.",
}
TAGS = {
    "Search": "Find listings, by words and place.",
    "Listings": "Look at one listing.",
    "Service": "The state of this instance, and this description.",
}
OF_A_BODY = ("400", "405", "413", "415", "422", "429", "500", "503")
OF_A_READ = ("405", "500", "503")
RATE_LIMITS = {
    "RateLimit-Limit": "How many requests of a kind one address may send in a window.",
    "RateLimit-Policy": "The same with the length of the window, as in 120;w=60.",
}
AT_THE_LIMIT = {
    "RateLimit-Remaining": "0; never told before, for it would tell of others nearby.",
    "RateLimit-Reset": "After how many seconds to ask again.",
    "Retry-After": "The same.",
}


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
            "contact": {"name": "Whoever runs this instance"},
            "license": {
                "name": "AGPL-3.0-or-later",
                "identifier": "AGPL-3.0-or-later",
            },
        },
        "servers": [{"url": "/"}],
        "security": [],
        "tags": [{"name": name, "description": TAGS[name]} for name in TAGS],
        "paths": paths(),
        "components": {"schemas": schemas()},
    }


def paths() -> Schema:
    """Return every address and what it takes and gives."""
    return {
        "/api/v1/search": {"post": SEARCH.posted(SearchBody, examples.SEARCH)},
        "/api/v1/suggest": {"post": SUGGEST.posted(SuggestBody, examples.SUGGEST)},
        "/api/v1/listings/{listing_id}": {
            "get": LISTING.read("404", "429")
            | {"parameters": [LISTING_ID, UNCONFIRMED]}
        },
        "/api/openapi.json": {"get": description_of_itself()},
        "/healthz": {"get": LIVES.read()},
        "/readyz": {"get": readiness()},
    }


LISTING_ID: Schema = {
    "name": "listing_id",
    "in": "path",
    "required": True,
    "description": "The id of a listing, as search gives it.",
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


@dataclass(frozen=True, slots=True)
class Operation:
    """What one address is for; ``answer`` is the model of what it gives."""

    name: str
    tag: str
    summary: str
    description: str
    answer: str

    def described(self, errors: tuple[str, ...]) -> Schema:
        """Return the operation with what it may answer."""
        return {
            "operationId": self.name,
            "tags": [self.tag],
            "summary": self.summary,
            "description": self.description,
            "responses": responses(self.answer, errors),
        }

    def posted(self, model: type[Body], example: Schema) -> Schema:
        """Return an operation that takes a body."""
        content = referred(model.__name__)
        content |= {"examples": {"typical": {"value": example}}}
        body = {"required": True, "content": {"application/json": content}}
        return self.described(OF_A_BODY) | {"requestBody": body}

    def read(self, *further: str) -> Schema:
        """Return an operation that only reads."""
        return self.described((*further, *OF_A_READ))


SEARCH = Operation(
    "search",
    "Search",
    "Find listings",
    "What is needed may be written in any language. The labels of the answer are in"
    " the language that the body asks for, else in that of Accept-Language.",
    "SearchAnswer",
)
SUGGEST = Operation(
    "suggest",
    "Search",
    "Complete what was typed so far",
    "Needs, places and names of listings that begin with what was typed.",
    "SuggestAnswer",
)
LISTING = Operation(
    "listing",
    "Listings",
    "Look at one listing",
    "Everything public about it, as of now.",
    "ListingDetails",
)
ITSELF = Operation(
    "openapi",
    "Service",
    "Describe the API",
    "This description, from the models that validate what is sent.",
    "ProblemAnswer",
)
LIVES = Operation(
    "healthz", "Service", "Does it live?", "The process answers.", "HealthAnswer"
)
READY = Operation(
    "readyz",
    "Service",
    "Can it answer?",
    "The database and the index answer; degraded is an answer too.",
    "HealthAnswer",
)


def readiness() -> Schema:
    """Return the operation that tells whether searches can be answered."""
    operation = READY.read()
    operation["responses"]["503"] = {
        "description": "The database or the index does not answer yet.",
        "content": {"application/json": referred("HealthAnswer")},
    }
    return operation


def description_of_itself() -> Schema:
    """Return the operation that gives this description."""
    operation = ITSELF.read("429")
    operation["responses"]["200"] = {
        "description": "This description.",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
    return operation


def responses(answer: str, errors: tuple[str, ...]) -> Schema:
    """Return the good answer and the errors that may come instead."""
    is_counted = "429" in errors
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
    if is_counted:
        good["headers"] = headers(RATE_LIMITS)
        problems["429"]["headers"] = headers(RATE_LIMITS | AT_THE_LIMIT)
    return {"200": good} | problems


def headers(told: dict[str, str]) -> Schema:
    """Return headers with what each of them tells."""
    return {
        name: {"description": text, "schema": {"type": "string"}}
        for name, text in told.items()
    }


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
