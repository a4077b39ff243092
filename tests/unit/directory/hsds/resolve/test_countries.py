import pytest

from directory.hsds.draft.context import Identities
from directory.hsds.draft.service import draft_record
from directory.hsds.prepare import prepare
from directory.hsds.problems import NumberedRecord
from directory.hsds.resolve.evidence import region_of
from directory.listings.models import Address
from tests.unit.directory.hsds.import_samples import (
    an_address,
    an_id,
    attribute,
    make_record,
)

COUNTRY = "service_at_locations[0].location.addresses[0].country"
TOWN = "service_at_locations[0].location.addresses"


def record_at(number="", kind="physical", **address):
    """Return a record with one place, which has no point, and one telephone."""
    phones = [{"id": an_id(10), "number": number}] if number else []
    record = make_record(phones=phones)
    place = record["service_at_locations"][0]["location"]
    del place["latitude"], place["longitude"]
    place |= {"addresses": [an_address(**address)], "location_type": kind}
    return record


def import_(reference, record):
    """Return the place as it is stored, and the notes on it."""
    ready = prepare(NumberedRecord(1, record), reference)
    draft = draft_record(ready.record, reference, Identities())
    notes = [(note.field, note.reason) for note in ready.notes] + list(draft.notes)
    values = draft.locations[0].head.values
    place = values["country"], values["admin1"], values["cell_latitude"] is not None
    return place, [note for note in notes if "location" in note[0]]


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("UGA", "UG"),
        ("uganda", "UG"),
        ("Ouganda", "UG"),
        ("أوغندا", "UG"),
        ("Uganda (UG)", "UG"),
        ("Republic of Uganda", "UG"),
        ("800", "UG"),
    ],
)
def test_a_country_is_read_however_it_is_written(reference, country, code):
    place, notes = import_(reference, record_at(city="Gulu", country=country))

    assert (place, notes) == ((code, "UG.N", True), [])


@pytest.mark.parametrize(
    ("number", "address", "place", "reason"),
    [
        (
            "+256 700 000 001",
            {"city": "Gulu"},
            ("UG", "UG.N", True),
            "it is not told: its town and its telephones say UG",
        ),
        (
            "00256700000001",
            {"city": "Gulu", "country": "Ugnada"},
            ("UG", "UG.N", True),
            "'Ugnada' is no country that is known: its town and its telephones say UG",
        ),
        (
            "+٩٣ ٧٠٠ ٠٠٠ ٠٠١",
            {"city": "هرات"},
            ("AF", "AF.11", True),
            "it is not told: its town and its telephones say AF",
        ),
        (
            "",
            {"city": "Kampala, Uganda"},
            ("UG", "UG.C", True),
            "it is not told: its town says UG",
        ),
        (
            "+256 700 000 001",
            {"city": "", "state_province": "Province de Gitega"},
            ("BI", "BI.13", False),
            "it is not told: its province says BI",
        ),
        (
            "+93 700 000 001",
            {"city": "Guzara", "state_province": "Herat"},
            ("AF", "AF.11", True),
            "it is not told: its province says AF",
        ),
    ],
)
def test_a_country_that_is_not_told_is_found_and_noted(
    reference, number, address, place, reason
):
    record = record_at(number, **({"country": ""} | address))

    found, notes = import_(reference, record)

    assert found == place
    assert notes == [(COUNTRY, reason)]


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("", {"city": "Herat"}),  # also in Iran
        ("+256 700 000 001", {"city": "Gitega"}),
        ("+256 700 000 001", {"city": "Zzyxburg"}),
        ("+256 700 000 001", {"city": "", "address_1": "Plot 1"}),
        ("0700 000 001", {"city": "Zzyxburg"}),
        ("+256 700 000 001", {"city": "Kinshasa", "country": "Congo"}),
    ],
)
def test_what_is_not_certain_is_no_country_and_said(reference, number, address):
    record = record_at(number, **({"country": ""} | address))

    place, notes = import_(reference, record)

    assert place == (None, None, False)
    assert any("no search by place or country" in reason for _, reason in notes)


@pytest.mark.parametrize(
    ("address", "place", "reason"),
    [
        (
            {"city": "Zzyxburg", "country": "UG"},
            ("UG", None, False),
            "the town 'Zzyxburg' is not known: it is found by its country only",
        ),
        (
            {"city": "Zzyxburg", "country": "UG", "state_province": "Gulu District"},
            ("UG", "UG.N", False),
            "the town 'Zzyxburg' is not known: it is found by its province only",
        ),
    ],
)
def test_a_town_that_is_not_known_is_said(reference, address, place, reason):
    found, notes = import_(reference, record_at(**address))

    assert (found, notes) == (place, [(TOWN, reason)])


def test_a_box_of_the_post_places_nothing(reference):
    record = record_at(city="Kampala", country="UG", address_type="postal")

    place, notes = import_(reference, record)

    assert (place, notes) == (("UG", None, False), [])


def test_a_virtual_place_has_no_town_to_be_found(reference):
    place, notes = import_(
        reference, record_at(kind="virtual", city="Zzyxburg", country="UG")
    )

    assert (place, notes) == (("UG", None, False), [])


def test_a_confidential_place_is_told_by_its_province_alone(reference):
    record = record_at("+256 700 000 001", city="Gulu", country="")
    record["attributes"].append(
        attribute("confidential_location", "panah-attributes", "yes")
    )

    ready = prepare(NumberedRecord(1, record), reference)
    draft = draft_record(ready.record, reference, Identities())

    values = draft.locations[0].head.values
    told = values["country"], values["admin1"], values["cell_latitude"], values["area"]
    assert told == ("UG", "UG.N", None, "")
    name = Address.__tablename__
    rows = [r.values for r in draft.locations[0].parts if r.table.name == name]
    assert [(row["city"], row["country"]) for row in rows] == [("", "UG")]


@pytest.mark.parametrize(
    ("number", "region"),
    [
        ("+256 700 000 001", "UG"),
        ("00257 22 00 00 00", "BI"),
        ("+۹۳ ۷۰۰ ۰۰۰ ۰۰۱", "AF"),
        ("\u2066+254 700 000001\u2069", "KE"),
        ("+1 202 555 0143", "US"),
        ("+44 20 7946 0000", "GB"),
        ("+", None),
        ("+999 1234", None),
        ("0700 000 001", None),
        ("112", None),
    ],
)
def test_a_number_written_as_from_abroad_tells_its_country(number, region):
    assert region_of(number) == region
