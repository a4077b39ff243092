from dataclasses import replace
from datetime import UTC, datetime

import pytest

from directory.emergency.cache import LineCache
from directory.emergency.line import CALLED, EmergencyLine, line_of
from directory.emergency.lines import ALL_COUNTRIES, HOTLINE, SHOWN, Lines
from directory.listings.channels import ORDER, Channel
from directory.search_port import SearchRequest
from directory.wording.contact_words import contact_of
from tests.support.pages import FOUND, FakeFinder, hit
from tests.unit.directory.site.test_listing_page import BARE, DARI, ORIGINAL
from tests.unit.directory.site.test_views import add_listing

pytestmark = pytest.mark.usefixtures("reading")
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
PHONE = Channel("phone", "119", link="tel:119")


@pytest.fixture
def session(sqlite):
    add_listing(sqlite)
    with sqlite.read() as session:
        yield session


def lines(session, **changed):
    found = hit(**{"codes": (HOTLINE,), "vetted_by_count": 2} | changed)
    answer = replace(FOUND, results=replace(FOUND.results, hits=(found,)))
    return Lines(FakeFinder(answer), session, LineCache(), "fr", NOW)


def test_a_line_is_asked_for_by_country_and_told_in_few_words(session):
    asking = lines(session)

    told = asking.of_country("AF")

    phone = contact_of(Channel("phone", "+93200000001", link="tel:+93200000001"))
    assert told == (
        EmergencyLine(
            name="House of the Pomegranate (demonstration)",
            language="en",
            notes_language="en",
            country=None,
            contacts=(phone,),
            always_open=False,
        ),
    )
    assert asking.finder.asked_for_lines == [
        SearchRequest(
            needs=(HOTLINE,), country="AF", language="fr", per_page=SHOWN, now=NOW
        )
    ]


def test_every_country_is_asked_for_at_once(session):
    asking = lines(session)

    told = asking.everywhere()

    assert {country: len(found) for country, found in told.items()} == {None: 1}
    assert asking.finder.asked_for_lines == [
        SearchRequest(needs=(HOTLINE,), language="fr", per_page=ALL_COUNTRIES, now=NOW)
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"vetted_by_count": 0},
        {"codes": ()},
        {"codes": ("emergency",)},
        {"id": "00000000-0000-4000-8000-000000000009"},
    ],
)
def test_only_a_vetted_line_that_anyone_may_see_is_called(session, changed):
    assert lines(session, **changed).of_country("AF") == ()


@pytest.mark.parametrize("kind", ORDER)
def test_only_what_answers_at_once_makes_a_line(kind):
    details = replace(BARE, channels=(Channel(kind, "119"),))

    line = line_of(details, "en")

    assert (line is not None) is (kind in CALLED)


def test_a_line_that_is_closed_is_none():
    details = replace(BARE, channels=(PHONE,), temporarily_closed=True)

    assert line_of(details, "en") is None


def test_a_line_is_named_in_the_language_of_its_reader():
    details = replace(
        BARE,
        texts=(ORIGINAL, DARI),
        channels=(PHONE, Channel("email", "a@b.example")),
        country="AF",
        always_open=True,
    )

    assert line_of(details, "fa-AF") == EmergencyLine(
        name="خانه درخت انجیر",
        language="fa-AF",
        notes_language="en",
        country="AF",
        contacts=(contact_of(PHONE),),
        always_open=True,
    )
