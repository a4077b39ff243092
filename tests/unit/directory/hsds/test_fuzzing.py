import json
import zipfile
from contextlib import suppress
from copy import deepcopy
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from directory.errors import InvalidInputError
from directory.hsds.import_records import ImportOptions, import_records
from directory.hsds.parse.files import read_records
from directory.hsds.prepare import prepare
from directory.hsds.prepared import Prepared
from directory.hsds.problems import NumberedRecord, Problem, Remark
from directory.hsds.record_listing import record_services
from directory.hsds.schema.base import many_fields, part_types
from directory.hsds.schema.main_objects import Service
from directory.hsds.schema.validation import validate
from directory.listings import models
from tests.support.hsds_schema import read_official
from tests.support.trials import trials
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


@settings(max_examples=trials(1_500), deadline=None)
@given(JSON)
def test_whatever_json_is_prepared_or_has_problems(value):
    result = prepare(NumberedRecord(1, value), REFERENCE)

    assert isinstance(result, Prepared) or all(isinstance(p, Problem) for p in result)


def paths(value, path=()):
    """Where a value, or anything in it, stands."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in pairs:
        yield (*path, step)
        if isinstance(item, dict | list):
            yield from paths(item, (*path, step))


@cache
def full_example():
    record = read_official("examples/service_full.json")
    for place in (
        record["service_at_locations"][0]["location"],
        *record["organization"]["locations"],
    ):
        place["latitude"] = 10
    return record


WHO = {("id",), ("name",), ("organization",), ("organization", "name"), ("attributes",)}
FULL_PATHS = [path for path in paths(full_example()) if path not in WHO]
BAD = st.sampled_from(
    [None, "", [], {}, 0, -1, 1e300, True, "x", "\ud800", "\x00", [[]], [{}], [None]]
    + ["9" * 70, "a" * 30_000, 10**30, "1,000", "2026-02-30", "N/A", "http://[", "<b>"]
)


@settings(max_examples=trials(1_500), deadline=None)
@given(st.lists(st.tuples(st.sampled_from(FULL_PATHS), BAD | JSON), max_size=4))
def test_no_service_is_lost_for_what_it_could_do_without(changes):
    record = deepcopy(full_example())
    for path, value in changes:
        owner = record
        for step in path[:-1]:
            is_there = isinstance(owner, dict) and step in owner
            is_there = is_there or (isinstance(owner, list) and step == 0 and owner)
            owner = owner[step] if is_there else {}
        if isinstance(owner, dict):
            owner[path[-1]] = value

    result = validate(record)

    assert (result.errors, result.record is None) == ((), False)


@settings(
    max_examples=trials(1_000), deadline=None, suppress_health_check=list(HealthCheck)
)
@given(st.dictionaries(
    st.sampled_from(["services.csv", "organizations.csv", "phones.csv", "a/b.csv"]),
    st.binary(max_size=60)
    | st.lists(st.sampled_from(["id", "name", "service_id", ",", "\n", '"', "1", ";"]))
    .map(lambda pieces: "".join(pieces).encode()),
), st.binary(max_size=8), st.integers(0, 400))  # fmt: skip
def test_whatever_is_in_a_zip_file_is_read_or_told(
    tmp_path_factory, tables, damage, place
):
    path = tmp_path_factory.getbasetemp() / "fuzz.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in tables.items():
            archive.writestr(name, content)
    whole = path.read_bytes()
    path.write_bytes(whole[:place] + damage + whole[place + len(damage) :])

    with suppress(InvalidInputError):
        results = list(read_records(path))
        assert all(isinstance(r, NumberedRecord | Problem | Remark) for r in results)


@settings(
    max_examples=trials(1_000), deadline=None, suppress_health_check=list(HealthCheck)
)
@given(st.binary(max_size=200) | JSON.map(lambda v: json.dumps(v).encode()))
def test_whatever_bytes_are_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "fuzz"
    path.write_bytes(b" x" + content)

    results = list(read_records(path))

    assert all(isinstance(r, NumberedRecord | Problem) for r in results)


@pytest.fixture(scope="module")
def database():
    database = make_database()
    yield database
    database.dispose()


@settings(
    max_examples=trials(300), deadline=None, suppress_health_check=list(HealthCheck)
)
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
