from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from directory.listings.channels import Channel
from directory.listings.room import Room
from directory.listings.vocabulary import Affiliation
from directory.search_port import Flag, MatchReason
from directory.site.cards import Wish, card_of, cards_of
from directory.site.door_words import door_warnings
from directory.site.reach import Reach
from directory.wording.one_line import Line
from tests.support.pages import LISTING_ID, hit
from tests.unit.directory.site.test_listing_page import BARE

pytestmark = pytest.mark.usefixtures("reading")
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
WISH = Wish("en", "AF", (), NOW)
TOLD = replace(BARE, id=UUID(LISTING_ID))
OTHER = "00000000-0000-0000-0000-000000000007"


def card(facts=None, wish=WISH, **known):
    return card_of(hit(**facts or {}), replace(TOLD, **known), wish, 1)


@pytest.mark.parametrize(
    ("facts", "known", "where"),
    [
        (
            {"area": ("Herat",), "distance_band_km": (50, 100)},
            {},
            ("Herat", "Afghanistan", "50 to 100 km"),
        ),
        (
            {"area": ("Badghis", "Herat"), "distance_band_km": None},
            {"confidential": True},
            ("Serves: Badghis and Herat", "Secret place", "Afghanistan"),
        ),
        (
            {"area": (), "distance_band_km": None},
            {"confidential": True},
            ("Serves: Afghanistan", "Secret place"),
        ),
        (
            {"area": ("Islamabad",), "country": "PK", "distance_band_km": (300, 500)},
            {"covers": ("AF", "PK")},
            ("Serves Afghanistan from Islamabad", "300 to 500 km"),
        ),
        (
            {"area": ("Nairobi",), "country": "KE", "distance_band_km": None},
            {"covers": ("BI", "UG")},
            ("Serves Burundi and Uganda from Nairobi",),
        ),
        (
            {"area": ("Herat",), "distance_band_km": None},
            {"covers": ("AF", "IR")},
            ("Herat", "Afghanistan"),
        ),
        (
            {"area": ("*",), "country": None, "distance_band_km": None, "remote": True},
            {"covers": ("*",)},
            ("worldwide", "By phone or online"),
        ),
        ({"area": (), "country": None, "distance_band_km": None}, {}, ()),
    ],
)
def test_where_it_is_or_whom_it_serves_is_told_in_names_and_bands(facts, known, where):
    assert card(facts, **known).where == where


def test_what_she_asked_for_stands_first_of_what_it_gives():
    facts = {
        "codes": ("legal.aid", "medical.gbv", "shelter.family"),
        "match": MatchReason(concepts=("shelter",)),
        "spoken_languages": ("en",),
    }

    told = card(facts, wish=replace(WISH, needs=("medical.gbv",)))

    assert told.gives == Line(
        ("Care after sexual or gender-based violence",), "and 3 more"
    )


def test_unknown_facts_are_not_said():
    told = card({"flags": {}, "spoken_languages": ()})

    assert told.gives == Line(("Shelter that takes children and family",))
    assert (told.turns_away, told.open_now, told.reach, told.room) == (
        Line(), (), (), "",
    )  # fmt: skip


def test_what_may_turn_her_away_or_harm_her_is_told_the_worst_first():
    known = replace(
        TOLD,
        affiliation=Affiliation.GOVERNMENT,
        facts=(("asks_guardian", "yes"), ("boys_up_to_age", "12")),
        flags={Flag.SELF_REFERRAL: False},
    )

    told = card_of(hit(spoken_languages=("en",)), known, WISH, 1)

    assert told.turns_away == Line(("Belongs to a government",), "and 3 more")


def test_a_warning_comes_first_and_foreign_speech_last():
    facts, spoken = (("caution", "Do not call."), ("asks_id", "yes")), ("fa-AF", "ps")
    known = replace(TOLD, facts=facts, spoken_languages=spoken)

    told = list(door_warnings(known, "en"))

    assert told == [
        "Read the warning first",
        "An identity paper is asked for",
        "Speaks: Dari, Pashto",
    ]


def test_three_ways_of_contact_stand_on_a_card_the_fastest_first():
    told = card(
        channels=(
            Channel("sms", "+93701234567", link="sms:+93701234567"),
            Channel("whatsapp", "+93701234567", link="https://wa.me/93701234567"),
            Channel("email", "a@b.example", link="mailto:a@b.example"),
            Channel("phone", "119"),
            Channel("phone", "+93701234567", link="tel:+93701234567"),
        )
    )

    assert told.reach == (
        Reach("sms", "SMS", "", "sms:+93701234567"),
        Reach("phone", "Phone", "+93 70 123 4567", "tel:+93701234567"),
        Reach("whatsapp", "WhatsApp", "", "https://wa.me/93701234567"),
    )


@pytest.mark.parametrize(
    ("room", "words"),
    [
        (None, ""),
        (Room(free=True, told_on=date(2026, 5, 28)), "Room on May 28"),
        (Room(free=False, told_on=date(2026, 5, 28)), "Full on May 28"),
    ],
)
def test_room_is_told_with_the_day_and_without_a_number(room, words):
    assert card(room=room).room == words


@pytest.mark.parametrize(
    ("facts", "words", "open_question"),
    [
        ({"vetted_by_count": 0}, "Last checked on March 1, 2026", True),
        ({"vetted_by_count": 2}, "Vetted until August 28", False),
        (
            {"vetted_by_count": 2, "assured_date": date(2024, 3, 1)},
            "Vetted, but not checked since March 1, 2024",
            False,
        ),
        ({"vetted_by_count": 2, "assured_date": None}, "Vetted", False),
        ({"vetted_by_count": 0, "assured_date": None}, "", True),
    ],
)
def test_who_checked_it_is_told_and_nobody_is_told_too(facts, words, open_question):
    told = card(facts)

    assert (told.checked, told.to_be_confirmed) == (words, open_question)


@pytest.mark.parametrize(
    ("country", "opens"),
    [("AF", "opens today at 18:00"), ("IR", "opens today at 18:00 (local time)")],
)
def test_the_clock_is_named_where_it_may_be_another(country, opens):
    told = card(
        wish=replace(WISH, country=country),
        open_now=False,
        opens_next=NOW + timedelta(hours=9),
    )

    assert told.open_now == ("Closed now", opens)


def test_what_is_closed_for_the_time_being_says_only_that():
    told = card({"temporarily_closed": True}, open_now=False)

    assert told.open_now == ("Closed for the time being",)


def test_cards_are_numbered_through_and_what_was_hidden_just_now_is_left_out():
    hits = (hit(), hit(id=OTHER), hit())

    told = list(cards_of(hits, {TOLD.id: TOLD}, WISH, first=11))

    assert [one.number for one in told] == [11, 13]


def test_without_the_database_the_index_tells_what_it_knows():
    [told] = cards_of((hit(),), None, WISH)

    assert told.gives.shown[0] == "Shelter that takes children and family"
    assert told.where == ("Herat", "Afghanistan", "50 to 100 km")
    assert told.reach == ()
