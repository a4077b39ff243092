"""What every seeded record keeps to, be it a programme or a demonstration."""

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from seed_data.attributes import FACTS, FACTS_TAXONOMY, fact_term
from seed_data.demonstration import demonstration_records
from seed_data.programmes import programme_records
from seed_data.taxonomy import NEEDS_TAXONOMY, load_taxonomy, need_term
from tests.support.hsds_schema import read_official

TEXT_FIELDS = {"text_language": {"type": "string"}, "translations": {"type": "array"}}
SERVICE_FIELDS = TEXT_FIELDS | {
    "accepts_children": {"type": "boolean"},
    "accepts_family": {"type": "boolean"},
    "remote": {"type": "boolean"},
    "visibility": {"enum": ["public", "partner", "referrer", "named"]},
}
SHARED = {"unit", "taxonomy_term"}


def records():
    return [*programme_records(), *demonstration_records()]


def strict(schema):
    """The same schema, in which no object may hold a field that it does not name."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(part) for key, part in schema.items()}
    if isinstance(schema.get("properties"), dict) and "type" in schema:
        closed["additionalProperties"] = False
    return closed


def profile_schema():
    schema = strict(read_official("compiled/service.json"))
    schema["properties"] |= SERVICE_FIELDS
    schema["properties"]["organization"]["properties"] |= TEXT_FIELDS
    return schema


def ids_of(value, key=None):
    """Every id in a record but those of shared things, such as taxonomy terms."""
    if isinstance(value, list):
        return [found for part in value for found in ids_of(part, key)]
    if not isinstance(value, dict) or key in SHARED:
        return []
    inner = [found for name, part in value.items() for found in ids_of(part, name)]
    return [*([value["id"]] if "id" in value else []), *inner]


def attributes_of(record):
    return [*record["attributes"], *record["organization"].get("attributes", [])]


def test_every_record_is_hsds_3_1_with_nothing_but_the_profile_beside():
    validator = Draft202012Validator(profile_schema(), format_checker=FormatChecker())

    errors = [
        f"{record['name']}: {error.json_path}: {error.message}"
        for record in records()
        for error in validator.iter_errors(record)
    ]

    assert errors == []


@pytest.mark.parametrize("record", records(), ids=lambda record: record["name"])
def test_every_term_is_a_term_of_our_vocabularies(record):
    terms = [attribute["taxonomy_term"] for attribute in attributes_of(record)]

    known = {NEEDS_TAXONOMY: need_term, FACTS_TAXONOMY: fact_term}

    assert terms == [known[term["taxonomy"]](term["code"]) for term in terms]


@pytest.mark.parametrize("record", records(), ids=lambda record: record["name"])
def test_every_record_meets_a_need(record):
    needs = {
        attribute["taxonomy_term"]["code"]
        for attribute in record["attributes"]
        if attribute["taxonomy_term"]["taxonomy"] == NEEDS_TAXONOMY
    }

    assert needs
    assert needs <= set(load_taxonomy())


@pytest.mark.parametrize("record", records(), ids=lambda record: record["name"])
def test_a_fact_with_a_closed_list_keeps_to_it(record):
    facts = [
        (attribute["taxonomy_term"]["code"], attribute["value"])
        for attribute in attributes_of(record)
        if attribute["taxonomy_term"]["taxonomy"] == FACTS_TAXONOMY
    ]

    wrong = [
        (code, value)
        for code, value in facts
        if not value or (FACTS[code].values and value not in FACTS[code].values)
    ]

    assert wrong == []


@pytest.mark.parametrize("record", records(), ids=lambda record: record["name"])
def test_every_record_says_something(record):
    texts = [record["name"], record["description"], record["text_language"]]
    organization = record["organization"]

    texts += [organization["name"], organization["description"]]

    assert all(text.strip() for text in texts)


def test_no_two_records_have_the_same_id():
    services = [record["id"] for record in records()]

    assert len(services) == len(set(services))


@pytest.mark.parametrize("record", records(), ids=lambda record: record["name"])
def test_no_two_parts_of_a_record_have_the_same_id(record):
    ids = ids_of(record)

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("source", [programme_records, demonstration_records])
def test_an_id_is_the_same_every_time(source):
    first = [ids_of(record) for record in source()]

    second = [ids_of(record) for record in source()]

    assert first == second
