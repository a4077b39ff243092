"""Say what went wrong as application/problem+json (RFC 9457)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response
from pydantic import BaseModel
from pydantic_core import to_json

from directory.errors import InvalidInputError

MEDIA_TYPE = "application/problem+json"
PROBLEMS = "/api/problems"  # the page that describes each kind
UNSPECIFIC = "about:blank"
# What a kind of problem is called for good, in the address that names it.
KINDS = {
    400: "unclear",
    401: "signed-out",
    403: "forbidden",
    404: "not-found",
    405: "wrong-method",
    413: "too-large",
    415: "not-json",
    422: "unusable",
    429: "too-often",
    500: "our-fault",
    503: "not-available",
}


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing that is wrong: where, with dots between names, and why."""

    field: str
    message: str


class BodyError(InvalidInputError):
    """A body of good JSON whose fields cannot be used; each is named."""

    status = 422

    def __init__(self, errors: Sequence[FieldError]) -> None:
        """Keep every complaint; the first is the sentence of the whole."""
        super().__init__(errors[0].message, errors[0].field)
        self.errors = tuple(errors)


def problem(
    status: int,
    title: str,
    detail: str,
    *,
    errors: Sequence[FieldError] = (),
) -> Response:
    """Return an error as an answer; the same error is always the same bytes."""
    body: dict[str, Any] = {
        "type": kind_of(status),
        "title": title,
        "status": status,
        "detail": detail,
        "errors": [{"field": e.field, "message": e.message} for e in errors],
    }
    return json_response(body, status, MEDIA_TYPE)


def kind_of(status: int) -> str:
    """Return the address where the problem of a status is described."""
    return f"{PROBLEMS}#{KINDS[status]}" if status in KINDS else UNSPECIFIC


def json_response(
    body: Mapping[str, Any] | BaseModel,
    status: int = 200,
    media_type: str = "application/json",
) -> Response:
    """Return JSON as an answer that nobody keeps."""
    response = Response(to_json(body), status=status, content_type=media_type)
    response.headers["Cache-Control"] = "no-store"
    return response
