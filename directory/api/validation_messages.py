"""Turn what a model complains of into one clear sentence in the reader's language."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from flask_babel import gettext
from pydantic_core import ErrorDetails

from directory.api.models import Body
from directory.web.problem_json import FieldError

QUOTED = re.compile(r"'([^']*)'")
Context = Mapping[str, Any]
Sentence = Callable[[str, Context], str]


def unknown_field(field: str, _context: Context) -> str:
    """Say that nobody knows the field."""
    # NOTE: an error of the programming interface; %(field)s is the name of a field,
    # such as radius_km.
    return gettext("There is no field “%(field)s” in this request.", field=field)


def missing(field: str, _context: Context) -> str:
    """Say that the field is needed."""
    # NOTE: an error of the programming interface; %(field)s is the name of a field,
    # such as radius_km.
    return gettext("The field “%(field)s” is missing.", field=field)


def not_an_object(_field: str, _context: Context) -> str:
    """Say that a JSON object is meant."""
    return gettext("A JSON object in curly brackets is meant here.")


def not_a_text(field: str, _context: Context) -> str:
    """Say that text is meant."""
    # NOTE: an error of the programming interface; %(field)s is the name of a field,
    # such as radius_km.
    return gettext("“%(field)s” is text.", field=field)


def not_a_list(field: str, _context: Context) -> str:
    """Say that a list is meant."""
    # NOTE: an error of the programming interface; %(field)s is the name of a field,
    # such as radius_km.
    return gettext("“%(field)s” is a list.", field=field)


def not_a_boolean(field: str, _context: Context) -> str:
    """Say that yes or no is meant."""
    # NOTE: an error of the programming interface; %(field)s is the name of a field,
    # such as radius_km.
    return gettext("“%(field)s” is true or false.", field=field)


def too_long(field: str, context: Context) -> str:
    """Say how many characters there may be."""
    most = context["max_length"]
    # NOTE: an error of the programming interface; %(field)s is the name of a field,
    # such as radius_km, %(most)s a number.
    return gettext(
        "“%(field)s” is too long: at most %(most)s characters.", field=field, most=most
    )


def too_many(field: str, context: Context) -> str:
    """Say how many values there may be."""
    most = context["max_length"]
    # NOTE: an error of the programming interface; %(field)s is the name of a field,
    # such as radius_km, %(most)s a number.
    return gettext(
        "“%(field)s” has too many values: at most %(most)s.", field=field, most=most
    )


def not_a_choice(field: str, context: Context) -> str:
    """Say what there is to choose from."""
    choices = ", ".join(QUOTED.findall(str(context.get("expected", ""))))
    # NOTE: an error of the programming interface; %(field)s is the name of a field,
    # such as radius_km, %(choices)s the words that it may hold, in English.
    return gettext("“%(field)s” is one of: %(choices)s.", field=field, choices=choices)


def out_of_range(field: str, context: Context) -> str:
    """Say which numbers are meant."""
    least, most = context["least"], context["most"]
    if context["whole"]:
        # NOTE: an error of the programming interface; %(field)s is the name of a field,
        # such as radius_km, %(least)s and %(most)s numbers.
        return gettext(
            "“%(field)s” is a whole number from %(least)s to %(most)s.",
            field=field,
            least=least,
            most=most,
        )
    # NOTE: an error of the programming interface; %(field)s is the name of a field,
    # such as radius_km, %(least)s and %(most)s numbers.
    return gettext(
        "“%(field)s” is a number from %(least)s to %(most)s.",
        field=field,
        least=least,
        most=most,
    )


def unusable(field: str, _context: Context) -> str:
    """Say at least where the trouble is."""
    # NOTE: an error of the programming interface; %(field)s is the name of a field,
    # such as radius_km.
    return gettext("“%(field)s” cannot be used.", field=field)


def our_own(_field: str, context: Context) -> str:
    """Say what one of our own checks said, which is a sentence already."""
    return str(context["sentence"])


SENTENCES: dict[str, Sentence] = {
    "bool_type": not_a_boolean,
    "enum": not_a_choice,
    "extra_forbidden": unknown_field,
    "list_type": not_a_list,
    "literal_error": not_a_choice,
    "missing": missing,
    "model_type": not_an_object,
    "panah": our_own,
    "string_too_long": too_long,
    "string_type": not_a_text,
    "too_long": too_many,
}
NUMBER_TROUBLE = frozenset(
    {
        "finite_number",
        "float_type",
        "greater_than_equal",
        "int_parsing_size",
        "int_type",
        "less_than_equal",
    }
)


def complaint(model: type[Body], detail: ErrorDetails) -> FieldError:
    """Return one complaint of ``model`` as a field and a sentence."""
    path = [str(step) for step in detail["loc"]]
    field = ".".join(path)
    context: dict[str, Any] = detail.get("ctx", {})
    limits = limits_of(model).get(path[-1]) if path else None
    if detail["type"] in NUMBER_TROUBLE and limits:
        return FieldError(field, out_of_range(field, limits))
    sentence = SENTENCES.get(detail["type"], unusable)
    return FieldError(field, sentence(field, context))


@cache
def limits_of(model: type[Body]) -> dict[str, Context]:
    """Return least and most of every number of ``model`` and the models inside it."""
    schema = model.model_json_schema()
    found: dict[str, Context] = {}
    for part in (schema, *schema.get("$defs", {}).values()):
        for name, field in part.get("properties", {}).items():
            for choice in (field, *field.get("anyOf", ())):
                if "minimum" in choice:
                    found[name] = {
                        "least": choice["minimum"],
                        "most": choice["maximum"],
                        "whole": choice["type"] == "integer",
                    }
    return found
