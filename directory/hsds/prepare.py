"""Make one record ready to be stored, or say why it cannot be."""

from collections.abc import Iterator
from dataclasses import replace

from directory.geocoding import Geocoder
from directory.hsds.attributes import unknown_conditions, unknown_needs
from directory.hsds.look_alikes import inner_links, look_twice, without_inner_links
from directory.hsds.prepared import Prepared
from directory.hsds.problems import NumberedRecord, Problem
from directory.hsds.redact.record import Redaction
from directory.hsds.reference_data import ReferenceData
from directory.hsds.resolve.resolution import Resolution
from directory.hsds.schema.known_fields import Complaint
from directory.hsds.schema.main_objects import Service
from directory.hsds.schema.validation import validate


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
    stated = frozenset(places_in_a_country(record, reference.geocoder))
    resolution = Resolution(reference.areas, reference.extents)
    redaction = Redaction(reference.geocoder)
    record = redaction.apply(resolution.apply(record))
    notes = [
        *validation.warnings,
        *inner,
        *resolution.notes,
        *redaction.notes,
        *look_twice(record),
    ]
    if is_upside_down(record):
        record = record.besides({"maximum_age"})
        notes.append(("maximum_age", "it is less than minimum_age; it is left out"))
    # What was read is not kept beside what became of it: it is as large.
    ready = Prepared(
        replace(source, value=None),
        record,
        (),
        redaction.secrecies,
        redaction.whereabouts,
        redaction.whole,
        redaction.held,
        stated,
    )
    return replace(ready, notes=tuple(ready.problem(*note) for note in notes))


def places_in_a_country(record: Service, geocoder: Geocoder) -> Iterator[str]:
    """Yield the ids of locations whose addresses all name a country themselves.

    What is told by a town is good enough to be found, and not to dial by.
    """
    for listing in record.service_at_locations:
        place = listing.location
        if place and all(geocoder.country_of(one.country) for one in place.addresses):
            yield place.id


def is_upside_down(record: Service) -> bool:
    """Whether the ages of a service leave room for nobody: 18 to 0 means from 18."""
    least, most = record.minimum_age, record.maximum_age
    return least is not None and most is not None and most < least


def beyond_the_schema(record: Service, reference: ReferenceData) -> list[Complaint]:
    """Return what is wrong with a record that is valid HSDS."""
    errors = [*unknown_needs(record, reference.needs), *unknown_conditions(record)]
    if not record.organization and not record.organization_id:
        errors.append(("organization", "it is missing: somebody must stand for it"))
    seen = set()
    for index, listing in enumerate(record.service_at_locations):
        if listing.id in seen:
            field = f"service_at_locations[{index}].id"
            errors.append((field, "the record has it twice"))
        seen.add(listing.id)
    return errors
