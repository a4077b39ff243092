from uuid import UUID

import pytest

from directory.errors import NotFoundError
from directory.listings.models import ListingChange, Service
from directory.listings.vocabulary import Publication
from directory.vetting.withdrawal import withdraw_listing
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_id,
    everything,
    make_database,
    make_record,
    only,
    run_import,
)


@pytest.fixture
def database():
    database = make_database()
    run_import(database, make_record(), vetted_by=VETTERS)
    yield database
    database.dispose()


@pytest.mark.parametrize("name", [an_id(1), UUID(an_id(1))])
def test_a_withdrawn_listing_is_hidden_and_logged(database, name):
    with database.write() as session:
        withdraw_listing(session, name)

    service = only(database, Service)
    assert (service.publication, service.version) == (Publication.WITHDRAWN, 2)
    assert len(everything(database, ListingChange)) == 2


def test_withdrawing_twice_is_as_good_as_once(database):
    for _ in range(2):
        with database.write() as session:
            withdraw_listing(session, an_id(1))

    assert only(database, Service).version == 2


@pytest.mark.parametrize("name", [an_id(5), "no id at all"])
def test_what_is_not_there_cannot_be_withdrawn(database, name):
    with database.write() as session, pytest.raises(NotFoundError):
        withdraw_listing(session, name)
