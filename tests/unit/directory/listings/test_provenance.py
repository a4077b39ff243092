"""Whose page a number stands on, and until when it is shown."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import select

from directory.database import Database
from directory.hsds.import_records import ImportOptions
from directory.indexing.documents import project, seen_versions
from directory.listings.details import public_listing
from directory.listings.models import ServiceAtLocation
from directory.listings.provenance import Provenance, provenance_of, shown_until
from directory.search_port import Audience
from seed_data.attributes import fact_term
from tests.support.loading import VETTED, load_into
from tests.support.records import service, uid

READ_ON = date(2026, 11, 30)
LISTED = ImportOptions(from_programmes=True)
SOURCE = {
    "source": "https://help.example/page",
    "published_by": "un",
    "page_date": "2023",
    "read_on": "2026-11-30",
}


def fact(code, value, label=""):
    return {
        "id": uid(f"fact/{code}/{value}/{label}"),
        "value": value,
        "label": label,
        "taxonomy_term": fact_term(code),
    }


def helpline(*further):
    """Return a line of a public page, with the facts that are told of it."""
    record = service("line", "emergency.hotline", point=None, country="KE")
    record["attributes"] += [fact(code, value) for code, value in SOURCE.items()]
    record["attributes"] += [
        fact("channel", "phone", "1195"),
        fact("only_inside", "KE", "1195"),
        fact("answered_by", "state"),
        *further,
    ]
    return record


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.fixture
def at(sqlite):
    """Return what opens the same database on another day."""
    opened = []

    def on(day):
        opened.append(Database(sqlite.url, clock=lambda: noon(day)))
        return opened[-1]

    yield on
    for database in opened:
        database.dispose()


def page(database):
    """Return what anyone may know of the one listing; None where it is hidden."""
    with database.read() as session:
        listing = session.scalars(select(ServiceAtLocation.id)).one()
        return public_listing(session, listing, noon(READ_ON))


def indexed(database, audience):
    with database.read() as session:
        listing = session.scalars(select(ServiceAtLocation.id)).one()
        seen = [key for key, _version in seen_versions(session, audience)]
        documents = project(session, [listing], audience).documents
        return seen, [document.id for document in documents]


def test_a_listing_names_the_page_that_publishes_its_number(sqlite):
    load_into(sqlite, helpline(), options=LISTED)

    found = page(sqlite)

    [channel] = found.channels
    assert found.provenance == Provenance(
        source="https://help.example/page",
        published_by="un",
        page_date="2023",
        read_on=READ_ON,
    )
    assert (channel.value, channel.link, channel.link_inside) == (
        "1195",
        "",
        "tel:1195",
    )
    assert (channel.only_inside, channel.answered_by) == ("KE", ("state",))


@pytest.mark.parametrize("audience", Audience)
def test_it_is_shown_for_sixty_days_after_it_was_read(sqlite, at, audience):
    load_into(sqlite, helpline(), options=LISTED)
    last, after = at(date(2027, 1, 29)), at(date(2027, 1, 30))

    shown = page(last) is not None, [len(ids) for ids in indexed(last, audience)]
    hidden = page(after) is not None, [len(ids) for ids in indexed(after, audience)]

    assert (shown, hidden) == ((True, [1, 1]), (False, [0, 0]))


def test_what_two_people_vetted_does_not_end_with_it(sqlite, at):
    load_into(sqlite, helpline(), options=VETTED)

    found = page(at(date(2027, 12, 31)))

    assert (found.vetted_by_count, found.provenance) == (2, None)


def test_reading_it_again_shows_it_again(sqlite, at):
    load_into(sqlite, helpline(), options=LISTED)
    again = helpline()
    for attribute in again["attributes"]:
        if attribute.get("value") == "2026-11-30":
            attribute["value"] = "2027-02-01"

    load_into(sqlite, again, options=LISTED)

    assert page(at(date(2027, 2, 2))) is not None


def test_a_number_that_is_held_is_told_nowhere(sqlite):
    held = fact("hold", "last seen on a page of 2020", "0700 000 000")
    number = fact("channel", "phone", "0700 000 000")
    load_into(sqlite, helpline(number, held), options=LISTED)

    found = page(sqlite)

    assert [channel.value for channel in found.channels] == ["1195"]
    assert "0700" not in repr(found)


def test_without_a_page_or_a_day_there_is_no_provenance():
    without = [
        [pair for pair in SOURCE.items() if pair[0] != code]
        for code in ("source", "published_by", "read_on")
    ]

    assert [provenance_of(stated) for stated in without] == [None, None, None]
    assert provenance_of([*SOURCE.items(), ("read_on", "soon")]) is None


def test_what_was_read_on_no_day_has_no_last_one():
    assert shown_until([]) is None
    assert shown_until(["soon"]) is None
    assert shown_until(["2026-11-30", "2026-12-05"]) == date(2027, 1, 29)


def test_what_leaves_the_page_leaves_its_channels_out(sqlite):
    load_into(sqlite, helpline(), options=LISTED)
    found = page(sqlite)

    assert found.without_unchecked().channels == ()
    assert found.id == UUID(str(found.without_unchecked().id))
