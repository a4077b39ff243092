from uuid import UUID

import pytest
from sqlalchemy import event

from directory.listings.models import (
    Contact,
    Location,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
    ServiceCapacity,
    SpokenLanguage,
)
from directory.listings.parts import KINDS, Parts, load_parts, owners_of
from directory.listings.vocabulary import LocationType, ServiceStatus

HERE, THERE, AFAR = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.fixture
def session(sqlite):
    with sqlite.write() as session:
        yield session


@pytest.fixture
def listings(session):
    """One service at two places, and one of another organization without a place."""
    service, other = (
        Service(
            name=name,
            status=ServiceStatus.ACTIVE,
            organization=Organization(name=f"Organization of {name}"),
        )
        for name in ("legal", "shelter")
    )
    places = [Location(location_type=LocationType.PHYSICAL) for _ in range(2)]
    rows = [
        ServiceAtLocation(id=HERE, service=service, location=places[0]),
        ServiceAtLocation(id=THERE, service=service, location=places[1]),
        ServiceAtLocation(id=AFAR, service=other),
    ]
    session.add_all(rows)
    session.flush()
    return rows


def numbers(session, listings):
    found = load_parts(session, listings, ("contacts", "phones"))
    return {key: [row.number for row in parts.phones] for key, parts in found.items()}


def test_a_row_is_a_part_of_every_listing_that_it_names(session, listings):
    here, there, _afar = listings
    session.add_all(
        [
            Phone(id=UUID(int=5), number="of all", service_id=here.service_id),
            Phone(id=UUID(int=4), number="here", service_at_location_id=HERE),
            Phone(id=UUID(int=6), number="there", location_id=there.location_id),
        ]
    )
    session.flush()

    assert numbers(session, listings) == {
        HERE: ["here", "of all"],
        THERE: ["there", "of all"],
        AFAR: [],
    }


def test_what_names_a_place_is_of_that_place_though_it_names_the_service_too(
    session, listings
):
    here = listings[0]
    session.add_all(
        [
            Phone(number="a", service_at_location_id=HERE, service_id=here.service_id),
            Phone(number="b", location_id=here.location_id, service_id=here.service_id),
        ]
    )
    session.flush()

    found = numbers(session, listings)

    assert {key: sorted(told) for key, told in found.items()} == {
        HERE: ["a", "b"],
        THERE: [],
        AFAR: [],
    }


def test_parts_of_parts_belong_to_the_same_listing(session, listings):
    desk = Contact(id=UUID(int=7), name="Desk", service_at_location_id=HERE)
    phone = Phone(id=UUID(int=8), number="at the desk", contact_id=desk.id)
    spoken = SpokenLanguage(code="ps", phone_id=phone.id)
    session.add_all([desk, phone, spoken])
    session.flush()

    found = load_parts(session, listings)

    assert found[HERE] == Parts(
        **{name: [] for name in KINDS}
        | {"contacts": [desk], "phones": [phone], "languages": [spoken]}
    )
    assert found[THERE] == found[AFAR] == Parts(**{name: [] for name in KINDS})


def test_kinds_that_were_not_asked_for_are_empty(session, listings):
    room = ServiceCapacity(service_id=listings[0].service_id, available=3, unit="beds")
    session.add(room)
    session.flush()

    everything = load_parts(session, listings[:1])[HERE]
    others = load_parts(session, listings[:1], KINDS.keys() - {"capacities"})[HERE]

    assert (everything.capacities, others.capacities) == ([room], ())


def test_as_many_listings_as_there_are_take_one_query_a_kind(session, listings):
    asked = []
    engine = session.get_bind()
    [owners_of(listing) for listing in listings]  # loads their services
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))

    load_parts(session, listings)

    assert len(asked) <= len(KINDS)


def test_without_listings_nothing_is_asked(session):
    assert load_parts(session, []) == {}


def test_a_listing_without_a_place_has_no_parts_of_one(listings):
    here, _there, afar = listings

    assert owners_of(afar)["location_id"] == set()
    assert owners_of(here) == {
        "service_at_location_id": {HERE},
        "location_id": {here.location_id},
        "service_id": {here.service_id},
        "organization_id": {here.service.organization_id},
    }
