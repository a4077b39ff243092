"""Read the body of a request from its raw bytes, whatever somebody sends."""

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from flask import Request
from flask_babel import gettext
from pydantic import ValidationError
from pydantic_core import from_json
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from directory.api.language import speak
from directory.api.models import Body
from directory.api.validation_messages import complaint
from directory.errors import InvalidInputError
from directory.web.problem_json import BodyError, FieldError
from directory.web.requests import MAX_BODY_BYTES
from directory.web.text_input import is_unreadable
from i18n import find_language, negotiate_language

MEDIA_TYPE = "application/json"

B = TypeVar("B", bound=Body)
Path = tuple[str, ...]
# What she wrote herself: the marks of a paste are taken out of it, and none refused.
WRITTEN: frozenset[Path] = frozenset({("q",), ("place",)})


def read_body(request: Request, model: type[B]) -> B:
    """Return the body of ``request``, and answer in the language that it asks for.

    Raises InvalidInputError, RequestEntityTooLarge, UnsupportedMediaType.
    """
    if request.mimetype != MEDIA_TYPE:
        raise UnsupportedMediaType
    raw = request.get_data(cache=False)
    if not request.content_length and len(raw) >= MAX_BODY_BYTES:
        raise RequestEntityTooLarge  # without a length, werkzeug cuts it there
    content = decode(raw)
    speak(wished_language(content) or browser_language(request))
    refuse_unreadable(content)
    try:
        return model.model_validate_json(raw)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise BodyError([complaint(model, detail) for detail in details]) from None


def decode(raw: bytes) -> Any:
    """Return the JSON as plain values; raises InvalidInputError.

    The first parser refuses what is deep, not finite or half a character, so that
    the second one, which alone sees names that stand twice, is safe.
    """
    try:
        from_json(raw, allow_inf_nan=False)
        return json.loads(raw, object_pairs_hook=without_doubles)
    except ValueError:
        raise InvalidInputError(gettext("The request is not valid JSON.")) from None


def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object whose names are all different: of two, which one was meant?"""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise InvalidInputError(
            gettext("The request is not clear: a name in it stands twice.")
        )
    return found


def wished_language(content: Any) -> str | None:
    """Return the tag of the language that a body asks for, if that can be read."""
    wished = content.get("language") if isinstance(content, dict) else None
    return find_language(wished) if isinstance(wished, str) else None


def browser_language(request: Request) -> str:
    """Return the tag of the language that the headers ask for, or the default."""
    return negotiate_language(request.accept_languages.values())


def refuse_unreadable(content: Any) -> None:
    """Raise BodyError for characters that control a machine or turn the text around."""
    for path, text in texts_of(content, ()):
        if path not in WRITTEN and any(map(is_unreadable, text)):
            message = gettext("There are invisible control characters in the text.")
            raise BodyError([FieldError(".".join(path), message)])


def texts_of(content: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text with the names that lead to it; names are texts as well."""
    if isinstance(content, str):
        yield path, content
    elif isinstance(content, dict):
        for name, value in content.items():
            yield path, name
            yield from texts_of(value, (*path, name))
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from texts_of(value, (*path, str(number)))
