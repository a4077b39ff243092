import pytest

from directory.hsds.schema.base import many_fields, part_types
from directory.hsds.schema.main_objects import Service
from directory.hsds.schema.stored_json import read_stored
from directory.hsds.schema.validation import validate
from seed_data.demonstration import demonstration_records
from seed_data.programmes import programme_records
from tests.support.hsds_schema import read_official
from tests.unit.directory.hsds.import_samples import an_id, make_record

PROFILE = {
    "Service": {
        "accepts_children", "accepts_family", "remote", "text_language",
        "translations", "visibility",
    },
    "Organization": {"text_language", "translations"},
}  # fmt: skip
# The compiled schema stops where its objects would go round in a circle.
OURS_ALONE = {"Translation"}
RECORDS = [*demonstration_records(), *programme_records()]


def differences(model, schema, path="service"):
    """Where a model and the official schema have other fields, or need others."""
    ours = set(model.model_fields) - PROFILE.get(model.__name__, set())
    needed = {n for n, field in model.model_fields.items() if field.is_required()}
    theirs = schema["properties"]
    if missing := set(theirs) - ours:
        yield path, "fields that only HSDS has", missing
    if needed != set(schema.get("required", [])):
        yield path, "required", needed ^ set(schema.get("required", []))
    for name, part in part_types(model).items():
        if name in theirs and part.__name__ not in OURS_ALONE:
            many = name in many_fields(model)
            inner = theirs[name]["items"] if many else theirs[name]
            yield from differences(part, inner, f"{path}.{name}")


def test_every_field_of_the_official_schema_is_a_field_of_our_models():
    schema = read_official("compiled/service.json")

    assert list(differences(Service, schema)) == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["name"])
def test_what_is_stored_as_json_is_read_back_as_the_same_record(record):
    valid = validate(record).record

    read = read_stored(Service, valid.as_json())

    assert read == valid
    assert read.model_fields_set == valid.model_fields_set


def test_what_a_record_does_not_say_is_told_from_what_it_says_is_empty():
    silent, empty = (make_record(), make_record(alternate_name="", contacts=[]))

    said = {"alternate_name", "contacts"}

    assert not said & validate(silent).record.model_fields_set
    assert said <= validate(empty).record.model_fields_set
    assert validate(silent).record == validate(empty).record


def test_a_text_that_an_older_version_did_not_keep_is_read_as_empty():
    address = {"id": an_id(1), "address_type": "physical", "country": "AF"}
    place = {"id": an_id(2), "location_type": "physical", "addresses": [address]}
    old = {"id": an_id(3), "confidential": True, "location": place}

    record = read_stored(Service, make_record(service_at_locations=[old]))

    (read,) = record.service_at_locations[0].location.addresses
    assert (read.address_1, read.city, read.country) == ("", "", "AF")


def test_complaints_come_in_the_order_of_the_record_with_what_is_missing_first():
    record = make_record(email="nobody", colour="blue", attributes=[{}] * 501)
    del record["id"]
    record["name"] = ""

    result = validate(record)

    assert result.record is None
    assert result.errors == (
        ("id", "it is missing"),
        ("name", "it is empty"),
        ("attributes", "it has 501 items, more than 500"),
    )
    assert result.warnings == (
        ("colour", "HSDS has no such field; it is not kept"),
        ("email", "an e-mail address is meant, not 'nobody'; it is left out"),
    )


@pytest.mark.parametrize("value", [None, [], "text", 7])
def test_a_record_is_an_object(value):
    assert validate(value).errors[0][0] == ""
    assert validate(value).errors[0][1].startswith("an object is meant, not ")


def test_at_most_twenty_notes_of_a_record_are_told():
    result = validate(make_record(phones=[{}] * 30) | {f"x{n}": 1 for n in range(30)})

    assert (result.errors, len(result.warnings)) == ((), 20)
