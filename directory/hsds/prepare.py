"""Make one record ready to be stored, or say why it cannot be."""

from dataclasses import replace

from directory.hsds.attributes import unknown_needs
from directory.hsds.look_alikes import inner_links, look_twice, without_inner_links
from directory.hsds.prepared import Prepared
from directory.hsds.problems import NumberedRecord, Problem
from directory.hsds.redact.record import Redaction
from directory.hsds.reference_data import ReferenceData
from directory.hsds.schema.main_objects import Service
from directory.hsds.schema.validation import Complaint, validate


def prepare(
    source: NumberedRecord, reference: ReferenceData
) -> Prepared | list[Problem]:
    """Return the record ready to be stored, or all that is wrong with it."""
    validation = validate(source.value)
    record, errors = validation.record, list(validation.errors)
    if record is not None:
        errors = list(beyond_the_schema(record, reference))
    if record is None or errors:
        return [source.problem(field, reason) for field, reason in errors]
    inner = list(inner_links(record))
    if inner:
        record = record.everywhere(without_inner_links)
    redaction = Redaction(reference.geocoder)
    record = redaction.apply(record)
    notes = [*validation.warnings, *inner, *redaction.notes, *look_twice(record)]
    told = tuple(source.problem(*note) for note in notes)
    # What was read is not kept beside what became of it: it is as large.
    return Prepared(
        replace(source, value=None),
        record,
        told,
        redaction.secrecies,
        redaction.whereabouts,
        redaction.whole,
        redaction.held,
    )


def beyond_the_schema(record: Service, reference: ReferenceData) -> list[Complaint]:
    """Return what is wrong with a record that is valid HSDS."""
    errors = list(unknown_needs(record, reference.needs))
    if not record.organization and not record.organization_id:
        errors.append(("organization", "it is missing: somebody must stand for it"))
    seen = set()
    for index, listing in enumerate(record.service_at_locations):
        if listing.id in seen:
            field = f"service_at_locations[{index}].id"
            errors.append((field, "the record has it twice"))
        seen.add(listing.id)
    return errors
