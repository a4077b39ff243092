"""A defender finds help on a phone, and leaves no trace."""

import pytest
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.functional

WORDS = "پناهگاه برای زنان با کودک"
EXPIRED = "منقضی شده"
NOT_OURS = ("chrome", "about", "data", "blob")


def watch(context: BrowserContext) -> list[str]:
    """Return a list that fills with every address asked for."""
    seen: list[str] = []
    context.on("request", lambda request: seen.append(request.url))
    return seen


def fill_and_search(page: Page, words: str, place: str) -> None:
    page.fill("#q", words)
    page.fill("#place", place)
    page.click("button.main")


def has_sideways_scroll(page: Page) -> bool:
    """Whether the page is wider than the screen, asked without a script of the page."""
    size = page.context.new_cdp_session(page).send("Page.getLayoutMetrics")
    return bool(
        size["cssContentSize"]["width"] > size["cssLayoutViewport"]["clientWidth"]
    )


def test_in_dari_without_javascript_from_home_to_leaving(served_url, browser):
    context = browser.open(javascript=False)
    asked = watch(context)
    page = context.pages[0]

    page.goto(f"{served_url}/fa-AF/")
    narrow = [has_sideways_scroll(page)]
    fill_and_search(page, WORDS, "هرات")
    cards = page.locator(".card").count()
    narrow.append(has_sideways_scroll(page))
    page.locator(".card a").first.click()
    contact = page.locator(".contacts li").count()
    narrow.append(has_sideways_scroll(page))
    page.click(".leave")
    left = page.url
    page.go_back(wait_until="commit")
    page.wait_for_selector("main")

    assert cards >= 2
    assert contact >= 1
    assert narrow == [False, False, False]
    assert left == f"{served_url}/blank"
    assert EXPIRED in page.inner_text("main")
    assert [url for url in asked if not url.startswith((served_url, *NOT_OURS))] == []
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
