"""What an import leaves out of one record, and what it says of it."""

import pytest

from directory.hsds.coarse_places import cell, centre
from directory.hsds.redact.record import Redaction
from directory.hsds.schema.main_objects import Address
from directory.hsds.schema.validation import validate
from directory.listings.confidentiality import Secrecy
from tests.unit.directory.hsds.import_samples import (
    REFERENCE,
    an_address,
    an_id,
    attribute,
    make_record,
    make_shelter,
)

PLACE = "service_at_locations[0].location"
SECRET = attribute("confidential_location", "panah-attributes", "yes")


def redact(record):
    redaction = Redaction(REFERENCE.geocoder)
    told = redaction.apply(validate(record).record)
    return told, redaction


def placed(record, **changes):
    record["service_at_locations"][0]["location"] |= changes
    return record


def location_of(told):
    return told.service_at_locations[0].location


@pytest.mark.parametrize(
    ("name", "degrees", "number"),
    [
        ("latitude", 34.3482, 343),
        ("latitude", -0.01, -1),
        ("latitude", 90, 899),
        ("longitude", 180, 1799),
        ("longitude", None, 0),
    ],
)
def test_a_point_lies_in_a_cell_of_a_tenth_of_a_degree(name, degrees, number):
    assert cell(name, degrees) == number


def test_a_point_becomes_the_middle_of_its_cell():
    told, redaction = redact(make_record())

    place = location_of(told)
    assert (place.latitude, place.longitude) == (centre(343), centre(621))
    assert redaction.notes == []
    assert redaction.secrecies == {an_id(3001): Secrecy.OPEN}


@pytest.mark.parametrize(
    ("point", "note"),
    [
        ({"latitude": 34.3}, [(PLACE, "half a point is no point; it is not kept")]),
        ({}, []),
    ],
    ids=["half", "none"],
)
def test_what_is_no_point_is_not_kept(point, note):
    record = make_record()
    place = record["service_at_locations"][0]["location"]
    del place["latitude"], place["longitude"]

    told, redaction = redact(placed(record, **point))

    assert (location_of(told).latitude, location_of(told).longitude) == (None, None)
    assert redaction.notes == note


@pytest.mark.parametrize("kind", ["virtual", "postal"])
def test_only_a_real_place_has_a_point(kind):
    told, _ = redact(placed(make_record(), location_type=kind))

    assert "latitude" not in location_of(told).model_fields_set


def test_what_can_be_as_exact_as_a_point_is_never_kept():
    record = placed(make_record(), external_identifier="cadastre 7")
    record["service_areas"] = [{"id": an_id(1), "name": "AF", "extent": "POLYGON()"}]
    record["organization"] |= {
        "tax_id": "77",
        "locations": [{"id": an_id(2), "location_type": "physical"}],
    }

    told, redaction = redact(record)

    assert "extent" not in told.service_areas[0].model_fields_set
    assert not {"tax_id", "locations"} & told.organization.model_fields_set
    assert location_of(told).external_identifier == ""
    assert redaction.notes == []


def test_a_place_that_only_the_organization_lists_is_hidden_by_its_own_word():
    record = make_record()
    record["organization"]["locations"] = [
        {"id": an_id(2), "location_type": "physical", "attributes": [SECRET]},
        {"id": an_id(3), "location_type": "physical"},
    ]

    _, redaction = redact(record)

    assert redaction.secrecies == {
        an_id(3001): Secrecy.OPEN,
        an_id(2): Secrecy.PLACE,
    }


def test_a_record_without_organization_is_weighed_by_itself():
    record = make_record(organization_id=an_id(7), attributes=[SECRET])
    del record["organization"]

    _, redaction = redact(record)

    assert redaction.secrecies == {an_id(3001): Secrecy.PLACE}


def test_a_listing_that_only_names_its_place_needs_it_secret_too():
    listing = {"id": an_id(1), "location_id": an_id(9)}

    told, redaction = redact(make_shelter(service_at_locations=[listing]))

    assert redaction.secrecies == {an_id(9): Secrecy.STREET}
    assert told.service_at_locations[0].location is None


def test_a_shelter_without_a_street_is_not_worth_a_note():
    silent = an_address(address_1="", postal_code="")

    _, redaction = redact(placed(make_shelter(), addresses=[silent]))

    assert redaction.notes == []


def test_what_was_left_out_is_told():
    record = placed(make_shelter(description="Ring at 12 Fictional Street"))

    told, redaction = redact(record)

    assert told.description == "Ring at …"
    assert redaction.notes == [
        (PLACE, "it is a shelter's: no street line is stored"),
        ("description", "it told the street of a secret place"),
    ]


@pytest.mark.parametrize(
    ("changes", "province"),
    [
        ({"addresses": [an_address(state_province="Herat")]}, ["Herat"]),
        ({"addresses": [an_address(state_province="7 Mill Road")]}, ["AF.11"]),
        ({"addresses": []}, ["AF.11"]),
        ({"latitude": 0, "addresses": [an_address()]}, [""]),
        ({"location_type": "postal", "addresses": [an_address()]}, ["AF.11"]),
        ({"location_type": "postal", "addresses": [an_address(city="?")]}, [""]),
        ({"location_type": "postal", "addresses": []}, []),
    ],
    ids=["named", "a street", "by point", "far", "by town", "no town", "nothing"],
)
def test_of_a_confidential_place_the_province_is_found(changes, province):
    told, redaction = redact(placed(make_record(attributes=[SECRET]), **changes))

    assert [one.state_province for one in location_of(told).addresses] == province
    assert (PLACE, "it is confidential: only its province is stored") in redaction.notes


def test_a_place_without_address_gets_one_of_its_province():
    record = placed(make_record(attributes=[SECRET]), addresses=[])

    once, _ = redact(record)
    again, _ = redact(record)

    (address,) = location_of(once).addresses
    assert once == again
    assert address == Address(
        id=address.id, address_type="physical", address_1="", city="",
        state_province="AF.11", postal_code="", country="AF",
    )  # fmt: skip
