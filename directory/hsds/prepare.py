"""Make one record ready to be stored, or say why it cannot be."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from directory.hsds.attributes import unknown_needs
from directory.hsds.problems import NumberedRecord, Problem
from directory.hsds.redact.record import Discretion
from directory.hsds.reference_data import Knowledge
from directory.hsds.schema.validation import Fields, validate
from directory.listings.confidentiality import Secrecy


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record that is valid and holds nothing that may not be stored.

    ``secrecies`` say how secret it needs each place to be, by its HSDS id.
    """

    source: NumberedRecord
    record: Fields
    notes: tuple[Problem, ...]
    secrecies: Mapping[str, Secrecy]

    @property
    def id(self) -> str:
        """Return the HSDS id of the service."""
        return str(self.record["id"])

    @property
    def as_json(self) -> dict[str, Any]:
        """Return the record as JSON holds it."""
        plain: dict[str, Any] = json.loads(
            json.dumps(self.record, default=lambda value: value.isoformat())
        )
        return plain


def prepare(source: NumberedRecord, knowledge: Knowledge) -> Prepared | list[Problem]:
    """Return the record ready to be stored, or all that is wrong with it."""
    validation = validate(source.value)
    errors = list(validation.errors)
    if not errors:
        errors = list(beyond_the_schema(validation.record, knowledge))
    if errors:
        return [source.problem(field, reason) for field, reason in errors]
    discretion = Discretion(knowledge.geocoder)
    record = discretion.apply(validation.record)
    notes = [*validation.warnings, *discretion.notes]
    told = tuple(source.problem(*note) for note in notes)
    return Prepared(source, record, told, discretion.secrecies)


def beyond_the_schema(record: Fields, knowledge: Knowledge) -> list[tuple[str, str]]:
    """Return what is wrong with a record that is valid HSDS."""
    errors = list(unknown_needs(record, knowledge.needs))
    if "organization" not in record and "organization_id" not in record:
        errors.append(("organization", "it is missing: somebody must stand for it"))
    seen = set()
    for index, listing in enumerate(record.get("service_at_locations", [])):
        if listing["id"] in seen:
            field = f"service_at_locations[{index}].id"
            errors.append((field, "the record has it twice"))
        seen.add(listing["id"])
    return errors
