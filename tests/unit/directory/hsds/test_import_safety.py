import json

import pytest

from directory.listings.models import Address, Location, Service
from tests.support.dumping import dump
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_address,
    attribute,
    everything,
    make_database,
    make_record,
    make_shelter,
    only,
    run_import,
)

CONFIDENTIAL = attribute("confidential_location", "panah-attributes", "yes")


@pytest.fixture
def database():
    database = make_database()
    yield database
    database.dispose()


def place_of(record):
    return record["service_at_locations"][0]["location"]


def test_no_street_line_of_a_shelter_is_stored(database):
    report = run_import(database, make_shelter())

    address = only(database, Address)
    assert (address.address_1, address.postal_code) == ("", "")
    assert address.city == "Herat"
    assert only(database, Location).cell_latitude == 343
    assert "no street line" in report.notes[0].reason


@pytest.mark.parametrize(
    "record",
    [
        make_shelter(visibility="partner"),
        make_record(attributes=[CONFIDENTIAL, attribute("legal.criminal_defence")]),
    ],
    ids=["a shelter that is not public", "a service that says so"],
)
def test_of_a_confidential_place_only_the_province_is_stored(database, record):
    run_import(database, record)

    location = only(database, Location)
    address = only(database, Address)
    assert location.confidential
    assert (location.cell_latitude, location.cell_longitude) == (None, None)
    assert (location.area, location.admin1, location.country) == ("", "AF.11", "AF")
    assert (address.address_1, address.city, location.name) == ("", "", "")


def test_what_is_proposed_is_as_discreet_as_what_is_public(database):
    run_import(database, make_shelter(), vetted_by=VETTERS)

    run_import(database, make_shelter(name="Changed", visibility="partner"))

    proposed = json.dumps(only(database, Service).proposed)
    assert "Changed" in proposed
    for secret in ("Fictional Street", "PC-3001", "34.3", "62.1"):
        assert secret not in proposed


def test_nothing_finer_than_a_cell_is_anywhere_in_the_database(database):
    run_import(database, make_record(), vetted_by=VETTERS)
    run_import(database, make_record(name="Changed"))

    stored = dump(database)
    assert "Changed" in stored
    assert "34.3482" not in stored


def test_a_second_service_does_not_uncover_a_confidential_place(database):
    run_import(database, make_shelter(1, visibility="partner"), vetted_by=VETTERS)
    second = make_record(2)
    place_of(second)["id"] = place_of(make_record(1))["id"]

    report = run_import(database, second, vetted_by=VETTERS)

    assert only(database, Location).confidential
    assert any("needs its place secret" in note.reason for note in report.notes)


def test_in_one_file_the_more_secret_of_two_places_wins(database):
    shelter, second = make_shelter(1, visibility="partner"), make_record(2)
    place_of(second)["id"] = place_of(shelter)["id"]

    run_import(database, shelter, second, vetted_by=VETTERS)

    assert only(database, Location).confidential


def test_a_place_that_is_no_longer_confidential_may_be_shown(database):
    run_import(database, make_shelter(visibility="partner"), vetted_by=VETTERS)

    run_import(database, make_shelter(), vetted_by=VETTERS)

    assert not only(database, Location).confidential


def test_no_script_is_stored(database):
    run_import(database, make_record(description="<script>alert(1)</script>Ask us"))

    assert only(database, Service).description == "Ask us"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "Help\u202egro"}, "name"),
        ({"name": "Help\u200f"}, "name"),
        ({"name": "Help\x00"}, "name"),
        ({"name": "half \ud800"}, "name"),
        ({"name": "  "}, "name"),
        ({"attributes": [{}] * 501}, "attributes"),
        ({"attributes": [{"value": {"is": "confidential"}}]}, "attributes[0].value"),
    ],
)
def test_without_what_a_service_must_have_it_is_refused(database, change, field):
    report = run_import(database, make_record(**change))

    assert report.refused[0].field == field
    assert everything(database, Service) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("description", "Help\x07"),
        ("description", "Help\u2066"),
        ("url", "javascript:alert(1)"),
        ("url", "https://good.example@evil.example/"),
        ("url", "http://["),
        ("email", "nobody"),
        ("minimum_age", -1),
    ],
)
def test_unsafe_input_is_left_out_by_its_field(database, field, value):
    report = run_import(database, make_record(**{field: value}))

    (note,) = report.notes
    assert note.field == field
    assert note.reason.endswith("it is left out")
    assert getattr(only(database, Service), field) in ("", None)


@pytest.mark.parametrize(
    ("change", "stored"),
    [
        ({"name": "ﬁnance"}, ("name", "finance")),
        ({"name": " two \n lines "}, ("name", "two lines")),
        ({"name": "می\u200cشود"}, ("name", "می\u200cشود")),
        ({"description": "a\r\nb\tc"}, ("description", "a\nb\tc")),
        ({"description": "دری\u200f."}, ("description", "دری.")),
        (
            {"url": "http://abcdefabcdef.onion/x"},
            ("url", "http://abcdefabcdef.onion/x"),
        ),
    ],
)
def test_harmless_input_is_brought_to_one_form(database, change, stored):
    run_import(database, make_record(**change))

    field, value = stored
    assert getattr(only(database, Service), field) == value


def test_ages_that_leave_room_for_nobody_have_no_upper_limit(database):
    report = run_import(database, make_record(minimum_age=18, maximum_age=0))

    service = only(database, Service)
    assert (service.minimum_age, service.maximum_age) == (18, None)
    assert [note.field for note in report.notes] == ["maximum_age"]


def test_a_location_outside_the_world_is_named_in_full(database):
    record = make_record()
    place_of(record)["latitude"] = 340

    report = run_import(database, record)

    assert [str(note) for note in report.notes] == [
        "line 1, service_at_locations[0].location.latitude: "
        "a number from -90 to 90 is meant, not 340; it is left out"
    ]


def test_a_country_that_nobody_knows_is_named(database):
    record = make_record()
    place_of(record)["addresses"] = [an_address(country="Atlantis")]

    report = run_import(database, record)

    assert "service_at_locations[0].location.addresses[0].country" in {
        note.field for note in report.notes
    }
