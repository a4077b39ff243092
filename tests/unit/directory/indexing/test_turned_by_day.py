from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest
from sqlalchemy import select, update

from directory.database import Database
from directory.indexing.turned_by_day import touch_turned
from directory.listings.models import CostOption, ListingChange, Service
from tests.support.clocks import NOW
from tests.support.loading import load_into
from tests.support.records import service, uid
from tests.unit.directory.listings.test_provenance import LISTED, helpline

TODAY = NOW.date()


def days(number):
    return TODAY + timedelta(days=number)


@pytest.fixture
def listing(sqlite):
    """Return what makes a service with a price, last changed two days ago."""

    def make(**dates):
        price = {"id": uid("price"), "amount": 0, "option": "Advice"}
        load_into(sqlite, service("a", "legal.aid", cost_options=[price]))
        told = datetime.combine(days(-2), time(12), UTC)
        with sqlite.write() as session:
            session.execute(update(CostOption).values(**dates))
            session.execute(update(Service).values(last_modified_at=told))

    return make


def state(database):
    with database.read() as session:
        entries = session.scalars(select(ListingChange)).all()
        return session.scalar(select(Service.version)), len(entries)


@pytest.mark.parametrize(
    "dates",
    [
        {"valid_to": days(-1)},
        {"valid_to": days(-2)},
        {"valid_from": days(-1)},
        {"valid_from": days(0), "valid_to": days(9)},
    ],
)
def test_a_price_that_turned_is_told_once(sqlite, listing, dates):
    listing(**dates)
    version, entries = state(sqlite)

    assert (touch_turned(sqlite), touch_turned(sqlite)) == (1, 0)
    assert state(sqlite) == (version + 1, entries + 1)


@pytest.mark.parametrize(
    "dates",
    [
        {"valid_to": None},
        {"valid_to": days(0)},
        {"valid_to": date(2020, 1, 1)},
        {"valid_from": days(1)},
        {"valid_from": days(-2)},
    ],
)
def test_a_price_that_did_not_turn_is_left_alone(sqlite, listing, dates):
    listing(**dates)
    before = state(sqlite)

    assert touch_turned(sqlite) == 0
    assert state(sqlite) == before


def test_what_is_not_shown_any_more_is_told_once(sqlite):
    load_into(sqlite, helpline(), options=LISTED)
    with sqlite.write() as session:
        told = datetime(2026, 11, 30, 12, tzinfo=UTC)
        session.execute(update(Service).values(last_modified_at=told))
    last, after = (
        Database(sqlite.url, clock=partial(datetime, 2027, 1, day, 12, tzinfo=UTC))
        for day in (29, 30)
    )

    counts = touch_turned(last), touch_turned(after), touch_turned(after)

    assert counts == (0, 1, 0)
    assert state(sqlite)[0] == 2
