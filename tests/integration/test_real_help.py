"""What a fresh production instance tells somebody tonight, and what after two months.

Every day is set: none is the machine's.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from html import unescape

import pytest
from sqlalchemy import select, update

from directory.app import create_app
from directory.corrections.bad_reports import hide_reported
from directory.database import Database
from directory.hsds.import_records import ImportOptions
from directory.indexing.sync import catch_up
from directory.indexing.targets import own_targets
from directory.indexing.turned_by_day import touch_turned
from directory.listings.models import Service, ServiceAtLocation
from directory.search_port import SearchRequest, open_finder, open_members_finder
from directory.web.services import Services
from seed_data.programmes import held_records, programme_records
from tests.support.loading import load_into
from tests.support.pages import not_asked, token_in

pytestmark = pytest.mark.integration
READ_ON = date(2026, 11, 30)
TAGS = re.compile(r"(?s)<(?:script|style).*?</(?:script|style)>|<[^>]+>")
HELD = ("0716 200 100", "0800 720 501", "21 00 489", "709667000", "393 265 820")


def noon(day):
    return datetime.combine(day, time(12), UTC)


@pytest.fixture
def seeded(instance):
    """Return an instance with real help, seeded on the day on which it was read."""
    database = Database(
        instance.config.database_url,
        instance.config.hidden_file,
        clock=lambda: noon(READ_ON),
    )
    options = ImportOptions(from_programmes=True)
    load_into(database, *programme_records(), options=options)
    load_into(database, *held_records(), options=ImportOptions())
    with database.write() as session:
        session.execute(update(Service).values(last_modified_at=noon(READ_ON)))
    database.dispose()
    return instance


@pytest.fixture
def on(seeded):
    """Return what opens the pages of the instance, its index true to a day."""
    opened = []

    def open_on(day):
        config = seeded.config
        database = Database(
            config.database_url, config.hidden_file, clock=lambda: noon(day)
        )
        opened.append(database)
        touch_turned(database)
        catch_up(own_targets(config), database)
        finder = open_finder(config.index_dir, None, config.meaning_dir)
        app = create_app(config, Services(config, database, finder, not_asked))
        return app.test_client(), database, finder

    yield open_on
    for database in opened:
        database.dispose()


def listing_of(database, name):
    """Return the id of the one listing of a service."""
    with database.read() as session:
        return session.scalars(
            select(ServiceAtLocation.id)
            .join(ServiceAtLocation.service)
            .where(Service.name == name)
        ).one()


def everything(day, words=""):
    return SearchRequest(q=words, language="en", per_page=100, now=noon(day))


def told(page):
    """Return the words of a page, a space between any two."""
    return " ".join(unescape(TAGS.sub(" ", page)).split())


def answer(client, place, q="emergency line"):
    client.get("/en/")
    token = token_in(client.get("/en/").text)
    found = client.post(
        "/en/search",
        data={"q": q, "place": place, "csrf_token": token},
        follow_redirects=True,
    )
    assert found.status_code == 200
    return found.text


@pytest.mark.parametrize(
    ("place", "name", "number", "country"),
    [
        ("Kampala", "Sauti 116", "116", "Uganda"),
        ("Nairobi", "National helpline against gender-based violence", "1195", "Kenya"),
        ("Kigali", "Isange One Stop Centres", "3029", "Rwanda"),
    ],
)
def test_an_emergency_line_is_found_and_labelled(on, place, name, number, country):
    client, _database, _finder = on(READ_ON)

    page = answer(client, place)
    words = told(page)

    assert name in words
    assert f'href="tel:{number}"' in page
    assert f"We have no checked number for {country} yet." in words
    assert f"Works only inside {country}." in words
    assert "Run by or with the state" in words
    assert "read on November 30, 2026" in words


def test_who_asks_from_elsewhere_sees_digits_that_dial_nothing(on):
    client, _database, _finder = on(READ_ON)

    page = client.get("/en/now").text

    assert "1195" in page
    assert 'href="tel:1195"' not in page


def test_a_line_says_its_kind_in_her_language_before_its_name(on):
    client, _database, _finder = on(READ_ON)

    words = told(client.get("/fa-AF/now").text)

    assert "خط کمک برای کودکان : Sauti 116" in words


def test_gitega_is_told_that_no_number_was_checked_and_where_else_to_turn(on):
    client, _database, _finder = on(READ_ON)

    page = answer(client, "Gitega")
    words = told(page)

    assert "We have no checked number for Burundi yet." in words
    assert "No number, but they help from afar" in words
    assert "DefendDefenders" in words
    assert 'href="/en/now"' in page
    assert 'href="/en/safety"' in page
    assert "tel:" not in page


def test_after_sixty_one_days_nothing_unconfirmed_is_shown(on):
    _, _, before = on(READ_ON)
    shown = before.find(everything(READ_ON)).results.hits

    client, _database, finder = on(READ_ON + timedelta(days=61))
    places = ("Kampala", "Nairobi", "Kigali", "Gitega")
    pages = "".join(answer(client, place) for place in places)
    lines = client.get("/en/now").text
    hits = finder.find(everything(READ_ON + timedelta(days=61))).results.hits

    assert "Not checked by us" not in told(pages + lines)
    assert "tel:" not in pages + lines
    assert "Sauti 116" in {hit.name for hit in shown}
    assert "Sauti 116" not in {hit.name for hit in hits}
    assert "UDEFEGUA" in {hit.name for hit in hits}


def test_a_number_that_is_held_is_public_nowhere_nor_in_the_members_search(on, seeded):
    client, database, finder = on(READ_ON)
    config = seeded.config
    members = open_members_finder(finder, config.members_index_dir, None)
    with database.read() as session:
        ids = session.scalars(select(ServiceAtLocation.id)).all()

    pages = [client.get(f"/en/listing/{key}").text for key in ids]
    pages += [
        client.get(f"/api/v1/listings/{key}?unconfirmed=true").text for key in ids
    ]
    pages += [answer(client, place) for place in ("Nairobi", "Kampala")]
    found = [
        one.find(everything(READ_ON, "Defenders Coalition Kenya"))
        for one in (finder, members)
    ]

    assert not [one for page in pages for one in HELD if one in page]
    assert not any("Defenders Coalition Kenya" in repr(one.results) for one in found)


def test_paper_and_programs_are_not_given_what_nobody_tried(on):
    client, database, _finder = on(READ_ON)
    key = listing_of(database, "Sauti 116")

    by_default = client.get(f"/api/v1/listings/{key}").get_json()
    asked_for = client.get(f"/api/v1/listings/{key}?unconfirmed=true").get_json()
    printed = re.search(r'href="([^"]+/print)"', answer(client, "Kampala"))[1]

    assert by_default["channels"] == []
    assert [one["value"] for one in asked_for["channels"]][0] == "116"
    assert "Sauti" not in client.get(printed).text


def test_two_readers_who_found_it_wrong_hide_it_at_once(on):
    client, database, _finder = on(READ_ON)
    key = listing_of(database, "Sauti 116")
    address = f"/en/listing/{key}"

    statuses = []
    for kind in ("wrong", "unsafe"):
        page = client.get(address)
        form = {
            "kind": kind,
            "listing": str(key),
            "csrf_token": token_in(page.text),
        }
        sent = client.post("/en/correction", data=form)
        statuses.append((page.status_code, sent.status_code))

    assert statuses == [(200, 303), (200, 303)]
    assert client.get(address).status_code == 404
    assert hide_reported(database) == 0
