from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from directory.listings.channels import Channel
from directory.listings.details import ListingDetails, Words
from directory.listings.hours.hours_view import HoursView
from directory.listings.public_view import CostView, TextView
from directory.listings.vocabulary import Affiliation, ReviewState, ServiceStatus
from directory.search_port import Flag
from directory.site.listing_page import listing_page
from tests.support.pages import Names

NOW = datetime(2026, 7, 1, tzinfo=UTC)
ORIGINAL = TextView("en", "House of the Fig Tree", "Help.", ReviewState.ORIGINAL)
DARI = TextView("fa-AF", "خانه درخت انجیر", "کمک.", ReviewState.MACHINE)
BARE = ListingDetails(
    id=UUID(int=1),
    external_id=None,
    organization="Fictional Fig Tree",
    organization_texts=(ORIGINAL,),
    other_names=(),
    texts=(ORIGINAL,),
    codes=(),
    spoken_languages=(),
    interpretation="",
    status=ServiceStatus.ACTIVE,
    alert="",
    area=(),
    country=None,
    admin1=None,
    covers=(),
    remote=False,
    confidential=False,
    flags={},
    affiliation=None,
    facts=(),
    channels=(),
    hours=(),
    open_now=None,
    always_open=False,
    costs=(),
    fees="",
    documents=(),
    eligibility="",
    application_process="",
    wait_time="",
    accreditations="",
    licenses="",
    minimum_age=None,
    maximum_age=None,
    accessibility=(),
    address=(),
    postal_address=(),
    assured_date=None,
    vetted_by_count=0,
    unconfirmed=False,
    source_year=None,
    temporarily_closed=False,
)


def page_of(reader="en", **changed):
    return listing_page(replace(BARE, **changed), reader, Names(), NOW)


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize(
    ("changed", "notes"),
    [
        ({}, ()),
        ({"temporarily_closed": True}, ("Closed for the time being.",)),
        ({"unconfirmed": True}, ("To be confirmed: nobody has checked this yet.",)),
        (
            {"unconfirmed": True, "source_year": 2021},
            (
                "To be confirmed: this comes from public sources of 2021"
                " and nobody has checked it yet.",
            ),
        ),
    ],
)
def test_what_to_know_before_relying_on_it_comes_first(changed, notes):
    page = page_of(**changed)

    assert page.notes == notes


@pytest.mark.usefixtures("reading")
def test_a_reader_gets_her_language_and_how_far_to_trust_it():
    page = page_of("fa-AF", texts=(ORIGINAL, DARI))

    assert page.text == Words(
        "fa-AF", "fa-AF", DARI.name, DARI.description, ReviewState.MACHINE
    )
    assert page.about_text == (
        "A machine has translated this text, and nobody has checked it.",
    )


@pytest.mark.usefixtures("reading")
def test_other_names_and_the_box_of_the_post_are_told_as_what_they_are():
    page = page_of(
        other_names=("FFT", "انجیر"), postal_address=("P.O. Box 1", "Kampala")
    )

    assert page.known_as == ('Also known as: <bdi lang="en">FFT, انجیر</bdi>')
    assert page.where == ('By post: <bdi lang="en">P.O. Box 1, Kampala</bdi>',)
    assert page_of().known_as == ""


@pytest.mark.usefixtures("reading")
def test_places_are_told_by_name():
    page = page_of(
        area=("Badghis", "Herat"),
        country="AF",
        remote=True,
        confidential=True,
        covers=("AF", "AF.11", "AF.99", "*"),
    )

    assert page.where == (
        "Serves: Badghis and Herat",
        "Help by phone or online",
        "The place is confidential; they tell it to you themselves.",
    )
    assert page.covers == ("Afghanistan", "Herat", "AF.99", "the whole world")


@pytest.mark.usefixtures("reading")
def test_an_area_is_written_as_its_reader_writes_it():
    page = page_of("fa-AF", area=("Herat",), country="AF")

    assert page.where == ("هرات, Afghanistan",)


@pytest.mark.usefixtures("reading")
def test_an_address_says_what_the_area_does_not_in_its_own_language():
    lines = ("Example Street 1", "Herat", "AF")
    page = page_of(area=("Herat",), country="AF", address=lines)

    assert page.where == (
        "Herat, Afghanistan",
        '<bdi lang="en">Example Street 1</bdi>',
    )


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (None, None, ()),
        (18.0, None, ("From the age of 18",)),
        (None, 25.0, ("Up to the age of 25",)),
        (0.5, 12.0, ("Ages 0.5 to 12",)),
    ],
)
def test_ages_are_a_span(least, most, words):
    page = page_of(minimum_age=least, maximum_age=most)

    assert page.for_whom == words


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize(
    ("cost", "words"),
    [
        (CostView("Free", Decimal(0), "AFN", ""), ("Free",)),
        (CostView("A day", Decimal("1200.50"), "AFN", ""), ("A day – 1,200.5 AFN",)),
        (CostView("", None, "", "Ask them"), ("Ask them",)),
        (CostView("", Decimal(0), "", ""), ()),
    ],
)
def test_a_price_is_one_line(cost, words):
    page = page_of(costs=(cost,))

    assert page.costs == words


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize(
    ("channel", "address"),
    [
        (Channel("phone", "+93200000001", link="tel:+93200000001"), "tel:+93200000001"),
        (Channel("phone", "119"), ""),
        (Channel("sms", "+93 20 000 0001"), ""),
    ],
)
def test_only_what_is_sure_to_reach_them_can_be_pressed(channel, address):
    page = page_of(channels=(channel,))

    assert page.contacts[0].address == address
    assert page.contacts[0].reveals != ""


@pytest.mark.usefixtures("reading")
def test_where_a_machine_answers_is_told_apart():
    page = page_of(other_numbers=(Channel("fax", "+93701234567"),))

    told = [(one.label, one.value, one.address) for one in page.other_numbers]
    assert (page.contacts, told) == ((), [("Fax", "+93 70 123 4567", "")])


@pytest.mark.usefixtures("reading")
def test_facts_are_sentences_and_unknown_ones_are_left_out():
    page = page_of(
        affiliation=Affiliation.INDEPENDENT,
        flags={
            Flag.WHEELCHAIR: False,
            Flag.COST_FREE: True,
            Flag.INDIGENOUS_LED: False,
        },
        facts=(
            ("response_time_hours", "12"),
            ("caution", "Do not call at night."),
            ("application_deadline", "rolling"),
            ("application_deadline", "2026-12-01"),
            ("apply_from", "both"),
            ("apply_from", "elsewhere"),
            ("accepts_language", "*"),
            ("accepts_language", "fr"),
            ("term", "short"),
            ("youth_welcome", "yes"),
            ("cross_political", "no"),
            ("who_may_apply", "Women journalists"),
            ("amount", "Up to 500 USD"),
            ("accepts_gender", "all"),
            ("accepts_gender", "nobody"),
            ("greatest_number_of_children", "3"),
            ("internal_note", "secret"),
            ("asks_id", "yes"),
            ("keeps_phone", "no"),
        ),
    )

    assert page.applying == (
        'For whom: <bdi lang="en">Women journalists</bdi>',
        "You may apply from inside or outside your country.",
        "Apply until: December 1, 2026",
        "You may apply at any time.",
        'Amount: <bdi lang="en">Up to 500 USD</bdi>',
    )
    assert page.cautions == ('Take care: <bdi lang="en">Do not call at night.</bdi>',)
    assert page.turns_away == (
        "An identity paper is asked for",
        "No wheelchair access",
    )
    assert page.for_whom == (
        "For people of every gender",
        "You keep your phone",
        "Independent of government, parties and religion",
    )
    assert page.facts == (
        "A short stay: days to weeks.",
        "A first answer comes within 12 hours.",
        "You may write in any language.",
        "You may write in: French",
    )
    assert (page.free, page.flags) == (
        ("Free of charge",),
        (("Led by indigenous women", "no"),),
    )


@pytest.mark.usefixtures("reading")
def test_what_the_listing_says_is_said_once():
    page = page_of(
        flags={Flag.ACCEPTS_CHILDREN: True, Flag.COST_FREE: True},
        facts=(("greatest_number_of_children", "3"), ("boys_up_to_age", "12")),
        costs=(
            CostView("Free of charge", Decimal(0), "AFN", ""),
            CostView("A lock", Decimal(50), "AFN", ""),
        ),
    )

    assert page.for_whom == ("Children: at most 3",)
    assert page.turns_away == ("Boys up to the age of 12",)
    assert (page.free, page.costs) == (("Free of charge",), ("A lock – 50 AFN",))
    assert (page.facts, page.flags) == ((), ())


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, ()),
        ({"always_open": True, "open_now": True}, ("Day and night, every day",)),
        ({"open_now": True}, ("Open now",)),
        ({"open_now": False}, ("Closed now",)),
        (
            {"open_now": False, "opens_next": NOW + timedelta(hours=9)},
            ("Closed now", "opens today at 09:00 (local time)"),
        ),
        (
            {"open_now": False, "opens_next": NOW + timedelta(days=1)},
            ("Closed now", "opens tomorrow at 00:00 (local time)"),
        ),
        (
            {"open_now": False, "opens_next": NOW + timedelta(days=5)},
            ("Closed now", "opens on Monday at 00:00 (local time)"),
        ),
        (
            {"open_now": False, "opens_next": NOW + timedelta(days=9)},
            ("Closed now", "opens on July 10, 2026 at 00:00 (local time)"),
        ),
        ({"open_now": False, "temporarily_closed": True}, ()),
    ],
)
def test_whether_it_is_open_stands_beside_the_contact(changed, words):
    assert page_of(**changed).open_now == words


@pytest.mark.usefixtures("reading")
def test_hours_that_say_only_that_it_is_always_open_are_not_told_again():
    always = HoursView(
        days=tuple(range(7)),
        opens="00:00",
        closes="23:59",
        utc_offset_hours=3,
        note="",
    )
    noted = replace(always, note="Ring twice.")

    page = page_of(always_open=True, open_now=True, hours=(always, noted))

    assert [line.note for line in page.hours] == ["Ring twice."]


@pytest.mark.usefixtures("reading")
def test_when_it_was_checked_is_told_with_by_how_many():
    page = page_of(assured_date=date(2026, 3, 1), vetted_by_count=2)

    assert (
        page.checked
        == "Last checked on March 1, 2026, attested by whoever runs this site"
    )


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize(
    ("translation", "name", "description"),
    [
        (DARI, ("fa-AF", "خانه درخت انجیر"), ("fa-AF", "کمک.")),
        (replace(DARI, name=""), ("en", "House of the Fig Tree"), ("fa-AF", "کمک.")),
        (replace(DARI, description=""), ("fa-AF", "خانه درخت انجیر"), ("en", "Help.")),
        (
            replace(DARI, name="", description=""),
            ("en", "House of the Fig Tree"),
            ("en", "Help."),
        ),
    ],
    ids=["both", "no name", "no description", "neither"],
)
def test_what_a_translation_does_not_say_is_said_in_the_original(
    translation, name, description
):
    texts = (ORIGINAL, translation)

    page = page_of("fa-AF", texts=texts, organization_texts=texts)

    for words in (page.text, page.organization):
        assert (words.name_language, words.name) == name
        assert (words.language, words.description) == description
