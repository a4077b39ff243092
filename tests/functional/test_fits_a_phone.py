"""What she needs first fits the screen of a phone: measured in a real browser."""

import pytest
from playwright.sync_api import Page

from tests.support.steps import at, listing, results

pytestmark = pytest.mark.functional

PHONE = {"width": 390, "height": 844}
CARD_PX = 260
CONTACT_PX = 330
TARGET_PX = 44
LANGUAGES = pytest.mark.parametrize("language", ["en", "fa-AF", "lg"])


@pytest.fixture
def phone(context):
    """Return a browser with the screen of a common phone."""
    context.pages[0].set_viewport_size(PHONE)
    return context


def heights(page: Page, selector: str) -> list[float]:
    """Return how high each element is that a selector finds."""
    found: list[float] = page.evaluate(
        "selector => [...document.querySelectorAll(selector)]"
        ".map(one => one.getBoundingClientRect().height)",
        selector,
    )
    return found


def shelters(page: Page, language: str) -> None:
    """Search for what has the fullest cards."""
    page.fill("#q", "shelter children legal")
    page.fill("#place", "Herat")
    page.click("button.primary")
    page.wait_for_selector(".card")


@LANGUAGES
@pytest.mark.parametrize("steps", [results, shelters], ids=lambda steps: steps.__name__)
def test_a_card_is_a_third_of_a_screen(served_url, phone, language, steps):
    page = at(phone, served_url, language, steps)

    measured = heights(page, ".card")

    assert measured
    assert max(measured) <= CARD_PX


@LANGUAGES
def test_what_is_pressed_on_a_card_is_large_enough(served_url, phone, language):
    page = at(phone, served_url, language, results)

    measured = heights(page, ".card .reach a")

    assert measured
    assert min(measured) >= TARGET_PX


@LANGUAGES
def test_the_contact_stands_on_the_first_screen(served_url, phone, language):
    page = at(phone, served_url, language, results)
    page.locator(".card [data-number] a").first.click()
    page.wait_for_selector("article")

    top = page.evaluate(
        "document.querySelector('#contact h2').getBoundingClientRect().top"
    )

    assert top <= CONTACT_PX


@LANGUAGES
def test_nothing_is_cut_without_a_sign_that_it_goes_on(served_url, phone, language):
    page = at(phone, served_url, language, results)

    cut = page.evaluate(
        "[...document.querySelectorAll('.card *')].filter(one =>"
        " getComputedStyle(one).overflow === 'hidden' && !one.matches('.unseen, svg')"
        " && getComputedStyle(one).textOverflow !== 'ellipsis'"
        " && getComputedStyle(one).webkitLineClamp === 'none').length"
    )

    assert cut == 0


def test_every_way_to_make_contact_can_be_pressed_or_taken_in_one_touch(
    served_url, phone
):
    page = at(phone, served_url, "en", listing)

    taken = page.evaluate(
        "[...document.querySelectorAll('.contacts .value')]"
        ".map(one => getComputedStyle(one).userSelect)"
    )

    assert taken
    assert set(taken) == {"all"}
