"""Hold a record against the models of HSDS 3.1, and say in words what is wrong."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from directory.hsds.schema.field_types import meant
from directory.hsds.schema.known_fields import Complaint, KnownFields, join
from directory.hsds.schema.main_objects import Service
from directory.hsds.schema.mending import Mender

MOST_COMPLAINTS = 20  # a record: whoever mends these sees the others next
# Mending a part may uncover what is wrong in the whole of it; no record is deeper.
MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Validation:
    """The record, None where it has errors, and what was found.

    ``errors`` and ``warnings`` are pairs of field and reason.
    """

    record: Service | None
    errors: tuple[Complaint, ...] = ()
    warnings: tuple[Complaint, ...] = ()


def validate(value: object) -> Validation:
    """Return the record with clean values, or every error that a person should mend.

    A record that is valid as it stands is not looked at twice.
    """
    try:
        return Validation(Service.model_validate(value))
    except ValidationError as error:
        if not isinstance(value, dict):
            return refused(value, error.errors(include_url=False), [])
    fields = KnownFields()
    mender = Mender(fields.of(value, Service))
    for _round in range(MOST_ROUNDS):
        try:
            record = Service.model_validate(mender.record)
        except ValidationError as error:
            details = error.errors(include_url=False)
        else:
            return Validation(record, (), told(fields.notes + mender.notes))
        if not mender.mend(details):
            break
    return refused(mender.record, details, fields.notes + mender.notes)


def refused(
    value: Any, details: list[ErrorDetails], notes: list[Complaint]
) -> Validation:
    """Return why there is no record, in the order of what was read."""
    details.sort(key=lambda detail: position(value, detail["loc"]))
    errors = [(path_of(one["loc"]), reason_of(one)) for one in details]
    return Validation(None, told(errors), told(notes))


def told(complaints: list[Complaint]) -> tuple[Complaint, ...]:
    """Return as many complaints as a person reads at once."""
    return tuple(complaints[:MOST_COMPLAINTS])


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
