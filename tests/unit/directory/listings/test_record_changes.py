from uuid import UUID

import pytest
from sqlalchemy import select

from directory.listings.models import (
    ListingChange,
    Organization,
    Service,
    ServiceAtLocation,
)
from directory.listings.record_changes import log_gone, log_listings, touch
from directory.listings.vocabulary import ServiceStatus

ONE, OTHER, APART, GONE = (UUID(int=number) for number in range(1, 5))


@pytest.fixture
def session(sqlite):
    with sqlite.write() as session:
        yield session


@pytest.fixture
def services(session):
    """A service with two listings, and one with a third."""
    organization = Organization(name="Fig Tree")
    found = [
        Service(name=name, status=ServiceStatus.ACTIVE, organization=organization)
        for name in ("legal", "shelter")
    ]
    for key, service in ((OTHER, found[0]), (ONE, found[0]), (APART, found[1])):
        session.add(ServiceAtLocation(id=key, service=service))
    session.flush()
    return found


def log(session):
    rows = session.scalars(select(ListingChange).order_by(ListingChange.sequence))
    return [(row.listing_id, row.gone_version, row.transaction) for row in rows]


def test_a_change_counts_up_and_every_listing_of_the_service_is_logged(
    session, services
):
    legal, shelter = services
    before = legal.last_modified_at

    touch(session, [legal.id, legal.id])

    assert (legal.version, shelter.version) == (2, 1)
    assert legal.last_modified_at >= before
    assert log(session) == [(ONE, None, 0), (OTHER, None, 0)]


def test_two_services_are_logged_in_the_order_of_their_listings(session, services):
    touch(session, [service.id for service in services])

    assert log(session) == [(ONE, None, 0), (OTHER, None, 0), (APART, None, 0)]
    assert [service.version for service in services] == [2, 2]


@pytest.mark.parametrize("ids", [[], [UUID(int=99)]])
def test_where_nothing_changed_nothing_is_logged(session, services, ids):
    touch(session, ids)
    log_listings(session, [])
    log_gone(session, {})

    assert log(session) == []
    assert [service.version for service in services] == [1, 1]


def test_what_was_taken_away_is_logged_as_of_its_version(session, services):
    legal, shelter = services
    touch(session, [legal.id])

    log_gone(session, {GONE: legal.id, APART: shelter.id})

    assert log(session)[2:] == [(GONE, 2, 0), (APART, 1, 0)]


def test_what_did_not_happen_is_not_logged(session, services):
    with session.begin_nested() as step:
        touch(session, [services[0].id])
        step.rollback()

    assert log(session) == []
    assert services[0].version == 1
