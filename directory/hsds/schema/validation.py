"""Hold a record against the table of HSDS 3.1 and our profile."""

from dataclasses import dataclass, field
from typing import Any

from directory.hsds.parse.strict_json import shown
from directory.hsds.schema.field_types import Checker, FieldError, meant
from directory.hsds.schema.objects import SHAPES
from directory.hsds.schema.shapes import Many, One

MOST_IN_A_LIST = 500
MOST_COMPLAINTS = 20

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Validation:
    """The record with clean values, known fields only, and what was found.

    ``errors`` and ``warnings`` are pairs of field and reason.
    """

    record: Fields
    errors: tuple[tuple[str, str], ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Findings:
    """What has been found so far."""

    errors: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)


def validate(value: object, kind: str = "service") -> Validation:
    """Return the clean record, with every error that a person should mend."""
    findings = Findings()
    record = clean_object(value, kind, "", findings)
    return Validation(
        record,
        tuple(findings.errors[:MOST_COMPLAINTS]),
        tuple(findings.warnings[:MOST_COMPLAINTS]),
    )


def clean_object(value: object, kind: str, path: str, findings: Findings) -> Fields:
    """Return the known fields of one object."""
    if not isinstance(value, dict):
        findings.errors.append((path, str(meant("an object", value))))
        return {}
    shape = SHAPES[kind]
    for name in shape.required:
        if name not in value:
            findings.errors.append((join(path, name), "it is missing"))
    clean = {}
    for name, item in value.items():
        if name in shape.fields:
            clean[name] = clean_field(
                item, shape.fields[name], join(path, name), findings
            )
        else:
            findings.warnings.append(
                (
                    join(path, shown(name)[1:-1]),
                    "HSDS has no such field; it is not kept",
                )
            )
    return clean


def clean_field(
    value: object, rule: Checker | One | Many, path: str, findings: Findings
) -> Any:
    """Return one field's clean value, or None with an error in the findings."""
    if isinstance(rule, One):
        return clean_object(value, rule.kind, path, findings)
    if isinstance(rule, Many):
        return clean_list(value, rule.kind, path, findings)
    try:
        return rule(value)
    except FieldError as error:
        findings.errors.append((path, str(error)))
        return None


def clean_list(value: object, kind: str, path: str, findings: Findings) -> list[Fields]:
    """Return the clean objects of a list."""
    if not isinstance(value, list):
        findings.errors.append((path, str(meant("a list", value))))
        return []
    if len(value) > MOST_IN_A_LIST:
        reason = f"it has {len(value)} items, more than {MOST_IN_A_LIST}"
        findings.errors.append((path, reason))
        return []
    return [
        clean_object(item, kind, f"{path}[{index}]", findings)
        for index, item in enumerate(value)
    ]


def join(path: str, name: str) -> str:
    """Return the path of a field inside an object."""
    return f"{path}.{name}" if path else name
