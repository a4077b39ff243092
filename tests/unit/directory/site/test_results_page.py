from dataclasses import replace
from datetime import UTC, datetime

import pytest

from directory.search_port import MAX_PAGE, Level, Notice, SearchRequest
from directory.site.active_filters import Button
from directory.site.cards import card_of
from directory.site.choices import choices_of
from directory.site.form_change import Change
from directory.site.results_page import answer_page, neighbours, notices_of, wish_of
from tests.support.pages import FOUND, LISTING_ID, NOTHING

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

    told = notices_of(found)

    assert len(told) == 3
    assert told[-1] == OLDER
    assert told[1] == notices_of(replace(FOUND, notices=(), widened=level))[0]


def test_a_mended_query_is_a_button_and_no_sentence():
    told = notices_of(replace(NOTHING, notices=(Notice.DID_YOU_MEAN,)))

    assert told == ()


def test_an_answer_is_ready_to_read():
    page = answer_page({"q": ["shelter"]}, ASKED, FOUND, "/en/r/{}".format, None, None)

    (hit,) = FOUND.results.hits
    assert (page.total, page.is_empty, page.is_map) == ("45 listings", False, False)
    assert page.map is None
    card = card_of(hit, None, wish_of(ASKED, FOUND), 1)
    assert page.cards == ((card, f"/en/r/{LISTING_ID}"),)
    assert page.choices == choices_of({"q": ["shelter"]}, FOUND.results)
    assert (page.before, page.after) == (None, button("Next page", 2))
    assert page.others == (Button("Herat (Iran)", Change.set("place_id", "141")),)
    assert page.suggestion is None


def test_an_empty_answer_offers_the_mended_query():
    page = answer_page({"q": ["sheltr"]}, ASKED, NOTHING, str, None, {})

    assert (page.total, page.is_empty, page.cards) == ("0 listings", True, ())
    assert page.suggestion == Button("shelter", Change.set("q", "shelter"))
    assert (page.before, page.after, page.wider) == (None, None, ())
