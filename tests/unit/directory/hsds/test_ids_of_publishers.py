"""Ids that are no UUIDs: the same at every import, found again, nobody else's."""

import pytest
from sqlalchemy import select

from directory.hsds.record_listing import record_services
from directory.listings.models import Location, Organization, Service
from directory.vetting.withdrawal import withdraw_listing
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    everything,
    make_database,
    make_record,
    only,
    run_import,
)


@pytest.fixture
def database():
    database = make_database()
    yield database
    database.dispose()


def counted(number=1, organization="Women's Law Group", **changes):
    """A record of a publisher that counts from one."""
    record = make_record(**changes)
    record["id"] = number
    record["organization"] |= {"id": "1", "name": organization}
    place = record["service_at_locations"][0]
    place["id"], place["location"]["id"] = f"at-{number}", f"place-{number}"
    return record


def test_an_id_that_is_no_uuid_is_the_same_service_again(database):
    first = run_import(database, counted(), vetted_by=VETTERS)
    again = run_import(database, counted(name="Law desk"), vetted_by=VETTERS)
    alike = run_import(database, counted(name="Law desk"), vetted_by=VETTERS)

    assert (first.created, again.updated, alike.unchanged) == (1, 1, 1)
    service = only(database, Service)
    assert (service.external_id, service.name) == ("1", "Law desk")


def test_two_imports_of_it_into_two_directories_have_one_id(database):
    run_import(database, counted())
    other = make_database()
    run_import(other, counted())

    assert only(database, Service).id == only(other, Service).id
    other.dispose()


def test_a_service_is_withdrawn_by_the_id_of_its_publisher(database):
    run_import(database, counted("SVC-1 a"), vetted_by=VETTERS)

    with database.write() as session:
        withdrawn = withdraw_listing(session, "SVC-1 a").name

    assert withdrawn == "Legal help"


def test_what_is_recorded_again_has_the_ids_of_its_publisher(database):
    run_import(database, counted(), vetted_by=VETTERS)

    with database.read() as session:
        ids = session.scalars(select(Service.id)).all()
        (record,) = record_services(session, ids).values()
    again = run_import(database, record.as_json(), vetted_by=VETTERS)

    (listing,) = record.service_at_locations
    assert (record.id, record.organization.id) == ("1", "1")
    assert (listing.id, listing.location.id) == ("at-1", "place-1")
    assert (again.created, again.unchanged) == (0, 1)


def test_another_publisher_that_counts_from_one_takes_nothing(database):
    run_import(database, counted(), vetted_by=VETTERS)
    other = counted(name="Night shelter", organization="Another House")
    beside = counted(2, name="Day shelter", organization="Another House")

    report = run_import(database, other, beside, vetted_by=VETTERS)

    assert [str(problem) for problem in report.refused] == [
        'line 1, organization.id: the directory has it for "Women\'s Law Group";'
        " put a word of your own before each id",
        'line 2, organization.id: the directory has it for "Women\'s Law Group";'
        " put a word of your own before each id",
    ]
    assert only(database, Service).name == "Legal help"
    assert only(database, Organization).name == "Women's Law Group"


def test_a_service_or_a_place_of_another_organization_is_not_taken(database):
    run_import(database, counted(), vetted_by=VETTERS)
    service, place = counted(name="Theirs"), counted(3, name="Theirs")
    service["organization"] = place["organization"] = {"id": "x-2", "name": "Other"}
    service["service_at_locations"] = []
    place["service_at_locations"][0]["location"]["id"] = "place-1"

    report = run_import(database, service, place, vetted_by=VETTERS)

    assert [problem.field for problem in report.refused] == [
        "id", "service_at_locations[0].location.id",
    ]  # fmt: skip
    assert len(everything(database, Location)) == 1


def test_an_organization_that_is_renamed_stays_the_same(database):
    run_import(database, counted(), vetted_by=VETTERS)

    report = run_import(
        database, counted(organization="New name"),
        counted(2, organization="New name", name="New too"), vetted_by=VETTERS,
    )  # fmt: skip

    assert (report.updated, report.created, report.refused) == (1, 1, ())
    assert only(database, Organization).name == "New name"
