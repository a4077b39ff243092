"""How secret stored services need places to be."""

from uuid import UUID

import pytest
from sqlalchemy import select

from directory.hsds.redact.required_level import (
    Claims,
    needed_by_others,
    places_of,
    stored_claims,
)
from directory.listings.confidentiality import Secrecy
from directory.listings.models import Service
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_id,
    attribute,
    make_database,
    make_record,
    make_shelter,
    run_import,
)

SECRET = attribute("confidential_location", "panah-attributes", "yes")


def ours(number):
    return UUID(an_id(number))


@pytest.fixture
def session():
    """A shelter, a service that hides its place, a hidden organization, and others."""
    database = make_database()
    hidden = make_record(3)["organization"] | {"attributes": [SECRET]}
    run_import(
        database,
        make_shelter(1),
        make_record(2, attributes=[SECRET, attribute("legal.criminal_defence")]),
        make_record(3, organization=hidden),
        make_record(4),
        make_record(5, service_at_locations=[]),
        vetted_by=VETTERS,
    )
    with database.read() as session:
        yield session
    database.dispose()


PLACES = [ours(3000 + number) for number in range(1, 5)]


def test_the_most_secret_word_of_all_who_rely_on_a_place_counts(session):
    needed = needed_by_others(session, PLACES, [], {})

    assert needed == {
        ours(3001): Secrecy.STREET,
        ours(3002): Secrecy.PLACE,
        ours(3003): Secrecy.PLACE,
        ours(3004): Secrecy.OPEN,
    }


def test_services_of_the_batch_itself_are_left_out(session):
    needed = needed_by_others(session, PLACES, [ours(1), ours(2), ours(3)], {})

    assert needed == {ours(3004): Secrecy.OPEN}


def test_a_batch_may_hide_and_open_the_places_of_an_organization(session):
    told = {ours(1003): False, ours(1004): True}

    needed = needed_by_others(session, PLACES[2:], [], told)

    # That a place is confidential already is a word of its own.
    assert needed == {ours(3003): Secrecy.PLACE, ours(3004): Secrecy.PLACE}


def test_what_services_and_organizations_say_is_read_from_their_attributes(session):
    claims = stored_claims(session, [ours(1), ours(2), ours(1003)])

    assert dict(claims) == {
        ours(1): Claims({"shelter.short_term"}, confidential=False),
        ours(2): Claims({"legal.criminal_defence"}, confidential=True),
        ours(1003): Claims(set(), confidential=True),
    }


def test_places_of_organizations_are_those_of_their_services(session):
    assert places_of(session, [ours(1001), ours(1005)]) == {ours(3001)}
    assert places_of(session, []) == set()
    assert len(session.scalars(select(Service.id)).all()) == 5
