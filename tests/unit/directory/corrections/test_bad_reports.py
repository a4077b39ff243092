"""Two bad reports hide what nobody vetted, and nothing else."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from directory.corrections.bad_reports import hide_reported
from directory.corrections.models import CorrectionKind
from directory.corrections.services import CorrectionForm, take_correction
from directory.hsds.import_records import ImportOptions
from directory.listings.models import Service, ServiceAtLocation
from directory.listings.vocabulary import Publication
from tests.support.loading import VETTED, load_into
from tests.support.records import service

TODAY = date(2026, 12, 1)
LISTED = ImportOptions(from_programmes=True)
WRONG, UNSAFE = CorrectionKind.WRONG, CorrectionKind.UNSAFE


def load(database, options=LISTED):
    """Load one service; return the id of its listing."""
    load_into(database, service("a", "emergency.hotline"), options=options)
    with database.read() as session:
        return session.scalars(select(ServiceAtLocation.id)).one()


def report(database, listing_id, *kinds):
    for kind in kinds:
        form = CorrectionForm(kind=kind, listing_id=listing_id)
        with database.write() as session:
            take_correction(session, "en", form, TODAY)


def publication(database):
    with database.read() as session:
        return session.scalars(select(Service.publication)).one()


@pytest.mark.parametrize("kinds", [(WRONG, WRONG), (WRONG, UNSAFE), (UNSAFE, UNSAFE)])
def test_two_reports_withdraw_what_nobody_vetted(sqlite, kinds):
    report(sqlite, load(sqlite), *kinds)

    hidden = hide_reported(sqlite), hide_reported(sqlite)

    assert (hidden, publication(sqlite)) == ((1, 0), Publication.WITHDRAWN)


def test_one_reader_alone_hides_nothing(sqlite):
    report(sqlite, load(sqlite), UNSAFE)

    assert (hide_reported(sqlite), publication(sqlite)) == (0, Publication.UNCONFIRMED)


def test_what_two_people_vetted_stays_until_they_look_again(sqlite):
    report(sqlite, load(sqlite, VETTED), UNSAFE, UNSAFE)

    assert (hide_reported(sqlite), publication(sqlite)) == (0, Publication.PUBLISHED)


def test_reports_of_another_listing_count_for_nothing(sqlite):
    listing = load(sqlite)
    report(sqlite, listing, WRONG)
    report(sqlite, UUID(int=7), WRONG, UNSAFE)

    assert hide_reported(sqlite) == 0


def test_what_readers_hid_is_not_brought_back_by_seeding_again(sqlite):
    report(sqlite, load(sqlite), WRONG, UNSAFE)
    hide_reported(sqlite)

    load(sqlite)

    assert publication(sqlite) is Publication.WITHDRAWN
