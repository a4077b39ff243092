"""What tells a confidential place is left out; what may tell it waits for a person."""

import pytest

from directory.listings.models import (
    Accessibility,
    Contact,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    Url,
)
from directory.listings.vocabulary import Publication
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

SECRET = attribute("confidential_location", "panah-attributes", "yes")
POINT = "-2.508312, 28.860845"


@pytest.fixture
def database():
    database = make_database()
    yield database
    database.dispose()


def confidential(**changes):
    return make_record(attributes=[SECRET], **changes)


def vetted(database, *records):
    return run_import(database, *records, vetted_by=VETTERS)


def told(report):
    return {note.field: note.reason for note in report.notes}


def test_a_point_is_taken_out_of_a_text_and_the_record_is_shown(database):
    report = vetted(database, confidential(description=f"Come to {POINT}. We listen."))

    service = only(database, Service)
    assert service.description == "Come to …. We listen."
    assert service.publication is Publication.PUBLISHED
    assert told(report)["description"] == "it told where a confidential place is"


def test_a_record_that_may_tell_its_place_waits(database):
    report = vetted(database, confidential(alert="The ramp behind Total station"))

    assert only(database, Service).publication is Publication.WAITING
    assert only(database, Service).vetting_id is None
    assert told(report)["alert"] == "may tell the place: field alert"
    assert (report.published, report.waiting) == (0, 1)


def test_a_record_that_waited_is_shown_once_it_was_mended(database):
    vetted(database, confidential(alert="The ramp behind Total station"))

    report = vetted(database, confidential(alert="Full until May"))

    assert only(database, Service).publication is Publication.PUBLISHED
    assert report.published == 1


def test_what_is_shown_already_is_closed_at_once(database):
    vetted(database, make_record(alert="Behind the mosque", description="Open."))

    report = vetted(
        database, confidential(alert="Behind the mosque", description="Closed.")
    )

    service = only(database, Service)
    assert only(database, Location).confidential
    assert (service.alert, service.description) == ("", "Closed.")
    assert service.publication is Publication.PUBLISHED
    assert told(report)["alert"] == "may tell the place: field alert"


def test_who_learns_of_a_secret_place_from_another_record_tells_no_more(database):
    street = "12 Fictional Street"
    naming = make_record(
        2,
        description=f"Near {street.upper()}, Herat.",
        alert="Behind the mosque",
        service_at_locations=[{"id": an_id(7), "location_id": an_id(3001)}],
    )

    vetted(database, confidential(), naming)

    _, second = sorted(everything(database, Service), key=lambda row: row.external_id)
    assert (second.description, second.alert) == ("Near …, Herat.", "")


def test_notes_stay_if_their_words_tell_no_place(database):
    record = confidential(
        phones=[
            {"id": an_id(10), "number": "070 123 4567", "description": "Day and night"},
            {"id": an_id(11), "number": "070 123 4568", "description": "Red gate"},
        ],
        schedules=[
            {"id": an_id(12), "notes": "24/7", "description": "Ring at the mill"}
        ],
    )
    place = record["service_at_locations"][0]["location"]
    place["accessibility"] = [
        {"id": an_id(13), "description": "A ramp", "url": "https://a.example/door"},
        {"id": an_id(14), "description": "ramp behind Total station"},
    ]

    report = vetted(database, record)

    phones = {row.number: row.description for row in everything(database, Phone)}
    assert phones == {"+93701234567": "Day and night", "+93701234568": ""}
    assert (only(database, Schedule).notes, only(database, Schedule).description) == (
        "24/7",
        "",
    )
    ramps = {row.description for row in everything(database, Accessibility)}
    assert ramps == {"A ramp", ""}
    assert "it is not kept" in told(report)["phones[1].description"]


def test_areas_are_told_no_finer_than_the_province(database):
    record = confidential(
        service_areas=[
            {"id": an_id(20), "name": "Herat", "description": "Green quarter"},
            {"id": an_id(21), "name": "Green quarter", "uri": "https://a.example/"},
            {"id": an_id(22), "name": "AF"},
        ]
    )

    report = vetted(database, record)

    areas = {(row.name, row.description) for row in everything(database, ServiceArea)}
    assert areas == {("Herat", ""), ("AF", "")}
    assert "finer than the province" in told(report)["service_areas[1].name"]


def test_links_to_maps_are_left_out(database):
    record = confidential(
        url="https://maps.app.goo.gl/x",
        additional_urls=[
            {"id": an_id(20), "url": "https://www.openstreetmap.org/#map=1/2/3"},
            {"id": an_id(21), "url": "https://help.example/a"},
        ],
    )

    vetted(database, record)

    assert only(database, Service).url == ""
    assert only(database, Url).url == "https://help.example/a"


def test_a_number_to_call_is_no_place(database):
    record = confidential(
        phones=[
            {"id": an_id(10), "number": POINT},
            {"id": an_id(11), "number": "12 Fictional Street"},
            {"id": an_id(12), "number": "070 123 4567"},
        ]
    )

    vetted(database, record)

    assert only(database, Phone).number == "+93701234567"


def test_a_word_of_a_foreign_vocabulary_that_tells_is_left_out(database):
    record = confidential()
    record["attributes"] += [
        attribute("12 Fictional Street", "other") | {"id": an_id(5)}
    ]

    vetted(database, record)

    assert "Fictional Street" not in dump(database)


def test_numbers_have_no_more_decimals_than_ages_and_prices_have(database):
    record = confidential(minimum_age=34.348217, maximum_age=60.5)

    vetted(database, record)

    service = only(database, Service)
    assert (service.minimum_age, service.maximum_age) == (34, 60.5)


def test_an_organization_is_known_by_its_name_and_loses_what_may_tell(database):
    record = confidential()
    place = record["service_at_locations"][0]["location"]
    place["addresses"] = [an_address(city="Obeh")]
    record["organization"] |= {
        "name": "Women of Obeh",
        "description": "Beside the mosque.",
    }

    report = vetted(database, record)

    owner = only(database, Organization)
    assert (owner.name, owner.description) == ("Women of Obeh", "")
    assert report.published == 1


def test_the_town_of_a_confidential_place_is_left_out_of_texts(database):
    record = confidential(description="A house in Obeh; our lawyers sit in Kabul.")
    place = record["service_at_locations"][0]["location"]
    place["addresses"] = [an_address(city="Obeh"), an_address(country="Nowhere")]

    vetted(database, record)

    assert (
        only(database, Service).description == "A house in …; our lawyers sit in Kabul."
    )


def test_a_confidential_service_without_a_place_tells_none_either(database):
    record = confidential(description=f"At {POINT}.", service_at_locations=[])

    vetted(database, record)

    assert only(database, Service).description == "At …."


def test_an_open_place_of_a_service_with_a_secret_one_keeps_its_notes(database):
    record = make_record(
        phones=[{"id": an_id(10), "number": "070 123 4567", "description": "Red gate"}]
    )
    office = make_record(2)["service_at_locations"][0]
    office["location"]["phones"] = [
        {"id": an_id(11), "number": "070 123 4568", "description": "Green gate"}
    ]
    record["service_at_locations"][0]["attributes"] = [SECRET]
    record["service_at_locations"].append(office)

    vetted(database, record)

    notes = {row.description for row in everything(database, Phone)}
    assert notes == {"", "Green gate"}


def test_services_that_stood_there_tell_no_more_of_a_place_that_becomes_secret(
    database,
):
    street = "12 Fictional Street"
    standing = make_record(
        1,
        description=f"Come to {street}. We listen.",
        alert="Behind the mosque",
        phones=[
            {"id": an_id(10), "number": "070 123 4567", "description": "Red gate"},
        ],
        service_areas=[
            {"id": an_id(20), "name": "Herat", "description": "Green quarter"},
            {"id": an_id(21), "name": "Green quarter"},
        ],
    )
    standing["organization"]["description"] = f"Founded at {street}."
    vetted(database, standing)
    naming = make_record(
        2,
        attributes=[SECRET],
        service_at_locations=[{"id": an_id(7), "location_id": an_id(3001)}],
    )

    vetted(database, naming)

    first, _ = sorted(everything(database, Service), key=lambda row: row.external_id)
    owner, _ = sorted(everything(database, Organization), key=lambda one: one.id)
    assert (first.description, first.alert) == ("Come to …. We listen.", "")
    assert first.version == 2
    assert owner.description == "Founded at …."
    assert {one.description for one in everything(database, Phone)} == {""}
    areas = {(one.name, one.description) for one in everything(database, ServiceArea)}
    assert areas == {("Herat", "")}


def test_services_at_a_place_that_becomes_a_shelter_lose_its_street(database):
    standing = make_record(1, description="Come to 12 Fictional Street, at the gate.")
    vetted(database, standing)
    naming = make_record(
        2,
        attributes=[attribute("shelter.short_term")],
        service_at_locations=[{"id": an_id(7), "location_id": an_id(3001)}],
    )

    vetted(database, naming)

    first, _ = sorted(everything(database, Service), key=lambda row: row.external_id)
    assert first.description == "Come to …, at the gate."


@pytest.mark.parametrize(
    ("areas", "kept"),
    [
        (["Green quarter", "AF", "Kabul"], {"AF", "Kabul"}),
        (["AF.11", "Herat"], {"AF.11", "Herat"}),
        (["Green quarter"], set()),
    ],
)
def test_without_a_place_the_areas_themselves_name_the_country(database, areas, kept):
    named = [{"id": an_id(i), "name": name} for i, name in enumerate(areas, 20)]
    record = confidential(service_areas=named, service_at_locations=[])

    vetted(database, record)

    assert {row.name for row in everything(database, ServiceArea)} == kept


def test_notes_of_a_place_that_others_hide_are_left_out_as_well(database):
    standing = make_record(1)
    standing["service_at_locations"][0]["location"] |= {
        "contacts": [{"id": an_id(30), "title": "Desk"}],
        "schedules": [{"id": an_id(31), "notes": "Ring at the red gate"}],
        "accessibility": [{"id": an_id(32), "description": "A ramp"}],
    }
    vetted(database, standing)
    naming = make_record(
        2,
        attributes=[SECRET],
        service_at_locations=[{"id": an_id(7), "location_id": an_id(3001)}],
    )

    vetted(database, naming)

    assert only(database, Contact).title == "Desk"
    assert only(database, Schedule).notes == ""
    assert only(database, Accessibility).description == "A ramp"
