"""Values as real publishers write them: the cases that lost whole services before."""

from uuid import uuid5

import pytest

from directory.hsds.schema.base import many_fields, part_types
from directory.hsds.schema.identifiers import NAMESPACE
from directory.hsds.schema.main_objects import Service
from directory.hsds.schema.validation import validate
from directory.listings.vocabulary import ServiceStatus
from tests.support.hsds_schema import read_official
from tests.unit.directory.hsds.import_samples import an_id, make_record

SCHEDULE = {"id": an_id(5), "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00"}


def read(record):
    result = validate(record)
    assert result.errors == ()
    return result.record


@pytest.mark.parametrize("absent", [None, "", " \t\n"])
def test_null_and_nothing_mean_absent_in_every_field(absent):
    fields = set(Service.model_fields) - {"id", "name", "status", "organization"}

    for name in sorted(fields):
        record = read(make_record(**{name: absent}))
        held = getattr(record, name)
        assert held == Service.model_fields[name].default, name


def test_null_means_absent_in_every_field_of_every_part():
    record = read_official("examples/service_full.json")
    record["service_at_locations"][0]["location"]["latitude"] = 10

    result = validate(nulled(record, Service))

    assert result.errors == ()
    assert result.record.name == record["name"]


def nulled(value, model):
    """Return a record in which all is null but what is needed to be found again."""
    parts, many = part_types(model), many_fields(model)
    told = {}
    for name, item in value.items():
        if name in parts and name != "metadata":
            held = [nulled(one, parts[name]) for one in item] if name in many else None
            told[name] = held or nulled(item, parts[name])
        else:
            told[name] = item if name in ("id", "name", "number") else None
    return told


def test_null_is_not_the_same_as_an_empty_list():
    assert "capacities" not in read(make_record(capacities=None)).model_fields_set
    assert "capacities" in read(make_record(capacities=[])).model_fields_set


def test_half_a_point_that_is_null_is_no_point():
    record = make_record()
    record["service_at_locations"][0]["location"] |= {
        "latitude": None, "longitude": None,
    }  # fmt: skip

    place = read(record).service_at_locations[0].location

    assert (place.latitude, place.longitude) == (None, None)


@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [
        ("maximum_age", 999, None),
        ("maximum_age", "65", 65),
        ("minimum_age", "12.5", 12.5),
        ("minimum_age", "12,5", 12.5),
        ("minimum_age", "۱۸", 18),
        ("minimum_age", "18+", None),
        ("remote", "yes", True),
        ("remote", "TRUE", True),
        ("remote", 1, True),
        ("remote", "1", True),
        ("remote", "oui", True),
        ("remote", "No", False),
        ("remote", 0, False),
        ("remote", "perhaps", None),
        ("remote", 2, None),
        ("url", "www.example.org", "https://www.example.org"),
        ("url", "HTTPS://example.org", "HTTPS://example.org"),
        ("url", "n/a", ""),
        ("email", "mailto:desk@help.example", "desk@help.example"),
        ("email", "a@help.example, b@help.example", "a@help.example"),
        ("fees", 0, "0"),
        ("fees", 12.50, "12.5"),
        ("description", "Women\x92s help", "Women’s help"),
        ("description", "one\x0btwo", "one\ntwo"),
        ("status", "Active", "active"),
        ("status", "temporarily_closed", "temporarily closed"),
        ("status", "on trial", "inactive"),
        ("visibility", "Public", "public"),
        ("visibility", "private", "named"),
        ("text_language", None, ""),
    ],
)
def test_a_value_is_read_as_what_it_can_only_mean(field, written, meant):
    assert getattr(read(make_record(**{field: written})), field) == meant


def test_a_service_that_does_not_say_its_status_is_taken_as_active_with_a_note():
    record = make_record()
    del record["status"]

    result = validate(record)

    assert result.record.status is ServiceStatus.ACTIVE
    assert result.warnings == (("status", "it is missing; it is taken as active"),)


def test_what_may_hide_a_place_is_never_left_out():
    for unread in ({"value": {"is": "confidential"}}, [["confidential_location"]]):
        assert validate(make_record(attributes=[unread])).errors
    assert validate(make_record(description="Confidential\x00")).errors
    assert not validate(make_record(url="no shelter here")).errors


def test_a_part_without_an_id_keeps_its_own_wherever_it_stands():
    one, two = {"number": "0700 000 001"}, {"number": "0700 000 002"}

    both = read(make_record(phones=[one, two])).phones
    alone = read(make_record(phones=[two])).phones

    assert alone == both[1:]
    assert both[0].id != both[1].id


def test_one_object_may_stand_for_a_list_and_a_text_for_an_object():
    record = make_record(
        phones={"number": "0700 000 001"}, languages="Dari, Pashto", attributes=[
            "legal.criminal_defence",
            {"taxonomy_term": {"code": "shelter.short_term"}},
            {"taxonomy_term": {"code": "confidential_location"}},
            {"taxonomy_term": {"name": "Court help", "taxonomy": "theirs"}},
        ],
    )  # fmt: skip

    read_record = read(record)

    terms = [one.taxonomy_term for one in read_record.attributes]
    assert [phone.number for phone in read_record.phones] == ["0700 000 001"]
    assert [one.name for one in read_record.languages] == ["Dari", "Pashto"]
    assert [(term.taxonomy, term.code) for term in terms] == [
        ("panah", "legal.criminal_defence"),
        ("panah", "shelter.short_term"),
        ("panah-attributes", "confidential_location"),
        ("theirs", ""),
    ]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (7, "7"),
        ("SVC-0001", "SVC-0001"),
        (" esd:12 ", "esd:12"),
        ("خدمة-1", "خدمة-1"),
        (
            "DAC8B6C1-5B7E-5D9E-A0C2-5D9F3C4BE5CD",
            "dac8b6c1-5b7e-5d9e-a0c2-5d9f3c4be5cd",
        ),
        (
            "{dac8b6c1-5b7e-5d9e-a0c2-5d9f3c4be5cd}",
            "dac8b6c1-5b7e-5d9e-a0c2-5d9f3c4be5cd",
        ),
        ("i" * 65, str(uuid5(NAMESPACE, "i" * 65))),
    ],
)
def test_an_id_may_be_any_text(given, kept):
    record = read(make_record(id=given))

    assert record.id == kept


def test_an_older_version_of_hsds_is_read():
    record = {
        "id": "svc-9",
        "name": "Legal help",
        "status": "active",
        "organization": {"id": 7, "name": "Group", "url": "https://group.example"},
        "eligibilitys": [{"id": "1", "eligibility": "women", "minimum_age": 18}],
        "service_areas": [{"id": "1", "service_area": "Gulu", "extent": None}],
        "regular_schedules": [{"id": "1", "weekday": "Monday", "opens_at": "09:00"}],
        "holiday_schedules": [],
        "contacts": [{"id": "c", "phones": [{"number": "1", "language": "English"}]}],
        "languages": [{"id": "l", "language": "Acholi"}],
        "service_taxonomys": [
            {"id": "t", "taxonomy": {"id": "esd:1", "name": "Law", "vocabulary": "esd"}}
        ],
        "service_at_locations": [
            {
                "id": "s",
                "location": {
                    "id": "p",
                    "location_type": "physical",
                    "physical_addresses": [{"id": "a", "city": "Gulu"}],
                    "postal_addresses": [{"id": "b", "city": "Kampala"}],
                    "accessibility_for_disabilities": [{"accessibility": "ramp"}],
                },
            }
        ],
    }

    result = validate(record)

    service = result.record
    place = service.service_at_locations[0].location
    assert (result.errors, result.warnings) == ((), ())
    assert (service.minimum_age, service.eligibility_description) == (18, "women")
    assert service.organization.website == "https://group.example"
    assert (service.service_areas[0].name, service.languages[0].name) == (
        "Gulu",
        "Acholi",
    )
    assert (service.schedules[0].byday, service.schedules[0].freq) == ("MO", "WEEKLY")
    assert service.contacts[0].phones[0].languages[0].name == "English"
    assert service.attributes[0].taxonomy_term.taxonomy == "esd"
    assert [(a.city, a.address_type) for a in place.addresses] == [
        ("Gulu", "physical"),
        ("Kampala", "postal"),
    ]
    assert place.accessibility[0].description == "ramp"
