import pytest

from tests.unit.directory.hsds.import_samples import (
    an_address,
    an_id,
    attribute,
    make_database,
    make_record,
    run_import,
)

REASON = "no search by place or country can find it"


@pytest.fixture
def database():
    database = make_database()
    yield database
    database.dispose()


def placed(**location):
    place = {"id": an_id(3001), "location_type": "physical", **location}
    return [{"id": an_id(2001), "location": place}]


@pytest.mark.parametrize(
    "changes",
    [
        {"service_at_locations": []},
        {"service_at_locations": [{"id": an_id(2001)}]},
        {"service_at_locations": placed()},
        {"service_at_locations": placed(addresses=[an_address(country="X", city="")])},
        {
            "service_at_locations": [],
            "service_areas": [{"id": an_id(20), "name": "Our area"}],
        },
    ],
)
def test_a_listing_that_no_place_leads_to_is_said(database, changes):
    report = run_import(database, make_record(**changes))

    assert report.created == 1
    assert any(REASON in note.reason for note in report.notes)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"service_at_locations": placed(addresses=[an_address(city="")])},
        {"service_at_locations": [], "remote": True},
        {"service_at_locations": placed(location_type="virtual")},
        {
            "service_at_locations": [],
            "service_areas": [{"id": an_id(20), "name": "Afghanistan"}],
        },
        {
            "service_at_locations": [
                {
                    "id": an_id(2001),
                    "service_areas": [{"id": an_id(20), "name": "AF"}],
                }
            ]
        },
        {
            "service_at_locations": [],
            "attributes": [
                attribute("legal.criminal_defence"),
                attribute("covers_country", "panah-attributes", "AF"),
            ],
        },
    ],
)
def test_a_listing_that_a_place_leads_to_is_not_noted(database, changes):
    report = run_import(database, make_record(**changes))

    assert not any(REASON in note.reason for note in report.notes)


def test_a_point_in_the_wild_is_found_by_no_country(database):
    places = placed(latitude=-40.05, longitude=-20.05)

    report = run_import(database, make_record(service_at_locations=places))

    assert str(report.notes[-1]) == (
        "line 1, service_at_locations[0]: no search by country can find it: its point "
        "lies near no place that is known, and no country is told"
    )


def test_only_the_listing_that_is_out_of_reach_is_named(database):
    lost = {"id": an_id(2002), "location": {**placed()[0]["location"], "id": an_id(7)}}
    record = make_record()
    record["service_at_locations"].append(lost)

    report = run_import(database, record)

    fields = [note.field for note in report.notes]
    assert fields == ["phones[0].number", "service_at_locations[1]"]
