"""A defender finds help on a phone, and leaves no trace."""

import pytest
from playwright.sync_api import Page

from tests.support.watching import elsewhere, watch

pytestmark = pytest.mark.functional

# What is typed, where, and what a page says once she has left it.
JOURNEYS = {
    "en": ("shelter for women with children", "Herat", "expired"),
    "fa-AF": ("پناهگاه برای زنان با کودک", "هرات", "منقضی شده"),
    "sw": ("msaada wa kisheria kwa wanawake", "Kisumu", "umekwisha"),
}
MAP_BESIDE = 1024  # as wide as this, the map stands beside the list by itself
SCREENS = {
    "a small phone": {"width": 320, "height": 640},
    "a desktop": {"width": 1280, "height": 900},
}


def fill_and_search(page: Page, words: str, place: str) -> None:
    page.fill("#q", words)
    page.fill("#place", place)
    page.click("button.primary")


def has_sideways_scroll(page: Page) -> bool:
    """Whether the page is wider than the screen, asked without a script of the page."""
    size = page.context.new_cdp_session(page).send("Page.getLayoutMetrics")
    return bool(
        size["cssContentSize"]["width"] > size["cssLayoutViewport"]["clientWidth"]
    )


@pytest.mark.parametrize("language", JOURNEYS)
@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_from_the_first_page_to_a_number_and_out(
    served_url, browser, language, javascript, screen
):
    words, place, expired = JOURNEYS[language]
    context = browser.open(javascript=javascript)
    asked = watch(context)
    page = context.pages[0]
    page.set_viewport_size(screen)

    page.goto(f"{served_url}/{language}/")
    sideways = [has_sideways_scroll(page)]
    fill_and_search(page, words, place)
    page.wait_for_selector(".card")
    cards = page.locator(".card").count()
    sideways.append(has_sideways_scroll(page))
    if screen["width"] < MAP_BESIDE:
        page.click("button[value='view=map']")
    page.wait_for_selector(".map")
    sideways.append(has_sideways_scroll(page))
    page.locator(".card [data-number] a").first.click()
    page.wait_for_selector("article")
    contacts = page.locator(".contacts li").count()
    sideways.append(has_sideways_scroll(page))
    answers = page.url.rpartition("/")[0]
    page.click(".leave")
    page.wait_for_url(f"{served_url}/blank")
    page.goto(answers)

    assert cards >= 2
    assert contacts >= 1
    assert sideways == [False] * 4
    assert expired in page.inner_text("main")
    assert elsewhere(asked, served_url) == []
    context.close()


def test_the_way_out_comes_first_by_keyboard(served_url, browser):
    context = browser.open(javascript=False)
    page = context.pages[0]
    page.goto(f"{served_url}/fa-AF/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served_url}/blank")

    assert page.locator("a, form, input").count() == 0
    context.close()


def test_removing_what_was_understood_changes_the_answer(served_url, browser):
    context = browser.open(javascript=False)
    page = context.pages[0]
    page.goto(f"{served_url}/en/")
    fill_and_search(page, "family shelter near Herat", "")
    before = page.locator(".card").all_inner_texts()

    page.locator(".chip", has_text="near").click()
    without_place = page.locator(".card").all_inner_texts()
    page.locator(".chip").first.click()
    without_need = page.locator(".card").all_inner_texts()

    assert before != without_place
    assert without_place != without_need
    context.close()


def test_escape_three_times_leaves(served_url, browser):
    context = browser.open()
    page = context.pages[0]
    page.goto(f"{served_url}/en/")
    fill_and_search(page, "shelter for women with children", "Herat")
    page.wait_for_selector(".card")

    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(f"{served_url}/blank")
    page.evaluate("history.back()")
    page.wait_for_url(f"{served_url}/en/")

    assert page.locator(".card").count() == 0
    context.close()
