"""What a member searches for stands in no address that another can read."""

import pytest

from tests.support.loading import load_into
from tests.support.records import service

WORDS = "shelter qamarbaghiya"


@pytest.fixture
def member(world):
    load_into(world.database, service("a", "shelter"))
    return world.joined("amina@haven.example", world.organization("Haven"))


@pytest.fixture
def sealed(member, browser):
    """Return the address of an answer to her search."""
    browser.sign_in(member)
    assert browser.post("/en/staff/search", q=WORDS) == 303
    return browser.location


def test_an_answer_has_an_address_without_a_word_of_the_search(browser, sealed):
    assert "qamarbaghiya" not in sealed
    assert browser.get(sealed) == 200
    assert WORDS in browser.page
    assert browser.get(sealed) == 200


def test_it_opens_for_nobody_else_and_not_after_she_has_signed_out(
    world, member, browser, open_browser, sealed
):
    other = open_browser()
    other.sign_in(world.joined("other@haven.example", world.organization("Other")))
    assert other.get(sealed) == 410
    assert 'role="alert"' in other.page

    assert browser.post("/en/staff/sign-out") == 303
    assert browser.get(sealed) == 401
    assert browser.sign_in(member) == 303
    assert browser.get(sealed) == 410


def test_a_story_that_no_address_holds_is_answered_at_once(browser, sealed):
    assert browser.post("/en/staff/search", q="a shelter please " * 230) == 200


def test_what_cannot_be_searched_is_told_and_stays_in_its_box(browser, sealed):
    assert browser.post("/en/staff/search", q="shelter", radius_km="far") == 400
    assert 'value="shelter"' in browser.page
