import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from directory.hsds.import_records import ImportOptions, import_records
from directory.hsds.parse.files import read_records
from directory.hsds.prepare import prepare
from directory.hsds.prepared import Prepared
from directory.hsds.problems import NumberedRecord, Problem
from directory.hsds.record_listing import record_services
from directory.hsds.schema.base import many_fields, part_types
from directory.hsds.schema.main_objects import Service
from directory.hsds.schema.validation import validate
from directory.listings import models
from tests.unit.directory.hsds.import_samples import (
    REFERENCE,
    VETTERS,
    make_database,
    make_record,
    make_shelter,
)

ANY_TEXT = st.text(st.characters(codec=None), max_size=20)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3)
    ),
    max_leaves=10,
)
UUIDS = st.uuids().map(str)
WORDS = st.sampled_from(
    ["active", "physical", "public", "af", "Herat", "AF.11", "*", "yes", "prs"]
    + ["2026-01-31", "09:00", "2026-01-31T09:00:00Z", "https://a.example", "WEEKLY"]
    + ["a@b.example", "070 123 4567", "panah", "shelter.short_term", "affiliation"]
)


def likely(model, depth=0):
    """Objects of HSDS whose fields mostly hold what could be meant."""
    fields = {name: value_of(model, name, depth) for name in model.model_fields}
    needed = {
        name: fields.pop(name)
        for name, field in model.model_fields.items()
        if field.is_required()
    }
    return st.fixed_dictionaries(needed, optional=fields)


def value_of(model, name, depth):
    if inside := part_types(model).get(name):
        inner = likely(inside, depth + 1) if depth < 3 else st.just({})
        return st.lists(inner, max_size=2) if name in many_fields(model) else inner
    if name == "id" or name.endswith("_id"):
        return UUIDS
    return WORDS | st.integers(-200, 200) | st.floats(-90, 90) | st.booleans()


@settings(max_examples=300, deadline=None)
@given(JSON)
def test_whatever_json_is_prepared_or_has_problems(value):
    result = prepare(NumberedRecord(1, value), REFERENCE)

    assert isinstance(result, Prepared) or all(isinstance(p, Problem) for p in result)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200) | JSON.map(lambda v: json.dumps(v).encode()))
def test_whatever_bytes_are_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "fuzz"
    path.write_bytes(b" x" + content)

    results = list(read_records(path))

    assert all(isinstance(r, NumberedRecord | Problem) for r in results)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    database = make_database(tmp_path_factory.mktemp("fuzz"))
    yield database
    database.dispose()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(sorted(
    set(Service.model_fields) - {"id", "organization"}
)), st.data()), min_size=1, max_size=4), st.booleans(), st.booleans())  # fmt: skip
def test_half_sensible_records_are_stored_or_refused(database, changes, vetted, hidden):
    make = make_shelter if hidden else make_record
    records = []
    for number, field, data in changes:
        value = data.draw(value_of(Service, field, 1))
        records.append(make(number) | {field: value})
    numbered = [NumberedRecord(i, r) for i, r in enumerate(records, 1)]

    report = import_records(
        database, numbered, REFERENCE,
        ImportOptions(vetted_by=VETTERS if vetted else ()),
    )  # fmt: skip

    kept = report.created + report.updated + report.unchanged + report.waiting
    assert kept + len(report.refused) >= len(records)

    with database.read() as session:
        ids = session.scalars(select(models.Service.id)).all()
        recorded = record_services(session, ids).values()
    assert [validate(one.as_json()).errors for one in recorded] == [()] * len(recorded)
