"""What a place may tell, by how secret it is: of records, and of rows alike."""

from uuid import UUID

import pytest

from directory.hsds.coarse_places import place_ids
from directory.hsds.draft.context import Identities
from directory.hsds.draft.service import draft_record
from directory.hsds.redact.places import (
    confidential_attribute,
    redacted_location,
    redacted_rows,
)
from directory.hsds.redact.province import province_alone
from directory.hsds.redact.whole_record import redact_record
from directory.hsds.schema.main_objects import Location, ServiceAtLocation
from directory.hsds.schema.validation import validate
from directory.listings.confidentiality import Secrecy
from tests.unit.directory.hsds.import_samples import (
    REFERENCE,
    an_address,
    an_id,
    make_record,
)

PLACE = an_id(3001)
GEOCODER = REFERENCE.geocoder


def described(**changes):
    """A record whose place says whatever a place can say."""
    record = make_record()
    record["service_at_locations"][0] |= {"description": "The green door"}
    record["service_at_locations"][0]["location"] |= {
        "name": "House",
        "transportation": "Bus 7 to 12 Fictional Street",
        "accessibility": [
            {"id": an_id(20), "description": "A ramp", "details": "At the back"}
        ],
        "addresses": [an_address(attention="Porter", state_province="Herat")],
    } | changes
    return validate(record).record


def redacted(record, secrecies):
    return redact_record(record, secrecies, {}, GEOCODER, strict=False).record


def location_of(record):
    return record.service_at_locations[0].location


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Herat", "Herat"),
        ("AF.11", "AF.11"),
        ("12 Fictional Street", ""),
        ("", ""),
        ("Quarter", ""),
    ],
)
def test_a_province_is_one_that_the_gazetteer_knows(name, told):
    assert province_alone(GEOCODER, name, "AF") == told


def test_an_open_place_tells_everything():
    record = described()

    assert redacted(record, {PLACE: Secrecy.OPEN}) is record
    assert redacted(record, {}) is record


def test_a_record_without_places_has_nothing_to_hide():
    record = validate(make_record(service_at_locations=[])).record

    assert redacted(record, {PLACE: Secrecy.PLACE}) is record


def test_a_shelter_tells_its_town_and_no_street():
    record = described()

    told = location_of(redacted(record, {PLACE: Secrecy.STREET}))

    (address,) = location_of(record).addresses
    street = dict.fromkeys(("attention", "address_1", "address_2", "postal_code"), "")
    assert told == location_of(record).changed(
        transportation="Bus 7 to …", addresses=(address.changed(**street),)
    )


def test_a_confidential_place_tells_its_province_alone():
    record = described()

    told = redacted(record, {PLACE: Secrecy.PLACE})

    (listing,) = told.service_at_locations
    assert "description" not in listing.model_fields_set
    assert listing.location.as_json() == {
        "id": PLACE,
        "location_type": "physical",
        "attributes": [confidential_attribute(PLACE).as_json()],
        "accessibility": [{"id": an_id(20), "description": "A ramp"}],
        "addresses": [
            {
                "id": an_id(12),
                "address_type": "physical",
                "address_1": "",
                "city": "",
                "postal_code": "",
                "state_province": "Herat",
                "country": "af",
            }
        ],
    }


@pytest.mark.parametrize("secrecy", [Secrecy.STREET, Secrecy.PLACE])
def test_what_is_redacted_once_stays_as_it_is(secrecy):
    told = redacted(described(), {PLACE: secrecy})

    assert redacted(told, {PLACE: secrecy}) == told


def test_what_is_redacted_is_still_a_valid_record():
    told = redacted(described(), {PLACE: Secrecy.PLACE})

    assert validate(told.as_json()).errors == ()


def test_a_listing_may_name_its_place_twice_once_or_not_at_all():
    place = Location(id=PLACE, location_type="physical")
    twice = ServiceAtLocation(id=an_id(1), location_id=an_id(2)).changed(location=place)

    assert place_ids(twice) == [PLACE, an_id(2)]
    assert place_ids(ServiceAtLocation(id=an_id(1), location_id=PLACE)) == [PLACE]
    assert place_ids(ServiceAtLocation(id=an_id(1))) == []


def test_a_listing_that_only_names_a_secret_place_does_not_describe_it():
    listing = {"id": an_id(1), "location_id": PLACE, "description": "The green door"}
    record = validate(make_record(service_at_locations=[listing])).record

    (told,) = redacted(record, {PLACE: Secrecy.PLACE}).service_at_locations

    assert told == ServiceAtLocation(id=an_id(1), location_id=PLACE)


def rows_of(record):
    (cluster,) = draft_record(record, REFERENCE, Identities()).locations
    return cluster


def texts(cluster):
    return str([row.values for row in cluster.rows])


def test_rows_of_an_open_place_are_the_very_same():
    cluster = rows_of(described())

    assert redacted_rows(cluster, Secrecy.OPEN, GEOCODER) is cluster


def test_rows_of_a_shelter_tell_no_street():
    cluster = rows_of(described())

    told = redacted_rows(cluster, Secrecy.STREET, GEOCODER)

    for secret in ("Fictional Street", "PC-3001", "Porter"):
        assert secret in texts(cluster)
        assert secret not in texts(told)
    assert (told.head.values["cell_latitude"], told.head.values["name"]) == (
        343,
        "House",
    )


def test_rows_of_a_confidential_place_tell_its_province_alone():
    cluster = rows_of(described(addresses=[an_address()]))

    told = redacted_rows(cluster, Secrecy.PLACE, GEOCODER)

    address, ramp = (row.values for row in told.parts)
    assert told.head.values["confidential"]
    assert (told.head.values["cell_latitude"], told.head.values["area"]) == (None, "")
    assert (address["state_province"], address["city"]) == ("AF.11", "")
    assert (ramp["description"], ramp["details"]) == ("A ramp", "")
    assert redacted_rows(told, Secrecy.STREET, GEOCODER) is told


def test_rows_and_record_come_to_the_same():
    record = described()

    of_record = rows_of(redacted(record, {PLACE: Secrecy.PLACE}))
    of_rows = redacted_rows(rows_of(record), Secrecy.PLACE, GEOCODER)

    # The hours of a place need its time zone, which its point has told before.
    assert of_rows.head.values == of_record.head.values | {"timezone": "Asia/Kabul"}
    assert [row.values for row in of_rows.parts] == [
        row.values for row in of_record.parts
    ]


def test_the_word_that_hides_a_place_is_the_same_every_time():
    place = location_of(described())

    once = redacted_location(place, Secrecy.PLACE, GEOCODER)
    again = redacted_location(once, Secrecy.PLACE, GEOCODER)

    assert once == again
    assert UUID(once.attributes[0].id)


@pytest.mark.parametrize(
    ("kind", "secrecy", "kept"),
    [
        ("physical", Secrecy.OPEN, True),
        ("physical", Secrecy.STREET, False),
        ("virtual", Secrecy.STREET, True),
        ("physical", Secrecy.PLACE, False),
        ("virtual", Secrecy.PLACE, False),
    ],
)
def test_a_page_on_the_web_may_lead_to_the_door_of_a_shelter(kind, secrecy, kept):
    record = described(url="https://chat.example/door", location_type=kind)
    cluster = draft_record(record, REFERENCE, Identities()).locations[0]

    told = location_of(redacted(record, {PLACE: secrecy}))
    rows = redacted_rows(cluster, secrecy, GEOCODER)

    assert bool(told.url) is kept
    assert bool(rows.head.values["url"]) is kept
