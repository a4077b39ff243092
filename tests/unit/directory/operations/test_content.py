"""The doctor knows the state of the content: what waits, is stale, or helps nobody."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from directory.database import Database
from directory.hsds.import_records import ImportOptions
from directory.listings.models import ServiceAtLocation
from directory.operations.content import Content, content_of
from seed_data.programmes import held_records, programme_records
from tests.support.clocks import NOW
from tests.support.loading import load_into, withdraw
from tests.support.records import service, uid

PHONE = {"id": uid("phone"), "number": "+93 70 123 45 67"}
FRESH = {"assured_date": "2026-11-01", "phones": [PHONE]}


def found(database):
    with database.read() as session:
        return content_of(session, "production")


def test_an_empty_directory_has_nothing_to_tell(sqlite):
    assert found(sqlite).as_values() == {
        "mode": "production",
        "public": 0,
        "vetted": 0,
        "unvetted": 0,
        "held": 0,
        "unconfirmed": 0,
        "published_elsewhere": 0,
        "outdated": 0,
        "reported": 0,
        "stale": 0,
        "unreachable": [],
        "without_channel": [],
        "countries_without_emergency_line": [],
    }


def test_what_is_in_order_is_counted_alone(sqlite):
    load_into(sqlite, service("line", "emergency.hotline", **FRESH))

    content = found(sqlite)

    assert content.public == 1
    assert list(content.lines()) == [
        "mode: production",
        "content: 1 listings are public, 0 services wait for two vetters, 0 are "
        "unconfirmed, 0 are stale",
        "vetting: 1 are vetted, 0 show numbers that nobody tried, 0 numbers are held "
        "for vetters, 0 services are outdated, 0 are reported",
    ]


def test_an_instance_tells_how_much_of_it_is_vetted(sqlite):
    load_into(sqlite, service("line", "emergency.hotline", **FRESH))
    load_into(sqlite, *programme_records(), options=ImportOptions(from_programmes=True))
    load_into(sqlite, *held_records(), options=ImportOptions())
    later = Database(sqlite.url, clock=lambda: NOW + timedelta(days=62))

    content, outdated = found(sqlite), found(later).outdated
    later.dispose()

    assert (content.vetted, content.unconfirmed, content.public) == (1, 46, 47)
    assert (content.published_elsewhere, content.held) == (25, 33)
    assert (content.outdated, outdated) == (0, 25)


def test_what_waits_for_vetters_is_counted_and_not_public(sqlite):
    load_into(sqlite, service("a", "shelter"), options=ImportOptions())
    load_into(sqlite, service("b", "shelter", **FRESH))
    load_into(sqlite, service("b", "legal.aid", **FRESH), options=ImportOptions())

    content = found(sqlite)

    assert (content.public, content.unvetted) == (1, 2)


def test_programmes_that_nobody_vetted_are_unconfirmed(sqlite):
    options = ImportOptions(from_programmes=True)
    load_into(sqlite, service("a", "fund.rapid_response", **FRESH), options=options)

    assert (found(sqlite).public, found(sqlite).unconfirmed) == (1, 1)


@pytest.mark.parametrize(
    ("assured", "stale"), [("2026-11-01", 0), ("2024-12-12", 0), ("2024-12-10", 1)]
)
def test_what_was_checked_two_years_ago_is_stale(sqlite, assured, stale):
    load_into(sqlite, service("a", "shelter", **FRESH | {"assured_date": assured}))

    assert found(sqlite).stale == stale


def test_what_says_neither_where_it_is_nor_whom_it_serves_is_reached_by_nobody(sqlite):
    nowhere = service("nowhere", "shelter", point=None, **FRESH)
    nowhere["service_areas"] = []
    remote = service("remote", "mhpss.remote", point=None, remote=True, **FRESH)
    remote["service_areas"] = []
    load_into(sqlite, nowhere, remote, service("here", "shelter", **FRESH))

    content = found(sqlite)

    assert (content.public, content.unreachable) == (3, [uid("nowhere")])
    assert f"no search can reach: 1 ({uid('nowhere')})" in content.lines()


def test_a_service_that_no_listing_shows_is_reached_by_nobody(sqlite):
    load_into(sqlite, service("a", "shelter", **FRESH))
    with sqlite.write() as session:
        session.execute(delete(ServiceAtLocation))

    assert (found(sqlite).public, found(sqlite).unreachable) == (0, [uid("a")])


def test_what_has_no_number_and_no_address_has_no_channel(sqlite):
    silent = service("silent", "shelter", assured_date="2026-11-01")
    load_into(sqlite, silent, service("spoken", "shelter", **FRESH))

    assert found(sqlite).without_channel == [uid("silent")]


def test_a_country_without_a_line_that_can_be_called_is_named(sqlite):
    load_into(
        sqlite,
        service("af", "shelter", **FRESH),
        service("bi", "shelter", point=None, country="BI", **FRESH),
        service("line", "emergency.hotline", point=None, country="AF", **FRESH),
        service(
            "mute", "emergency.hotline", point=None, country="BI",
            assured_date="2026-11-01", url="https://line.example/",
        ),
    )  # fmt: skip

    assert found(sqlite).without_line == ["BI"]


def test_a_line_for_the_whole_world_serves_every_country():
    content = Content("demo", countries={"AF", "BI"}, with_line={"*"})

    assert content.without_line == []


def test_what_is_withdrawn_is_no_content(sqlite):
    load_into(sqlite, service("a", "shelter"))
    withdraw(sqlite, "a")

    assert (found(sqlite).public, found(sqlite).unvetted) == (0, 0)


def test_a_long_list_is_counted_and_cut_for_people_alone():
    content = Content("demo", without_channel=[str(n) for n in range(9)])

    assert "no channel: 9 (0, 1, 2, 3, 4, …)" in content.lines()
    assert len(content.as_values()["without_channel"]) == 9
