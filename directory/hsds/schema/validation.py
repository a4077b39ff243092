"""Hold a record against the models of HSDS 3.1, and say in words what is wrong."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from directory.hsds.parse.strict_json import shown
from directory.hsds.schema.base import MOST_IN_A_LIST, HsdsObject, part_types
from directory.hsds.schema.field_types import meant
from directory.hsds.schema.main_objects import Service

MOST_COMPLAINTS = 20  # a record: whoever mends these sees the others next
NO_SUCH_FIELD = "HSDS has no such field; it is not kept"
Complaint = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Validation:
    """The record, None where it has errors, and what was found.

    ``errors`` and ``warnings`` are pairs of field and reason.
    """

    record: Service | None
    errors: tuple[Complaint, ...] = ()
    warnings: tuple[Complaint, ...] = ()


def validate(value: object) -> Validation:
    """Return the record with clean values, or every error that a person should mend."""
    try:
        return Validation(Service.model_validate(value))
    except ValidationError as error:
        details = error.errors(include_url=False)
    # What HSDS does not have is no reason to refuse: once more, without it.
    warnings: list[Complaint] = []
    known = known_alone(value, Service, "", warnings)
    told = tuple(warnings[:MOST_COMPLAINTS])
    if warnings:
        try:
            return Validation(Service.model_validate(known), (), told)
        except ValidationError as error:
            details = error.errors(include_url=False)
    details.sort(key=lambda detail: position(known, detail["loc"]))
    errors = [(path_of(one["loc"]), reason_of(one)) for one in details]
    return Validation(None, tuple(errors[:MOST_COMPLAINTS]), told)


def known_alone(
    value: Any, model: type[HsdsObject], path: str, warnings: list[Complaint]
) -> Any:
    """Return an object without the fields that HSDS does not have."""
    if not isinstance(value, dict):
        return value
    known = {}
    parts = part_types(model)
    for name, item in value.items():
        if name not in model.model_fields:
            warnings.append((join(path, shown(name)[1:-1]), NO_SUCH_FIELD))
        elif name in parts:
            known[name] = known_parts(item, parts[name], join(path, name), warnings)
        else:
            known[name] = item
    return known


def known_parts(
    value: Any, model: type[HsdsObject], path: str, warnings: list[Complaint]
) -> Any:
    """Return one object, or a list of them, without what HSDS does not have."""
    if not isinstance(value, list):
        return known_alone(value, model, path, warnings)
    if len(value) > MOST_IN_A_LIST:
        return value
    return [
        known_alone(one, model, f"{path}[{index}]", warnings)
        for index, one in enumerate(value)
    ]


def position(value: Any, loc: tuple[int | str, ...]) -> tuple[int, ...]:
    """Return where in a record a complaint belongs, what is missing first."""
    steps = []
    for step in loc:
        if isinstance(value, dict):
            keys = list(value)
            steps.append(keys.index(step) if step in value else -1)
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            steps.append(step)
            value = value[step]
    return tuple(steps)


def path_of(loc: tuple[int | str, ...]) -> str:
    """Return the path of a field as a person reads it: phones[0].number."""
    path = ""
    for step in loc:
        path = f"{path}[{step}]" if isinstance(step, int) else join(path, step)
    return path


def reason_of(detail: ErrorDetails) -> str:
    """Return our sentence for an error of pydantic."""
    match detail["type"]:
        case "missing":
            return "it is missing"
        case "value_error":
            return str(detail["ctx"]["error"])
        case _:
            return str(meant("an object", detail["input"]))


def join(path: str, name: str) -> str:
    """Return the path of a field inside an object."""
    return f"{path}.{name}" if path else name
