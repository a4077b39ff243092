from datetime import date
from decimal import Decimal

import pytest

from directory.listings.models import (
    Contact,
    CostOption,
    Phone,
    Program,
    RequiredDocument,
    Schedule,
    ServiceCapacity,
    SpokenLanguage,
    Translation,
    Url,
)
from tests.support.dumping import dump
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_id,
    everything,
    make_database,
    make_record,
    only,
    run_import,
)

PHONE = {
    "id": an_id(31),
    "number": "+93 70 123 4567",
    "extension": 7,
    "languages": [{"id": an_id(32), "code": "ps"}],
}
RICH = {
    "languages": [],
    "phones": [],
    "contacts": [{"id": an_id(30), "title": "Desk", "phones": [PHONE]}],
    "schedules": [
        {"id": an_id(33), "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00:00Z",
         "dtstart": "2026-01-05", "interval": 2}
    ],
    "translations": [
        {"language": "prs", "name": "کمک", "review_state": "reviewed"},
        {"language": "??", "name": "lost"},
    ],
    "cost_options": [{"id": an_id(34), "amount": 12.345, "currency": "AFN"}],
    "required_documents": [{"id": an_id(35), "document": "Any paper"}],
    "capacities": [
        {"id": an_id(36), "available": 3, "updated": "2026-01-31T09:00:00+04:30",
         "unit": {"id": an_id(37), "name": "bed"}}
    ],
    "attributes": [{"id": an_id(38), "value": "without a term"}],
    "text_language": "fa",
    "additional_urls": [
        {"id": an_id(50), "url": "https://more.example/", "label": "More"}
    ],
    "funding": [{"id": an_id(51), "source": "Members"}],
    "program": {"id": an_id(52), "name": "Courts", "description": "For courts."},
}  # fmt: skip


@pytest.fixture
def database():
    database = make_database()
    yield database
    database.dispose()


def test_every_part_of_a_record_is_stored(database):
    run_import(database, make_record(**RICH))

    contact, phone = only(database, Contact), only(database, Phone)
    schedule, cost = only(database, Schedule), only(database, CostOption)
    assert (contact.title, phone.contact_id) == ("Desk", contact.id)
    assert (phone.number, phone.extension) == ("+93701234567", "7")
    assert only(database, SpokenLanguage).phone_id == phone.id
    assert (schedule.opens_at, schedule.interval) == ("09:00Z", 2)
    assert schedule.dtstart == date(2026, 1, 5)
    assert (cost.amount, cost.currency) == (Decimal("12.34"), "AFN")
    assert only(database, RequiredDocument).document == "Any paper"
    assert only(database, ServiceCapacity).updated_at.hour == 4
    assert only(database, Translation).language == "fa-AF"


def test_links_and_programmes_are_kept_of_service_and_organization(database):
    owner = make_record()["organization"] | {
        "additional_websites": [{"id": an_id(53), "url": "https://own.example/"}],
        "funding": [{"id": an_id(54), "source": "A fund"}],
        "programs": [{"id": an_id(55), "name": "Law", "description": ""}],
    }

    run_import(database, make_record(**RICH, organization=owner))

    links = {(row.url, row.label) for row in everything(database, Url)}
    assert links == {("https://more.example/", "More"), ("https://own.example/", "")}
    assert {row.name for row in everything(database, Program)} == {"Courts", "Law"}
    run_import(database, make_record())
    for model in (Url, Program):
        assert everything(database, model) == []


def test_where_money_comes_from_is_in_no_table_and_a_note_says_so(database):
    """Neither what is shown, nor what waits for two vetters, nor the organization."""
    owner = make_record()["organization"] | {
        "funding": [{"id": an_id(54), "source": "canary fund"}]
    }
    record = make_record(
        organization=owner, funding=[{"id": an_id(51), "source": "canary members"}]
    )
    run_import(database, make_record(), vetted_by=VETTERS)

    waiting = run_import(database, record | {"name": "Another name"})
    shown = run_import(database, record, vetted_by=VETTERS)

    assert waiting.waiting == 1
    for report in (waiting, shown):
        assert {note.field: note.reason for note in report.notes} == {
            "funding": "where money comes from is never stored",
            "organization.funding": "where money comes from is never stored",
        }
    assert "canary" not in dump(database)


def test_what_cannot_be_kept_of_a_record_is_named(database):
    report = run_import(database, make_record(**RICH))

    assert {note.field for note in report.notes} == {
        "translations[1].language",
        "attributes[0]",
        "attributes",
        "funding",
    }


def test_every_part_is_the_same_at_the_next_import(database):
    run_import(database, make_record(**RICH))

    report = run_import(database, make_record(**RICH))

    assert report.unchanged == 1


def test_parts_that_are_no_longer_told_are_gone(database):
    run_import(database, make_record(**RICH))

    run_import(database, make_record(contacts=[], phones=[], languages=[]))

    assert everything(database, Contact) == []
    assert everything(database, Phone) == []
    assert everything(database, SpokenLanguage) == []
