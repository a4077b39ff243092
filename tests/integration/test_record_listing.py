"""A stored service is written back as the record that it was drafted from."""

from dataclasses import replace

import pytest

from directory.config import Config
from directory.hsds.import_records import ImportOptions, import_records
from directory.hsds.prepare import prepare
from directory.hsds.problems import NumberedRecord
from directory.hsds.record_listing import record_services
from directory.hsds.schema.base import HsdsObject
from directory.hsds.schema.objects import Attribute, Translation
from directory.listings.models import Service
from directory.operations.reference_data import load_reference_data
from seed_data.demonstration import demonstration_records
from seed_data.programmes import programme_records
from tests.unit.directory.hsds.import_samples import (
    REFERENCE,
    VETTERS,
    attribute,
    make_database,
    make_record,
    make_shelter,
)
from tests.unit.directory.hsds.test_import_parts import RICH

VETTED = ImportOptions(vetted_by=VETTERS)
SEEDS = [*demonstration_records(), *programme_records()]
SECRET = attribute("confidential_location", "panah-attributes", "yes")
SAMPLES = [
    make_record(1),
    make_record(2, **RICH),
    make_shelter(3),
    make_shelter(4, visibility="partner"),
    make_record(5, attributes=[SECRET]),
    make_record(6, service_at_locations=[]),
    make_record(7, attributes=[
        attribute("accredited_country", "panah-attributes", "AF"),
        attribute("legal.criminal_defence"),
    ]),
]  # fmt: skip


@pytest.fixture(scope="module")
def seeded():
    """A database with all seeded records, and what is known of the world."""
    with load_reference_data(Config.from_environ({})) as reference:
        yield from imported(SEEDS, reference)


@pytest.fixture(scope="module")
def sampled():
    yield from imported(SAMPLES, REFERENCE)


def imported(values, reference):
    database = make_database()
    report = import_records(database, numbered(values), reference, VETTED)
    assert report.refused == ()
    yield database, reference
    database.dispose()


def numbered(values):
    return [NumberedRecord(line, value) for line, value in enumerate(values, 1)]


def recorded(database):
    """The records of all stored services, by their HSDS ids."""
    with database.read() as session:
        ids = list(session.scalars(session.query(Service.id).statement))
        return {one.id: one for one in record_services(session, ids).values()}


@pytest.mark.parametrize("stored", ["seeded", "sampled"])
def test_what_is_recorded_changes_nothing_when_it_is_imported(stored, request):
    database, reference = request.getfixturevalue(stored)
    values = [record.as_json() for record in recorded(database).values()]

    dry = replace(VETTED, dry_run=True)
    report = import_records(database, numbered(values), reference, dry)

    changed = [str(one) for one in report.differences if one.effect != "unchanged"]
    assert (changed, report.refused) == ([], ())
    assert report.unchanged == len(values)


# Records keep their HSDS id; parts get ours, and the order of those.
KEPT_IDS = {"Service", "Organization", "Location", "ServiceAtLocation"}
# What no table has.
NOT_KEPT = {
    "Service": {"last_modified", "licenses", "fees", "organization_id", "program_id"},
    "Organization": {"tax_status", "logo", "uri", "organization_identifiers"},
    "Location": {"url", "organization_id"},
    "ServiceAtLocation": {"service_id", "location_id"},
    "Schedule": {"schedule_link"},
    "ServiceArea": {"uri"},  # only an address of the web is kept
}
# What is brought to one form when it is stored: E.164, tags, ISO codes, hundredths; a
# language that is detected; the day of the vetting; the point of a town that was found.
ONE_FORM = {
    "Service": {"text_language", "assured_date", "fees_description"},
    "Organization": {"text_language"},
    "Location": {"latitude", "longitude"},
    "Phone": {"number", "extension"},
    "Language": {"code"},
    "Translation": {"language", "review_state"},
    "Address": {"country"},
    "CostOption": {"amount"},
    "Schedule": {
        "interval", "count", "timezone", "wkst", "valid_from", "valid_to", "dtstart",
        "until",
        "opens_at", "closes_at",
    },
    "ServiceCapacity": {"updated"},
    "TaxonomyTerm": {"name", "description", "parent_id"},
    "Unit": {"scheme", "identifier", "uri"},
}  # fmt: skip


def fields(value):
    """What must be the same of an object: each field that is said and not empty."""
    if not isinstance(value, HsdsObject):
        return value
    kind = type(value).__name__
    left_out = NOT_KEPT.get(kind, set()) | ONE_FORM.get(kind, set())
    left_out |= {name for name in type(value).model_fields if name.endswith("_id")}
    left_out |= set() if kind in KEPT_IDS else {"id"}
    said = {}
    for name in type(value).model_fields.keys() - left_out:
        held = getattr(value, name)
        if isinstance(held, tuple):
            held = sorted((fields(one) for one in held if is_kept(one)), key=str)
        if held not in (None, "", []):
            said[name] = fields(held)
    return dict(sorted(said.items()))


def is_kept(part):
    """Whether a part is kept: an attribute has a term, a translation a language."""
    if isinstance(part, Attribute):
        return part.taxonomy_term is not None
    return not isinstance(part, Translation) or part.language != "??"


@pytest.mark.parametrize(
    ("stored", "values"),
    [("seeded", SEEDS), ("sampled", SAMPLES)],
    ids=["seeded", "sampled"],
)
def test_what_is_recorded_is_what_was_drafted_field_by_field(stored, values, request):
    database, reference = request.getfixturevalue(stored)
    drafted = [prepare(one, reference).record for one in numbered(values)]

    found = recorded(database)

    expected = {one.id: fields(one) for one in drafted}
    assert {key: fields(one) for key, one in found.items()} == expected
