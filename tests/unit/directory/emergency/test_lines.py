from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from directory.emergency.cache import LineCache
from directory.emergency.line import CALLED, EmergencyLine, as_told, line_of
from directory.emergency.lines import ALL_COUNTRIES, ASKED, HOTLINE, Lines, LinesHere
from directory.listings.channels import ORDER, Channel
from directory.listings.provenance import Provenance
from directory.listings.vocabulary import Affiliation
from directory.search_port import SearchRequest
from directory.wording.contact_words import contact_of
from tests.support.pages import FOUND, FakeFinder, hit
from tests.unit.directory.site.test_listing_page import BARE, DARI, ORIGINAL
from tests.unit.directory.site.test_views import add_listing, vetted

pytestmark = pytest.mark.usefixtures("reading")
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
PHONE = Channel("phone", "119", link="tel:119")
INSIDE = Channel("phone", "1195", only_inside="KE", link_inside="tel:1195")
TRUSTED = replace(BARE, vetted_by_count=2, unconfirmed=False)
SAID = Provenance(
    source="https://help.example/sgbv",
    published_by="un",
    page_date="2023-06-30",
    read_on=date(2026, 11, 30),
)


@pytest.fixture
def session(sqlite):
    add_listing(sqlite, **vetted())
    with sqlite.read() as session:
        yield session


def lines(session, **changed):
    found = hit(**{"codes": (HOTLINE,)} | changed)
    answer = replace(FOUND, results=replace(FOUND.results, hits=(found,)))
    return Lines(FakeFinder(answer), session, LineCache(), "fr", NOW)


def test_a_line_is_asked_for_by_country_and_told_in_few_words(session):
    asking = lines(session)

    told = asking.of_country("AF")

    phone = Channel("phone", "+93200000001", link="tel:+93200000001")
    line = EmergencyLine(
        name="House of the Pomegranate (demonstration)",
        language="en",
        notes_language="en",
        country=None,
        contacts=(contact_of(phone),),
        always_open=False,
        channels=(phone,),
    )
    assert told == LinesHere("AF", vetted=(line,), unchecked=(), from_afar=())
    assert asking.finder.asked_for_lines == [
        SearchRequest(
            needs=(HOTLINE,), country="AF", language="fr", per_page=ASKED, now=NOW
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
        {"codes": ()},
        {"codes": ("emergency",)},
        {"id": "00000000-0000-4000-8000-000000000009"},
    ],
)
def test_only_a_line_that_anyone_may_see_is_called(session, changed):
    assert lines(session, **changed).of_country("AF") == LinesHere("AF", (), (), ())


@pytest.mark.parametrize("kind", ORDER)
def test_only_what_answers_at_once_makes_a_line(kind):
    details = replace(TRUSTED, channels=(Channel(kind, "119"),))

    line = line_of(details, "en")

    assert (line is not None) is (kind in CALLED)


def test_a_number_without_a_page_that_nobody_vetted_is_no_line():
    assert line_of(replace(BARE, channels=(PHONE,)), "en") is None


def test_what_nobody_vetted_and_has_no_number_helps_from_afar():
    page = Channel("website", "https://far.example", link="https://far.example")

    line = line_of(replace(BARE, channels=(PHONE, page)), "en")

    assert (line.from_afar, line.is_vetted, line.channels) == (True, False, (page,))


def test_a_public_number_is_a_line_that_says_whose_it_is():
    line = line_of(replace(BARE, channels=(INSIDE,), provenance=SAID), "en")

    [published, _warning] = line.provenance
    assert (line.is_vetted, line.from_afar) == (False, False)
    assert published == (
        "Not checked by us. Published by the United Nations on help.example"
        " (page of 2023), read on November 30, 2026."
    )
    assert [one.address for one in line.contacts] == [""]
    assert [one.address for one in line.seen_from("KE").contacts] == ["tel:1195"]


def test_lines_for_defenders_come_first_and_those_of_states_last():
    defenders = replace(PHONE, answered_by=("defenders",))
    state = replace(TRUSTED, channels=(PHONE,), affiliation=Affiliation.GOVERNMENT)
    told = [
        replace(BARE, channels=(INSIDE,), provenance=SAID),
        state,
        replace(TRUSTED, channels=(PHONE,), affiliation=Affiliation.INDEPENDENT),
        replace(TRUSTED, channels=(defenders,)),
    ]

    ordered = as_told(line_of(details, "en") for details in told)

    assert [(line.is_vetted, line.rank) for line in ordered] == [
        (True, 0),
        (True, 1),
        (True, 2),
        (False, 1),
    ]


def test_a_line_that_is_closed_is_none():
    details = replace(TRUSTED, channels=(PHONE,), temporarily_closed=True)

    assert line_of(details, "en") is None


def test_a_line_is_named_in_the_language_of_its_reader():
    details = replace(
        TRUSTED,
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
        channels=(PHONE,),
    )
