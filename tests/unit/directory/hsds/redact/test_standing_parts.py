"""What is stored elsewhere about a place that becomes secret is redacted too."""

from uuid import UUID

import pytest

from directory.hsds.redact.standing_parts import redact_standing
from directory.listings.confidentiality import Secrecy
from directory.listings.models import Service, ServiceAtLocation
from tests.unit.directory.hsds.import_samples import (
    REFERENCE,
    VETTERS,
    an_id,
    make_database,
    make_record,
    only,
    run_import,
)

PLACE = UUID(an_id(3001))
STREET = "12 Fictional Street"


def proposing(**changes):
    record = make_record(description=f"Ring at {STREET}.", **changes)
    record["service_at_locations"][0]["description"] = "The green door"
    return record


@pytest.fixture
def database():
    """A service that is shown, with a proposal that waits."""
    database = make_database()
    run_import(database, proposing(), vetted_by=VETTERS)
    run_import(database, proposing(name="Proposed"))
    yield database
    database.dispose()


def redact(database, secret):
    with database.write() as session:
        redact_standing(session, secret, {}, REFERENCE.geocoder)
    return only(database, ServiceAtLocation).description, only(database, Service)


def test_nothing_secret_changes_nothing(database):
    before = only(database, Service).proposed

    description, service = redact(database, {})

    assert (description, service.proposed) == ("The green door", before)


def test_the_street_of_a_shelter_is_taken_out_of_what_waits(database):
    description, service = redact(database, {PLACE: Secrecy.STREET})

    place = service.proposed["service_at_locations"][0]["location"]
    assert description == "The green door"
    assert service.proposed["description"] == "Ring at …."
    assert place["addresses"][0]["address_1"] == ""
    assert place["addresses"][0]["city"] == "Herat"
    assert place["latitude"] == 34.35


def test_a_confidential_place_is_taken_out_of_what_waits_and_of_its_listings(database):
    description, service = redact(database, {PLACE: Secrecy.PLACE})

    (listing,) = service.proposed["service_at_locations"]
    assert description == ""
    assert service.proposed["name"] == "Proposed"
    assert "description" not in listing
    assert "latitude" not in listing["location"]


def test_another_place_leaves_a_proposal_as_it_is(database):
    before = only(database, Service).proposed

    _, service = redact(database, {UUID(int=77): Secrecy.PLACE})

    assert service.proposed == before


def test_a_proposal_that_an_older_version_stored_is_redacted_as_well(database):
    old = only(database, Service).proposed
    place = old["service_at_locations"][0]["location"]
    place["confidential"] = False
    del place["addresses"][0]["postal_code"], place["addresses"][0]["city"]
    with database.write() as session:
        session.query(Service).update({"proposed": old})

    _, service = redact(database, {PLACE: Secrecy.STREET})

    assert STREET not in str(service.proposed)
