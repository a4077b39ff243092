"""What becomes of the hours of real publishers, from the import to page and index."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from directory.hsds.draft.schedules import LABELS
from directory.indexing.document import make_document
from directory.listings.details import details_of
from directory.listings.models import Location, Schedule, ServiceAtLocation
from directory.listings.parts import load_parts
from directory.listings.shown import shown_of
from directory.listings.vocabulary import Visibility
from directory.search_port import Fact
from directory.site.hours_words import hours_words, opens_next_words
from search.embedded.columns import Columns
from search.embedded.filters import allowed
from search.query import ListingQuery
from tests.unit.directory.hsds.import_samples import (
    an_id,
    attribute,
    make_database,
    make_record,
    run_import,
)

MONDAY = datetime(2026, 11, 30, 17, tzinfo=UTC)  # 20:00 where clocks are 3 h ahead
WEEK = "MO,TU,WE,TH,FR,SA,SU"
WHOLE = {
    "freq": "WEEKLY",
    "byday": WEEK,
    "opens_at": "00:00",
    "closes_at": "23:59",
    "timezone": 3,
}
SIX_TO_SIX = {"opens_at": "06:00", "closes_at": "18:00"}
CLOSED_AT_NIGHT = "Closed now"


@pytest.fixture
def bring(reading):
    """Return a function that imports hours and tells what page and index say."""
    database = make_database()

    def brought(*schedules, at=MONDAY, zone="Africa/Kampala", **record):
        schedules = [{"id": an_id(70 + n)} | one for n, one in enumerate(schedules)]
        report = run_import(database, make_record(schedules=schedules, **record))
        assert report.refused == ()
        with database.write() as session:
            session.query(Location).update({"timezone": zone})
        with database.read() as session:
            listing = session.scalars(select(ServiceAtLocation)).one()
            parts = load_parts(session, [listing])[listing.id]
            shown = shown_of(listing, parts, to=Visibility.PUBLIC, today=at.date())
            page = details_of(listing, shown, at)
            columns = Columns()
            columns.reserve(0)
            columns.fill(0, make_document(listing, shown))
        query = ListingQuery(open_at=at, now=at)
        always = ListingQuery(facts=(Fact.HOURS_ALWAYS,), now=at)
        # Whatever was asked: the filters say the same as the page.
        assert allowed(columns, query).tolist() == [page.open_now is True]
        assert allowed(columns, always).tolist() == [page.always_open]
        assert not page.always_open or page.open_now
        return page, [note for note in report.notes if "schedules" in note.field]

    yield brought
    database.dispose()


def lines(page):
    return [" ".join(filter(None, (hours_words(row), row.note))) for row in page.hours]


GIVEN = {
    "count 3, past": (
        [WHOLE | {"dtstart": "2020-01-06", "count": 3}],
        (None, False, []),
    ),
    "to begin": (
        [WHOLE | {"dtstart": "2027-06-01"}],
        (
            False,
            False,
            ["every day 00:00–23:59 (local time, UTC+3:00), from June 1, 2027"],
        ),
    ),
    "last Monday of a month": (
        [WHOLE | {"freq": "MONTHLY", "byday": "-1MO"}],
        (
            True,
            False,
            [
                "Monday 00:00–23:59 (local time, UTC+3:00) (not every week), "
                "next on Monday, December 28, 2026"
            ],
        ),
    ),
    "a season that is over": (
        [
            WHOLE | {"valid_from": "2026-01-01", "valid_to": "2026-06-30"},
            WHOLE
            | {"byday": "SA", "valid_from": "2026-07-01"}
            | {"opens_at": "09:00", "closes_at": "10:00"},
        ],
        (False, False, ["Saturday 09:00–10:00 (local time, UTC+3:00)"]),
    ),
    "until 2020": ([WHOLE | {"until": "2020-12-20"}], (None, False, [])),
    "Z": (
        [
            {"freq": "WEEKLY", "byday": WEEK}
            | {"opens_at": "09:00:00Z", "closes_at": "12:30:00Z"}
        ],
        (False, False, ["every day 12:00–15:30 (local time, UTC+3:00)"]),
    ),
    "order": (
        [
            WHOLE | {"byday": "SA", "opens_at": "09:00", "closes_at": "11:00"},
            WHOLE | {"byday": "MO,TU", "opens_at": "13:00", "closes_at": "17:00"},
            WHOLE | {"byday": "MO,TU", "opens_at": "08:00", "closes_at": "12:00"},
        ],
        (
            False,
            False,
            [
                "Monday, Tuesday 08:00–12:00 (local time, UTC+3:00)",
                "Monday, Tuesday 13:00–17:00 (local time, UTC+3:00)",
                "Saturday 09:00–11:00 (local time, UTC+3:00)",
            ],
        ),
    ),
    "24:00": (
        [WHOLE | {"closes_at": "24:00"}],
        (True, True, ["every day 00:00–24:00 (local time, UTC+3:00)"]),
    ),
    "9:00": (
        [WHOLE | {"byday": "MO,TU", "opens_at": "9:00", "closes_at": "17:00"}],
        (False, False, ["Monday, Tuesday 09:00–17:00 (local time, UTC+3:00)"]),
    ),
    "until an instant": (
        [
            WHOLE
            | {"byday": "MO", "opens_at": "09:00", "closes_at": "21:00"}
            | {"until": "2027-12-31T20:00:00Z"}
        ],
        (
            True,
            False,
            [
                "Monday 09:00–21:00 (local time, UTC+3:00), until December 31, 2027",
            ],
        ),
    ),
}


@pytest.mark.parametrize(("schedules", "expected"), GIVEN.values(), ids=list(GIVEN))
def test_given_cases(bring, schedules, expected):
    page, notes = bring(*schedules)

    assert (page.open_now, page.always_open, lines(page)) == expected
    assert notes == []


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2027-05-31T20:59", (False, False)),
        ("2027-05-31T21:00", (True, True)),
        ("2030-01-01T00:00", (True, True)),
    ],
)
def test_a_rule_that_begins_later_changes_the_answer_by_itself(bring, at, expected):
    instant = datetime.fromisoformat(f"{at}+00:00")

    page, _notes = bring(WHOLE | {"dtstart": "2027-06-01"}, at=instant)

    assert (page.open_now, page.always_open) == expected


@pytest.mark.parametrize(
    ("at", "open_now"),
    [
        ("2026-12-27T21:00", True),
        ("2026-12-27T20:59", False),
        ("2026-12-28T20:59", True),
        ("2026-12-28T21:00", False),
        ("2031-03-31T12:00", True),
    ],
)
def test_a_rule_of_the_month_is_known_for_years(bring, at, open_now):
    instant = datetime.fromisoformat(f"{at}+00:00")

    page, _notes = bring(WHOLE | {"freq": "MONTHLY", "byday": "-1MO"}, at=instant)

    assert page.open_now is open_now


def test_when_it_opens_next_is_said_by_the_clock_of_the_place(bring):
    page, _notes = bring(WHOLE | {"dtstart": "2027-06-01"})

    assert opens_next_words(page.opens_next) == (
        "It opens next on Tuesday, June 1, 2027 at 00:00 (local time, UTC+3:00)."
    )


AS_WORDS = "it cannot be read; it is kept as words, and nobody is told that it is open"
NO_DAYS = "it does not tell its days for certain; nobody is told that it is open"
NO_ZONE = "the time zone is not known; nobody is told whether it is open"
UNSURE = {
    "time": ({"opens_at": "after prayer"}, "opens_at", AS_WORDS),
    "hour alone": ({"closes_at": "5"}, "closes_at", AS_WORDS),
    "day": ({"byday": "market days"}, "byday", AS_WORDS),
    "frequency": ({"freq": "FORTNIGHTLY"}, "freq", AS_WORDS),
    "first Monday, weekly": ({"byday": "1MO"}, "", NO_DAYS),
    "date": ({"valid_from": "when funded"}, "valid_from", AS_WORDS),
    "other calendar": ({"valid_to": "1405-12-29"}, "valid_to", AS_WORDS),
    "until": ({"until": "further notice"}, "until", AS_WORDS),
    "interval": ({"interval": "other"}, "interval", AS_WORDS),
    "interval without start": ({"interval": 2}, "", NO_DAYS),
    "count without start": ({"count": 3}, "", NO_DAYS),
    "zero": ({"interval": 0}, "interval", AS_WORDS),
    "exceptions": ({"exdate": "2026-11-30"}, "exdate", AS_WORDS),
    "hours of a rule": ({"byhour": "9"}, "byhour", AS_WORDS),
    "month by name": ({"bymonth": "June"}, "bymonth", AS_WORDS),
    "zone": ({"timezone": "Mars/Phobos"}, "timezone", NO_ZONE),
    "no zone on Earth": ({"timezone": 99}, "timezone", NO_ZONE),
}


@pytest.mark.parametrize(
    ("changed", "field", "reason"), UNSURE.values(), ids=list(UNSURE)
)
def test_what_cannot_be_read_is_words_and_never_open(bring, changed, field, reason):
    twenty_four = {"opens_at": "00:00", "closes_at": "24:00", "byday": "MO"}
    page, notes = bring(WHOLE | twenty_four | changed)

    path = "schedules[0]" + (f".{field}" if field else "")
    assert [(note.field, note.reason) for note in notes] == [(path, reason)]
    assert (page.open_now, page.always_open) == (None, False)
    (name, words), *_ = changed.items()
    said = f"{LABELS.get(name, name)}: {words}"
    assert page.hours[0].note == ("" if reason == NO_DAYS else said)


@pytest.mark.parametrize("zone", [None, "Nowhere/Town"])
def test_without_a_known_zone_nothing_is_claimed(bring, zone):
    page, _notes = bring(WHOLE | {"timezone": None} | SIX_TO_SIX, zone=zone)

    assert (page.open_now, lines(page)) == (
        None,
        ["every day 06:00–18:00 (local time)"],
    )


def test_a_service_without_a_place_has_a_note_that_its_zone_is_not_known(bring):
    hours = WHOLE | SIX_TO_SIX
    del hours["timezone"]

    page, notes = bring(hours, service_at_locations=[])

    assert page.open_now is None
    assert [(note.field, note.reason) for note in notes] == [
        ("schedules[0].timezone", NO_ZONE)
    ]


@pytest.mark.parametrize(
    ("changed", "field", "reason"),
    [
        (
            {"valid_from": "2027-01-01", "valid_to": "2026-01-01"},
            "",
            "it ends before it begins; it is never open",
        ),
        (
            {"opens_at": "09:00", "closes_at": "09:00"},
            ".closes_at",
            "from 09:00 to 09:00 is read as a whole day; write 24:00 if that is meant",
        ),
        (
            {"opens_at": "9:00", "closes_at": "5:00"},
            ".closes_at",
            "from 09:00 to 05:00 is a night of more than 16 hours: is that meant?",
        ),
    ],
)
def test_what_may_not_be_meant_is_noted(bring, changed, field, reason):
    _page, notes = bring(WHOLE | changed)

    assert [(note.field, note.reason) for note in notes] == [
        (f"schedules[0]{field}", reason)
    ]


def test_times_and_a_zone_that_disagree_are_noted_and_the_times_count(bring):
    times = {"byday": "MO", "opens_at": "16:30Z", "closes_at": "17:30Z"}

    page, [note] = bring(WHOLE | times | {"timezone": 4.5})

    assert note.field == "schedules[0].timezone"
    assert page.open_now is True
    assert lines(page) == ["Monday 19:30–20:30 (local time, UTC+3:00)"]


def test_several_zones_in_one_record_each_count_by_their_own_clock(bring):
    page, _notes = bring(
        WHOLE | {"byday": "MO", "timezone": 0, "opens_at": "17:00"},
        WHOLE | {"byday": "TU", "timezone": 3, "opens_at": "09:00"},
    )

    assert page.open_now is True
    assert lines(page) == [
        "Monday 20:00–02:59 (local time, UTC+3:00)",
        "Tuesday 09:00–23:59 (local time, UTC+3:00)",
    ]


def test_a_day_that_the_clock_of_the_place_moves_is_named_after_it(bring):
    page, _notes = bring(
        WHOLE
        | {"byday": "SU", "opens_at": "22:00Z", "closes_at": "23:00Z"}
        | {"timezone": None, "until": "2026-12-20"}
    )

    assert lines(page) == [
        "Monday 01:00–02:00 (local time, UTC+3:00), until December 21, 2026"
    ]


def test_words_beside_the_times_are_all_kept(bring):
    words = {
        "description": "Ring twice.",
        "notes": "Not in Ramadan",
        "attending_type": "by phone",
    }

    page, _notes = bring(WHOLE | SIX_TO_SIX | words)

    assert page.hours[0].note == "Ring twice. – Not in Ramadan – by phone"


def test_days_that_it_is_closed_are_told_in_the_list(bring):
    pause = {
        "valid_from": "2026-11-30",
        "valid_to": "2026-12-02",
        "description": "Closed for training",
    }

    page, notes = bring(WHOLE, pause)

    assert notes == []
    assert (page.open_now, page.always_open) == (False, False)
    assert lines(page) == [
        "every day 00:00–23:59 (local time, UTC+3:00)",
        "Closed, from November 30, 2026, until December 2, 2026 Closed for training",
    ]
    assert page.opens_next == datetime(2026, 12, 2, 21, tzinfo=UTC)


def test_who_is_closed_for_the_time_being_is_not_open(bring):
    page, _notes = bring(WHOLE, status="temporarily closed")

    assert (page.open_now, page.always_open) == (False, False)


@pytest.mark.parametrize(
    ("schedules", "over"),
    [
        ([], False),
        ([WHOLE | {"until": "2020-12-20"}], True),
        ([WHOLE | {"until": "2020-12-20"}, WHOLE], False),
    ],
)
def test_hours_that_have_all_ended_are_said_to_have(bring, schedules, over):
    page, _notes = bring(*schedules)

    assert page.hours_over is over


def test_a_second_import_of_the_same_hours_changes_nothing():
    database = make_database()
    odd = {
        "id": an_id(70),
        "freq": "monthly",
        "byday": "market days",
        "until": "2027-12-31T20:00:00Z",
        "opens_at": "9am",
        "closes_at": "late",
        "timezone": "EAT",
        "notes": "Ring",
    }
    record = make_record(schedules=[odd])
    run_import(database, record)

    again = run_import(database, record)

    with database.read() as session:
        row = session.scalars(select(Schedule)).one()
    database.dispose()
    assert (again.updated, again.unchanged) == (0, 1)
    assert (row.opens_at, row.closes_at, row.byday) == ("09:00", "?", "?")
    assert (row.until_time, row.timezone_name) == ("20:00Z", "?")
    assert row.notes == "Ring; time zone: EAT; days: market days; closes: late"


def test_an_hour_later_nothing_else_is_said(bring):
    late = MONDAY + timedelta(hours=1, minutes=30)

    page, _notes = bring(WHOLE | {"opens_at": "20:00", "closes_at": "22:00"}, at=late)

    assert page.open_now is True


def test_words_that_cannot_be_read_are_left_out_where_the_place_is_secret():
    database = make_database()
    street = "behind Total station, Rue 12"
    names = ("opens_at", "byday", "timezone", "until", "freq", "interval", "exdate")
    told = {"id": an_id(70), "closes_at": "17:00", **dict.fromkeys(names, street)}
    record = make_record(
        schedules=[told],
        attributes=[
            attribute("legal.criminal_defence"),
            attribute("confidential_location", "panah-attributes", "yes"),
        ],
    )
    place = record["service_at_locations"][0]
    place["schedules"] = [told | {"id": an_id(71)}]
    place["location"]["schedules"] = [told | {"id": an_id(72)}]

    report = run_import(database, record)

    with database.read() as session:
        rows = session.scalars(select(Schedule)).all()
        kept = [
            str(getattr(row, column.key))
            for row in rows
            for column in Schedule.__table__.columns
        ]
    database.dispose()
    assert len(rows) == 3
    assert [text for text in kept if "Total" in text or "Rue" in text] == []
    reasons = {note.reason for note in report.notes if "schedules" in note.field}
    assert "it cannot be read, and may tell the place; it is left out" in reasons
    assert all("may tell the place" in reason for reason in reasons)
