"""A place is as secret as the most secret of all who rely on it."""

import pytest

from directory.listings.models import Address, Location, Service, ServiceAtLocation
from directory.listings.vocabulary import Publication
from seed_data.taxonomy import term_id
from tests.support.dumping import dump
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_address,
    an_id,
    attribute,
    everything,
    make_database,
    make_record,
    only,
    run_import,
)

STREET, POSTCODE = "12 Fictional Street", "PC-3001"
OUR_TERM = term_id("panah-attributes", "confidential_location")
PLACE, HOUSE = an_id(3001), an_id(3002)


def confidential(value="yes", **changes):
    return attribute("confidential_location", "panah-attributes", value) | changes


SECRET = {"attributes": [confidential(), attribute("legal.criminal_defence")]}


@pytest.fixture
def database():
    database = make_database()
    yield database
    database.dispose()


def vetted(database, *records):
    return run_import(database, *records, vetted_by=VETTERS)


def describing(number=1, **changes):
    """A service that describes the place with its street."""
    record = make_record(number, **changes)
    record["service_at_locations"][0]["location"]["id"] = PLACE
    return record


def naming(number=2, **changes):
    """A service that only names the place by its id."""
    record = make_record(number, **changes)
    record["service_at_locations"] = [
        {"id": an_id(2000 + number), "location_id": PLACE}
    ]
    return record


def is_secret(database):
    with database.read() as session:
        place = session.query(Location).filter_by(external_id=PLACE).one()
        cells = place.cell_latitude, place.cell_longitude
    text = dump(database)
    hidden = place.confidential and cells == (None, None)
    return hidden and STREET not in text and POSTCODE not in text


@pytest.mark.parametrize(
    "records",
    [
        (naming(2, **SECRET), describing(1)),
        (describing(1), naming(2, **SECRET)),
    ],
    ids=["first named, then described", "first described, then named"],
)
def test_who_names_a_place_in_the_same_batch_keeps_it_secret(database, records):
    vetted(database, *records)

    assert is_secret(database)


@pytest.mark.parametrize(
    "batches",
    [
        [(describing(1),), (naming(2, **SECRET),)],
        [(describing(1, **SECRET),), (naming(1, **SECRET), describing(2))],
        [(describing(1, **SECRET),), (naming(1), describing(2))],
        [(describing(1),), (naming(2),), (naming(2, **SECRET),)],
        [(describing(1),), (naming(2, **SECRET),), (describing(1, name="New"),)],
    ],
    ids=[
        "named later",
        "described by another once more",
        "named without a word, described by another",
        "turned confidential later",
        "described again after it was hidden",
    ],
)
def test_who_names_a_place_in_any_batch_keeps_it_secret(database, batches):
    for records in batches:
        vetted(database, *records)

    assert is_secret(database)


@pytest.mark.parametrize(
    ("name", "value", "hidden"),
    [
        ("confidential", True, True),
        ("isConfidential", "Yes", True),
        ("сonfidential", 1, True),
        ("address_confidential", "true", True),
        ("adresse_confidentielle", "oui", True),
        ("hidden_location", {"since": 2020}, True),
        ("confidential", False, False),
        ("confidential", "no", False),
        ("confidential", None, False),
        ("self_confidence", True, False),
        ("colour", "secret", False),
    ],
)
@pytest.mark.parametrize("where", ["service", "listing", "location", "organization"])
def test_a_field_that_hsds_does_not_know_may_ask_for_secrecy(
    database, where, name, value, hidden
):
    record = describing(1)
    listing = record["service_at_locations"][0]
    owners = {
        "service": record,
        "listing": listing,
        "location": listing["location"],
        "organization": record["organization"],
    }
    owners[where][name] = value

    vetted(database, record)

    assert is_secret(database) is hidden


def test_a_service_that_becomes_a_shelter_takes_the_street_of_its_place(database):
    vetted(database, describing(1), naming(2))
    assert STREET in dump(database)

    vetted(database, naming(2, attributes=[attribute("shelter.short_term")]))

    text = dump(database)
    assert STREET not in text
    assert POSTCODE not in text
    assert only(database, Address).city == "Herat"


def test_a_shelter_that_is_hidden_hides_its_place(database):
    vetted(database, describing(1))
    shelter = [attribute("shelter.short_term")]

    vetted(database, naming(2, attributes=shelter, visibility="partner"))

    assert is_secret(database)


def test_everybody_at_a_place_that_becomes_secret_is_told_again(database):
    vetted(database, describing(1))

    vetted(database, naming(2, **SECRET))

    first = next(s for s in everything(database, Service) if s.external_id == an_id(1))
    assert first.version == 2


def test_an_organization_hides_the_places_of_all_its_services(database):
    vetted(database, describing(1), describing(3))
    owner = make_record(1)["organization"]

    vetted(database, make_record(5, organization=owner | SECRET))

    assert is_secret(database)


def test_an_organization_that_is_only_named_hides_a_new_place(database):
    owner = make_record(1)["organization"] | SECRET
    vetted(database, make_record(5, organization=owner))
    late = describing(6, organization_id=owner["id"])
    del late["organization"]

    vetted(database, late)

    assert is_secret(database)


def test_an_organization_is_hidden_whatever_a_later_record_of_the_file_says(database):
    owner = make_record(1)["organization"]

    vetted(
        database,
        describing(1, organization=owner | SECRET),
        make_record(2, organization=owner),
    )

    assert all(place.confidential for place in everything(database, Location))


@pytest.mark.parametrize("order", [1, -1])
def test_nobody_alone_hides_what_two_vetters_showed(database, order):
    vetted(database, describing(1))

    report = run_import(database, *[naming(2, **SECRET), describing(3)][::order])

    assert not only_place(database).confidential
    assert any("two vetters" in note.reason for note in report.notes)


def test_what_waits_for_vetters_hides_a_place_that_nobody_shows(database):
    run_import(database, describing(1))

    run_import(database, naming(2, **SECRET))

    assert is_secret(database)


def test_what_waited_hides_its_place_as_soon_as_it_is_vetted(database):
    vetted(database, describing(1))
    run_import(database, naming(2, **SECRET))

    vetted(database, naming(2, **SECRET))

    assert is_secret(database)


def test_a_withdrawn_service_still_hides_its_place(database):
    vetted(database, describing(1), naming(2, **SECRET))
    with database.write() as session:
        session.query(Service).filter_by(external_id=an_id(2)).update(
            {"publication": Publication.WITHDRAWN}
        )

    vetted(database, describing(1))

    assert is_secret(database)


def test_no_proposal_tells_a_place_that_is_secret(database):
    vetted(database, describing(1), naming(2, **SECRET))

    run_import(database, describing(1, name="Proposed"))

    assert "Proposed" in dump(database)
    assert is_secret(database)


def test_no_proposal_goes_on_telling_a_place_that_becomes_secret(database):
    vetted(database, describing(1))
    run_import(database, describing(1, name="Proposed"))
    assert STREET in str(only(database, Service).proposed)

    vetted(database, naming(2, **SECRET))

    assert "Proposed" in dump(database)
    assert is_secret(database)


def test_what_a_listing_says_of_a_secret_place_is_not_kept(database):
    record = describing(1)
    record["service_at_locations"][0]["description"] = "The green door behind the mill"
    vetted(database, record)

    vetted(database, naming(2, **SECRET))

    assert "green door" not in dump(database)


def test_the_last_who_needed_a_place_secret_may_open_it(database):
    vetted(database, describing(1), naming(2, **SECRET))
    vetted(database, make_record(2, **SECRET))

    vetted(database, describing(1))

    assert not only_place(database).confidential


def test_one_secret_listing_leaves_the_other_places_of_its_service_open(database):
    record = make_record(1)
    office = make_record(2)["service_at_locations"][0]
    record["service_at_locations"][0]["attributes"] = [confidential()]
    record["service_at_locations"].append(office)
    vetted(database, record)
    vetted(database, make_record(2))

    places = {p.external_id: p.confidential for p in everything(database, Location)}
    assert places == {PLACE: True, HOUSE: False}


def test_a_field_of_an_address_that_holds_a_street_is_no_province(database):
    record = describing(1, **SECRET)
    place = record["service_at_locations"][0]["location"]
    place["addresses"] = [an_address(state_province=STREET, country=STREET)]

    vetted(database, record)
    run_import(database, record | {"name": "Proposed"})

    assert is_secret(database)
    assert only_place(database).admin1 == "AF.11"


def only_place(database):
    with database.read() as session:
        return session.query(Location).filter_by(external_id=PLACE).one()


def put(record, path, value):
    """Put an attribute where a path leads, making lists and objects on the way."""
    *way, last = path
    for name, kind in way:
        held = record.setdefault(name, [{}] if kind is list else {})
        record = held[0] if kind is list else held
    for name, needed in last.items():
        record.setdefault(name, needed)
    record["attributes"] = [*record.get("attributes", []), value]
    return record


LISTING = ("service_at_locations", list)
IN_PLACE = (LISTING, ("location", dict))
EVERYWHERE = {
    "service": [{}],
    "organization": [("organization", dict), {}],
    "phone of the organization": [
        ("organization", dict),
        ("phones", list),
        {"id": an_id(40), "number": "+93701234567"},
    ],
    "program": [
        ("program", dict),
        {"id": an_id(41), "name": "Fund", "description": ""},
    ],
    "contact": [("contacts", list), {"id": an_id(42)}],
    "phone": [("phones", list), {"id": an_id(43), "number": "+93701234567"}],
    "schedule": [("schedules", list), {"id": an_id(44)}],
    "language": [("languages", list), {"id": an_id(45)}],
    "area": [("service_areas", list), {"id": an_id(46)}],
    "cost": [("cost_options", list), {"id": an_id(47)}],
    "document": [("required_documents", list), {"id": an_id(48)}],
    "listing": [LISTING, {}],
    "contact of the listing": [LISTING, ("contacts", list), {"id": an_id(49)}],
    "location": [*IN_PLACE, {}],
    "address": [*IN_PLACE, ("addresses", list), {}],
    "accessibility": [*IN_PLACE, ("accessibility", list), {"id": an_id(50)}],
    "phone of the location": [
        *IN_PLACE,
        ("phones", list),
        {"id": an_id(51), "number": "+93701234567"},
    ],
    "location of the organization": [
        ("organization", dict),
        ("locations", list),
        {"id": PLACE, "location_type": "physical"},
    ],
}


@pytest.mark.parametrize("where", EVERYWHERE)
def test_the_attribute_hides_the_place_wherever_it_stands(database, where):
    record = describing(1)
    put(record, EVERYWHERE[where], confidential())

    report = vetted(database, record)

    assert report.refused == ()
    assert is_secret(database)


@pytest.mark.parametrize(
    "value", ["yes", "", "true", "1", "oui", "نعم", "perhaps", "n"]
)
def test_every_value_but_a_clear_no_hides_the_place(database, value):
    vetted(database, describing(1, attributes=[confidential(value)]))

    assert is_secret(database)


@pytest.mark.parametrize("value", ["no", " No ", "FALSE", "0"])
def test_a_clear_no_does_not_hide_the_place(database, value):
    vetted(database, describing(1, attributes=[confidential(value)]))

    assert not only_place(database).confidential


@pytest.mark.parametrize(
    "spelled",
    [
        attribute("Confidential Location", "panah-attributes"),
        attribute("confidential-location", "other"),
        {"id": an_id(1), "label": "confidential_location"},
        {"id": an_id(1), "taxonomy_term_id": OUR_TERM},
    ],
    ids=["in words", "in another taxonomy", "by its label", "by the id of the term"],
)
def test_the_attribute_counts_however_it_is_named(database, spelled):
    vetted(database, describing(1, attributes=[spelled]))

    assert is_secret(database)


@pytest.mark.parametrize(
    "said",
    [
        {"name": "Address confidential"},
        {"alternate_name": "Adresse confidentielle"},
        {"description": "Confidential location. Call for the address."},
        {"transportation": "پټ پته"},
        {"addresses": [an_address(address_1="Confidential")]},
        {"addresses": [an_address(address_2="عنوان سري")]},
        {"addresses": [an_address(city="Geheim adres")]},
    ],
)
def test_a_place_is_hidden_that_says_so_in_words(database, said):
    record = describing(1)
    record["service_at_locations"][0]["location"] |= said

    vetted(database, record)

    assert is_secret(database)


@pytest.mark.parametrize(
    "said",
    [
        {"name": "Shelter at a secret location"},
        {"description": "Makazi ya siri kwa wanawake."},
        {"alert": "Lieu non divulgué."},
    ],
)
def test_a_service_that_says_it_in_words_hides_its_places(database, said):
    vetted(database, describing(1, **said))

    assert is_secret(database)


def test_a_listing_that_says_it_in_words_hides_its_place(database):
    record = describing(1)
    record["service_at_locations"][0]["description"] = "Locatie niet bekendgemaakt"

    vetted(database, record)

    assert is_secret(database)


def test_a_place_is_hidden_also_where_a_listing_is_named_by_two_ids(database):
    record = naming(2, **SECRET)
    record["service_at_locations"][0]["location"] = describing(1)[
        "service_at_locations"
    ][0]["location"]

    vetted(database, record)

    assert is_secret(database)
    assert len(everything(database, ServiceAtLocation)) == 1


def test_the_street_of_a_secret_place_is_taken_out_of_other_texts(database):
    told = f"Ring at {STREET.lower()}, second floor."
    record = describing(1, description=told, **SECRET)
    record["service_at_locations"][0]["schedules"] = [{"id": an_id(1), "notes": told}]

    report = vetted(database, record)

    assert STREET.lower() not in dump(database).lower()
    assert only(database, Service).description == "Ring at …, second floor."
    assert "description" in {note.field for note in report.notes}


def test_the_street_is_taken_out_also_where_another_service_needs_it(database):
    told = describing(1, description=f"Ring at {STREET}.")

    vetted(database, told, naming(2, **SECRET))

    assert is_secret(database)
