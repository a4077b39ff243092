"""Rows that a record names are found by their HSDS id and by ours."""

from uuid import UUID

import pytest

from directory.hsds.apply.identities import ids_in, load_identities
from directory.hsds.prepare import prepare
from directory.hsds.problems import NumberedRecord
from directory.listings.models import (
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from directory.listings.vocabulary import LocationType
from tests.unit.directory.hsds.import_samples import (
    REFERENCE,
    an_id,
    make_database,
    make_record,
)


def record_of(**changes):
    return prepare(NumberedRecord(1, make_record(**changes)), REFERENCE).record


@pytest.fixture
def database():
    made = make_database()
    yield made
    made.dispose()


GROUP = {"id": an_id(1001), "name": "Group", "description": "A fictional group."}


@pytest.mark.parametrize(
    ("organization", "named"),
    [
        (GROUP, [(Organization, an_id(1001))]),
        (
            GROUP | {"parent_organization_id": an_id(1002)},
            [(Organization, an_id(1001)), (Organization, an_id(1002))],
        ),
    ],
)
def test_a_service_names_itself_its_owners_its_listings_and_places(organization, named):
    record = record_of(organization=organization)

    assert list(ids_in(record)) == [
        (Service, an_id(1)),
        *named,
        (ServiceAtLocation, an_id(2001)),
        (Location, an_id(3001)),
    ]


def test_nothing_is_known_in_an_empty_directory(database):
    with database.read() as session:
        found = load_identities(session, [record_of()], [])

    assert (found.records, found.terms) == ({}, {})


def test_rows_are_found_by_either_id_and_others_are_left_alone(database):
    ours, term = UUID(int=5), UUID(int=6)
    virtual = LocationType.VIRTUAL
    with database.write() as session:
        session.add_all(
            [
                Organization(id=ours, external_id=an_id(1001), name="Group"),
                Organization(id=UUID(int=9), external_id=an_id(9), name="Other"),
                Location(id=UUID(an_id(3001)), location_type=virtual),
                Location(id=UUID(an_id(42)), location_type=virtual),
                TaxonomyTerm(
                    id=term,
                    taxonomy="panah",
                    code="legal.criminal_defence",
                    name="Defence",
                    description="",
                ),
            ]
        )

    with database.read() as session:
        found = load_identities(session, [record_of()], [an_id(42)])

    assert found.records == {
        ("organization", an_id(1001)): ours,
        ("location", an_id(3001)): UUID(an_id(3001)),
        ("location", an_id(42)): UUID(an_id(42)),
    }
    assert found.terms == {("panah", "legal.criminal_defence"): term}
