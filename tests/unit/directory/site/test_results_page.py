from dataclasses import replace
from datetime import UTC, datetime

import pytest

from directory.search_port import (
    MAX_PAGE,
    AwayPlace,
    Level,
    Notice,
    PlaceRole,
    Results,
    SearchRequest,
    Section,
)
from directory.site.active_filters import Button
from directory.site.cards import cards_of
from directory.site.choices import choices_of
from directory.site.form_change import Change
from directory.site.kinds import urgent_needs
from directory.site.results_page import (
    answer_page,
    neighbours,
    notices_of,
    place_question,
    sections_of,
    title_of,
    wish_of,
)
from directory.wording.notices import level_sentence
from tests.support.pages import FOUND, LISTING_ID, NOTHING, NoPlaces, hit

pytestmark = pytest.mark.usefixtures("reading")
ASKED = SearchRequest(q="shelter", now=datetime(2026, 6, 1, tzinfo=UTC))
OLDER = "These answers may be a few minutes old."


def button(label, page):
    return Button(label, Change.set("page", str(page)))


@pytest.mark.parametrize(
    ("page", "total", "before", "after"),
    [
        (1, 0, None, None),
        (1, 20, None, None),
        (1, 21, None, 2),
        (2, 21, 1, None),
        (2, 60, 1, 3),
        (9, 60, 8, None),
        (MAX_PAGE, 10**6, MAX_PAGE - 1, None),
        (MAX_PAGE - 1, 10**6, MAX_PAGE - 2, MAX_PAGE),
    ],
)
def test_pages_are_turned_as_far_as_there_are_any(page, total, before, after):
    found = neighbours(replace(ASKED, page=page), total)

    assert found == (
        before and button("Previous page", before),
        after and button("Next page", after),
    )


@pytest.mark.parametrize("level", Level)
def test_a_wider_answer_says_so_after_what_else_is_to_know(level):
    found = replace(
        FOUND,
        notices=(Notice.PLACE_GUESSED, Notice.DID_YOU_MEAN),
        widened=level,
        degraded=True,
    )

    told = notices_of(found, asks_place=True)

    assert len(told) == 3
    assert told[-1] == OLDER
    assert told[1] == level_sentence(level)


def test_a_mended_query_is_a_button_and_no_sentence():
    told = notices_of(replace(NOTHING, notices=(Notice.DID_YOU_MEAN,)), asks_place=True)

    assert told == ()


def test_an_answer_is_ready_to_read():
    page = answer_page(
        {"q": ["shelter"]}, ASKED, FOUND, "/en/r/{}".format, NoPlaces(), None
    )

    (hit,) = FOUND.results.hits
    assert (page.title, page.is_empty, page.is_map) == ("45 listings", False, False)
    assert page.map is None
    (section,) = page.sections
    assert section.heading == ""
    assert [(card.id, card.number, at) for card, at in section.cards] == [
        (hit.id, 1, f"/en/r/{LISTING_ID}")
    ]
    assert page.choices == choices_of({"q": ["shelter"]}, FOUND.results)
    assert (page.before, page.after) == (None, button("Next page", 2))
    assert page.others == (Button("Herat (Iran)", Change.set("place_id", "141")),)
    assert page.suggestion is None
    assert (page.needs, page.namesake) == ((), "")


def test_an_empty_answer_offers_the_mended_query():
    page = answer_page({"q": ["sheltr"]}, ASKED, NOTHING, str, NoPlaces(), None)

    assert (page.title, page.is_empty, page.sections) == ("0 listings", True, ())
    assert page.suggestion == Button("shelter", Change.set("q", "shelter"))
    assert (page.before, page.after, page.wider) == (None, None, ())


def test_what_was_not_understood_asks_what_she_needs_and_shows_no_strangers():
    found = replace(FOUND, notices=(Notice.NOTHING_UNDERSTOOD,))

    page = answer_page({"q": ["zebra"]}, ASKED, found, str, NoPlaces(), None)

    assert page.title == "What do you need?"
    assert [str(need.adding) for need in page.needs] == [
        "need+emergency",
        "need+shelter",
        "need+medical",
        "need+legal",
        "need+fund",
        "need+mhpss",
    ]
    assert (page.sections, page.map, page.wider, page.before, page.after) == (
        (),
        None,
        (),
        None,
        None,
    )


def test_a_need_that_she_chose_is_answered_whatever_her_words_were():
    found = replace(FOUND, notices=(Notice.NOTHING_UNDERSTOOD,))

    page = answer_page(
        {"q": ["zebra"], "need": ["shelter"]}, ASKED, found, str, NoPlaces(), None
    )

    assert page.needs == ()
    assert len(page.sections) == 1


@pytest.mark.parametrize("role", PlaceRole)
def test_each_place_that_is_not_hers_is_told_in_a_sentence(role):
    away = (AwayPlace("Kisumu 50%", "KE", role), AwayPlace("Gulu", "UG", role))
    found = replace(
        FOUND, notices=(), understood=replace(NOTHING.understood, away=away)
    )

    told = notices_of(found, asks_place=True)

    assert len(told) == 2
    assert "Kisumu 50%" in told[0]
    assert "Gulu" in told[1]


def test_where_only_he_is_known_the_question_stands_beside_the_box():
    found = replace(FOUND, notices=(Notice.WHERE_ARE_YOU, Notice.NUMBER_TYPED))

    assert place_question(found).startswith("Where are you?")
    assert place_question(FOUND) == ""
    assert len(notices_of(found, asks_place=True)) == 1


def test_a_place_that_nobody_knows_is_named():
    understood = replace(NOTHING.understood, unknown="Jaghori")
    found = replace(FOUND, notices=(Notice.PLACE_UNKNOWN,), understood=understood)

    assert "“Jaghori”" in notices_of(found, asks_place=True)[0]


def listing(key, section):
    return hit(id=key, section=section)


def test_answers_that_are_true_in_several_ways_stand_under_headings():
    order = (Section.EXACT, Section.EXACT, Section.PERHAPS, Section.EXACT)
    hits = tuple(listing(str(n), each) for n, each in enumerate(order))
    found = replace(FOUND, results=replace(FOUND.results, hits=hits))

    told = [
        (section.heading, [address for _card, address in section.cards])
        for section in sections_of(
            found, cards_of(hits, None, wish_of(ASKED, found)), str
        )
    ]

    assert told == [
        ("What you asked for", ["0", "1"]),
        ("Or do you need this?", ["2"]),
        ("What you asked for", ["3"]),
    ]


def test_an_answer_of_other_help_alone_has_no_count_and_its_pages_are_turned():
    results = Results(total=0, listed=45, hits=(listing("a", Section.RELATED),))
    page = answer_page(
        {}, ASKED, replace(FOUND, results=results), str, NoPlaces(), None
    )

    assert (page.title, page.is_empty) == ("No exact answer", False)
    assert page.sections[0].heading == "Related help"
    assert page.after == button("Next page", 2)
    assert title_of(Results(total=0, hits=())) == "0 listings"


@pytest.mark.parametrize("notice", [Notice.NOTHING_UNDERSTOOD, Notice.UNSURE])
def test_where_no_need_was_understood_six_are_offered(notice):
    page = answer_page(
        {}, ASKED, replace(NOTHING, notices=(notice,)), str, NoPlaces(), None
    )

    assert page.needs == urgent_needs()
    assert len(page.needs) == 6
