"""The queue of the vetters: whole listings, and numbers that are held."""

import pytest

from directory.hsds.import_records import ImportOptions
from directory.operations.vetting_queue import WaitingKind, waiting
from seed_data.programmes import held_records, programme_records
from tests.support.loading import VETTED, load_into
from tests.support.records import service
from tests.unit.directory.listings.test_provenance import LISTED, fact, helpline

RECEIVED = ImportOptions()


def queue(database):
    with database.read() as session:
        return list(waiting(session))


def test_nothing_waits_where_two_vetted_everything(sqlite):
    load_into(sqlite, service("a", "shelter"), options=VETTED)

    assert queue(sqlite) == []


def test_what_nobody_stands_for_waits_as_a_listing(sqlite):
    load_into(sqlite, service("a", "shelter"), options=RECEIVED)

    [one] = queue(sqlite)

    assert (one.kind, one.name, one.channel) == (
        WaitingKind.LISTING,
        "Example House a",
        "",
    )


def test_a_change_of_what_was_vetted_waits(sqlite):
    load_into(sqlite, service("a", "shelter"), options=VETTED)
    load_into(sqlite, service("a", "shelter", name="Other"), options=RECEIVED)

    [one] = queue(sqlite)

    assert (one.kind, one.name) == (WaitingKind.LISTING, "Other")


def test_a_held_number_waits_by_itself_with_its_reason(sqlite):
    load_into(sqlite, helpline(), options=LISTED)
    held = [
        fact("channel", "phone", "0700 000 000"),
        fact("hold", "a page of 2020", "0700 000 000"),
    ]
    load_into(sqlite, helpline(*held), options=RECEIVED)

    [one] = queue(sqlite)

    assert (one.kind, one.channel, one.reason) == (
        WaitingKind.CHANNEL,
        "0700 000 000",
        "a page of 2020",
    )
    assert "0700 000 000" in str(one)
    assert "0700" not in repr(one.as_values())


def test_the_queue_says_the_same_twice(sqlite):
    load_into(sqlite, service("a", "shelter"), options=RECEIVED)

    assert queue(sqlite) == queue(sqlite)


@pytest.mark.parametrize("times", [1, 2])
def test_seeding_fills_the_queue_once(sqlite, times):
    for _ in range(times):
        load_into(sqlite, *programme_records(), options=LISTED)
        load_into(sqlite, *held_records(), options=RECEIVED)

    found = queue(sqlite)

    assert len(found) == 33
    assert {one.kind for one in found} == {WaitingKind.CHANNEL}
