import pytest
from jsonschema import Draft202012Validator, FormatChecker

from directory.hsds.schema.validation import validate
from tests.support.hsds_schema import read_official

REMOVE = "(removed)"
LISTING = ("service_at_locations", 0)
PLACE = (*LISTING, "location")


@pytest.fixture(scope="module")
def schema():
    schema = read_official("compiled/service.json")
    formats = FormatChecker(formats=["uuid", "email"])
    return Draft202012Validator(schema, format_checker=formats)


def full_example():
    """The official example, moved to where a place on earth can be."""
    record = read_official("examples/service_full.json")
    for place in (at(record, PLACE), *record["organization"]["locations"]):
        place["latitude"] = 10
    return record


def at(value, path):
    for step in path:
        value = value[step]
    return value


def mutated(path, value):
    record = full_example()
    owner = at(record, path[:-1])
    if value == REMOVE:
        del owner[path[-1]]
    else:
        owner[path[-1]] = value
    return record


def test_the_official_examples_are_valid(schema):
    listed = read_official("examples/service_list.json")["contents"]

    for record in (full_example(), *listed):
        assert list(schema.iter_errors(record)) == []
        assert validate(record).errors == ()
        assert validate(record).warnings == ()


AGREED = [
    (("id",), REMOVE, False),
    (("id",), "not-a-uuid", False),
    (("id",), 7, False),
    (("name",), REMOVE, False),
    (("name",), None, False),
    (("name",), ["a"], False),
    (("status",), REMOVE, False),
    (("status",), "open", False),
    (("status",), "temporarily closed", True),
    (("description",), REMOVE, True),
    (("description",), 5, False),
    (("email",), "nobody", False),
    (("email",), True, False),
    (("minimum_age",), "12", False),
    (("minimum_age",), True, False),
    (("minimum_age",), 12.5, True),
    (("organization",), REMOVE, True),
    (("organization",), [], False),
    (("organization", "id"), REMOVE, False),
    (("organization", "name"), REMOVE, False),
    (("organization", "description"), REMOVE, False),
    (("organization", "year_incorporated"), "2011", False),
    (("organization", "parent_organization_id"), "x", False),
    (("organization", "organization_identifiers", 0, "identifier"), REMOVE, False),
    (("phones",), {}, False),
    (("phones", 0), "x", False),
    (("phones", 0, "number"), REMOVE, False),
    (("phones", 0, "number"), 123, False),
    (("phones", 0, "extension"), "100", False),
    (("phones", 0, "languages", 0, "id"), REMOVE, False),
    (("schedules", 0, "freq"), "DAILY", False),
    (("schedules", 0, "wkst"), "XX", False),
    (("schedules", 0, "timezone"), "3", False),
    (("schedules", 0, "byday"), 1, False),
    (("service_areas", 0, "id"), REMOVE, False),
    ((*LISTING, "id"), REMOVE, False),
    (PLACE, REMOVE, True),
    ((*PLACE, "location_type"), REMOVE, False),
    ((*PLACE, "location_type"), "moon", False),
    ((*PLACE, "latitude"), "34", False),
    ((*PLACE, "latitude"), REMOVE, True),
    ((*PLACE, "addresses", 0, "city"), REMOVE, False),
    ((*PLACE, "addresses", 0, "country"), REMOVE, False),
    ((*PLACE, "addresses", 0, "attention"), REMOVE, True),
    ((*PLACE, "addresses", 0, "address_type"), "home", False),
    (("languages", 0, "code"), 1, False),
    (("cost_options", 0, "amount"), "35", False),
    (("required_documents", 0, "document"), {}, False),
    (("capacities", 0, "unit"), REMOVE, False),
    (("capacities", 0, "unit", "name"), REMOVE, False),
    (("capacities", 0, "available"), REMOVE, False),
    (("capacities", 0, "updated"), REMOVE, False),
    (("attributes", 0, "taxonomy_term", "name"), REMOVE, False),
    (("attributes", 0, "taxonomy_term", "taxonomy_detail", "id"), "x", False),
    (("metadata", 0, "updated_by"), REMOVE, False),
    (("funding", 0, "id"), REMOVE, False),
    (("program", "description"), REMOVE, False),
    (("additional_urls", 0, "url"), REMOVE, False),
    (("contacts", 0, "email"), 5, False),
]


@pytest.mark.parametrize(
    ("path", "value", "valid"), AGREED, ids=lambda x: str(x) if x else ""
)
def test_we_agree_with_the_schema(schema, path, value, valid):
    record = mutated(path, value)

    assert schema.is_valid(record) is valid
    assert (validate(record).errors == ()) is valid


# What the schema lets pass and we refuse, each for the safety of a person, or because
# it only states it as a type of the tabular form (dates and times).
STRICTER = [
    ((*PLACE, "latitude"), 100, "no place on earth"),
    ((*PLACE, "longitude"), 181, "no place on earth"),
    (("url",), "javascript:alert(1)", "runs in her browser"),
    (("url",), "ftp://help.example/", "no browser opens it"),
    (("organization", "website"), "www.help.example", "not an address"),
    (("email",), "a@b@c", "a letter would go elsewhere"),
    (("name",), "", "cannot be found again"),
    (("name",), "n" * 301, "does not fit"),
    (("name",), "Help\u202e", "shown otherwise than stored"),
    (("description",), "Help\x00", "control character"),
    (("description",), "d" * 20_001, "does not fit"),
    (("assured_date",), "2026-02-30", "no such day"),
    (("assured_date",), "1.2.2026", "no date"),
    (("schedules", 0, "opens_at"), "25:00", "no such time"),
    (("schedules", 0, "valid_to"), "later", "no date"),
    (("schedules", 0, "bymonthday"), "32", "no day of any month"),
    (("schedules", 0, "interval"), -1, "goes nowhere"),
    (("last_modified",), "yesterday", "no instant"),
    (("minimum_age",), -3, "no age"),
    (("cost_options", 0, "currency"), "pounds", "no ISO 4217 code"),
    (("phones", 0, "number"), "1" * 65, "no number"),
]


@pytest.mark.parametrize(("path", "value", "why"), STRICTER, ids=lambda x: str(x)[:30])
def test_we_are_stricter_only_here(schema, path, value, why):
    record = mutated(path, value)

    assert schema.is_valid(record), why
    assert len(validate(record).errors) == 1, why
