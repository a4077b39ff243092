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


KEPT = [
    (("status",), "temporarily closed"),
    (("description",), REMOVE),
    (("minimum_age",), 12.5),
    (("organization",), REMOVE),
    (PLACE, REMOVE),
    ((*PLACE, "latitude"), REMOVE),
    ((*PLACE, "addresses", 0, "attention"), REMOVE),
]
# What the schema does not allow, and yet can mean one thing alone.
READ_ALL_THE_SAME = [
    (("id",), "not-a-uuid"),
    (("id",), 7),
    (("description",), 5),
    (("description",), ["one", "two"]),
    (("minimum_age",), "12"),
    (("organization", "description"), REMOVE),
    (("organization", "year_incorporated"), "2011"),
    (("organization", "parent_organization_id"), "x"),
    (("organization", "organization_identifiers", 0, "identifier"), REMOVE),
    (("phones", 0), "0700 000 001"),
    (("phones", 0, "number"), 123),
    (("phones", 0, "extension"), "100"),
    (("phones", 0, "languages", 0, "id"), REMOVE),
    (("service_areas", 0, "id"), REMOVE),
    ((*PLACE, "latitude"), "34"),
    ((*PLACE, "latitude"), None),
    ((*PLACE, "addresses", 0, "city"), REMOVE),
    ((*PLACE, "addresses", 0, "country"), None),
    (("languages", 0, "code"), 1),
    (("cost_options", 0, "amount"), "35"),
    (("attributes", 0, "taxonomy_term", "name"), REMOVE),
    (("attributes", 0, "taxonomy_term", "taxonomy_detail", "id"), "x"),
    (("metadata", 0, "updated_by"), REMOVE),
    (("funding", 0, "id"), REMOVE),
    (("program", "description"), REMOVE),
    (("url",), None),
    (("phones",), None),
    (("phones", 0), None),
]
LEFT_OUT = "it is left out"
NOTED = [
    (("status",), REMOVE, "it is missing; it is taken as active"),
    (("status",), "open", "'open' is taken as active"),
    (("status",), "Closed", "'Closed' is taken as defunct"),
    (("status",), "on trial", "it is taken as inactive"),
    (("visibility",), "friends", "it is taken as named"),
    (("email",), "nobody", LEFT_OUT),
    (("email",), True, LEFT_OUT),
    (("minimum_age",), True, LEFT_OUT),
    (("organization",), [], LEFT_OUT),
    (("organization", "id"), REMOVE, "one was made for it"),
    (("phones",), {}, "phones[0] is left out"),
    (("phones", 0, "number"), REMOVE, "phones[0] is left out"),
    (("service_areas", 0), [], LEFT_OUT),
    ((*LISTING, "id"), REMOVE, "one was made for it"),
    ((*PLACE, "location_type"), REMOVE, "it is taken as physical"),
    ((*PLACE, "location_type"), "moon", "it is taken as physical"),
    ((*PLACE, "addresses", 0, "address_type"), "home", "it is taken as physical"),
    (("required_documents", 0, "document"), {}, LEFT_OUT),
    (("accreditations",), [["a"]], LEFT_OUT),
    (("capacities", 0, "unit"), REMOVE, "capacities[0] is left out"),
    (("capacities", 0, "available"), REMOVE, "capacities[0] is left out"),
    (("capacities", 0, "updated"), REMOVE, "capacities[0] is left out"),
    (("cost_options", 0, "amount"), "35 pounds", "cost_options[0] is left out"),
    (("attributes", 0, "taxonomy_term"), {}, "attributes[0].taxonomy_term is left out"),
    (("additional_urls", 0, "url"), REMOVE, "additional_urls[0] is left out"),
    (("contacts", 0, "email"), 5, LEFT_OUT),
]
REFUSED = [
    (("id",), REMOVE),
    (("name",), REMOVE),
    (("name",), None),
    (("name",), {}),
    (("organization", "name"), REMOVE),
]


@pytest.mark.parametrize(("path", "value"), KEPT, ids=lambda x: str(x) if x else "")
def test_what_the_schema_allows_is_kept_without_a_word(schema, path, value):
    record = mutated(path, value)

    result = validate(record)

    assert schema.is_valid(record)
    assert (result.errors, result.warnings) == ((), ())


@pytest.mark.parametrize(
    ("path", "value"), READ_ALL_THE_SAME, ids=lambda x: str(x) if x else ""
)
def test_what_can_mean_one_thing_alone_is_read(path, value):
    result = validate(mutated(path, value))

    assert (result.errors, result.warnings) == ((), ())


@pytest.mark.parametrize(
    ("path", "value", "note"), NOTED, ids=lambda x: str(x) if x else ""
)
def test_what_cannot_be_read_is_named_and_the_service_kept(schema, path, value, note):
    record = mutated(path, value)

    result = validate(record)

    assert result.errors == ()
    assert len(result.warnings) == 1
    assert result.warnings[0][1].endswith(note)


@pytest.mark.parametrize(("path", "value"), REFUSED, ids=lambda x: str(x) if x else "")
def test_what_a_service_must_have_it_must_have(schema, path, value):
    record = mutated(path, value)

    result = validate(record)

    assert not schema.is_valid(record)
    assert len(result.errors) == 1


# Hours that HSDS does not allow, or means nothing by, are words: a record with them
# is kept, and its import says so.
WORDS = [
    (("schedules", 0, "freq"), "DAILY", False),
    (("schedules", 0, "wkst"), "XX", False),
    (("schedules", 0, "timezone"), "3", False),
    (("schedules", 0, "byday"), 1, False),
    (("schedules", 0, "byday"), ["MO", "TU"], False),
    (("schedules", 0, "opens_at"), "25:00", True),
    (("schedules", 0, "valid_to"), "later", True),
    (("schedules", 0, "bymonthday"), "32", True),
    (("schedules", 0, "interval"), -1, True),
    (("schedules", 0, "interval"), {"every": [2, None]}, False),
]


@pytest.mark.parametrize(
    ("path", "value", "valid"), WORDS, ids=lambda x: str(x) if x else ""
)
def test_no_record_is_refused_for_its_hours(schema, path, value, valid):
    record = mutated(path, value)

    assert schema.is_valid(record) is valid
    assert validate(record).errors == ()


# What the schema lets pass and we do not, each for the safety of a person, or because
# it only states it as a type of the tabular form (dates).
STRICTER = [
    ((*PLACE, "latitude"), 100, "no place on earth"),
    ((*PLACE, "longitude"), 181, "no place on earth"),
    (("url",), "javascript:alert(1)", "runs in her browser"),
    (("url",), "ftp://help.example/", "no browser opens it"),
    (("organization", "website"), "www.help.example", "not a whole address"),
    (("email",), "a@b@c", "a letter would go elsewhere"),
    (("name",), "n" * 301, "does not fit"),
    (("name",), "Help\u202e", "shown otherwise than stored"),
    (("description",), "Help\x00", "control character"),
    (("description",), "d" * 20_001, "does not fit"),
    (("assured_date",), "2026-02-30", "no such day"),
    (("assured_date",), "1/2/2026", "January or February"),
    (("assured_date",), "1405-02-03", "another calendar"),
    (("last_modified",), "yesterday", "no instant"),
    (("minimum_age",), -3, "no age"),
    (("maximum_age",), 999, "no age"),
    (("cost_options", 0, "currency"), "pounds", "no ISO 4217 code"),
    (("phones", 0, "number"), "1" * 65, "no number"),
]


@pytest.mark.parametrize(("path", "value", "why"), STRICTER, ids=lambda x: str(x)[:30])
def test_we_are_stricter_only_here(schema, path, value, why):
    record = mutated(path, value)

    result = validate(record)

    assert schema.is_valid(record), why
    assert len(result.errors + result.warnings) == 1, why
