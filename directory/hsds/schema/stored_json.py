"""Read a record back from the JSON in which the directory itself keeps it."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args

from directory.hsds.schema.base import HsdsObject, part_types

H = TypeVar("H", bound=HsdsObject)
Reader = Callable[[Any], Any]


def read_stored(model: type[H], value: dict[str, Any]) -> H:
    """Return the object that was stored; it was valid, and is not checked again.

    What an older version stored may lack a text that is required now: it is empty.
    """
    parts, readers = part_types(model), field_readers(model)
    said: dict[str, Any] = {
        name: readers[name](item)
        for name, item in value.items()
        if name in readers and name not in parts
    }
    for name in parts.keys() & value.keys():
        held = value[name]
        said[name] = (
            tuple(read_stored(parts[name], one) for one in held)
            if isinstance(held, list)
            else read_stored(parts[name], held)
        )
    return model.model_construct(**empty_texts(model) | said)


@cache
def empty_texts(model: type[HsdsObject]) -> dict[str, str]:
    """Return the texts that a model requires, empty."""
    fields = model.model_fields.items()
    return {
        name: "" for name, field in fields if field.is_required() and is_text(field)
    }


def is_text(field: Any) -> bool:
    """Whether a field of a model holds words."""
    return field.annotation is str


@cache
def field_readers(model: type[HsdsObject]) -> dict[str, Reader]:
    """Return what makes of JSON the value of each field."""
    return {
        name: reader_of(next(iter(get_args(field.annotation)), field.annotation))
        for name, field in model.model_fields.items()
    }


def reader_of(kind: Any) -> Reader:
    """Return what reads one kind of value; most are in JSON what they are here."""
    if kind in (date, datetime):
        reader: Reader = kind.fromisoformat
        return reader
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return lambda value: value
