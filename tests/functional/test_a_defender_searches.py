"""A defender finds help on a phone, and leaves no trace."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.functional

WORDS = "پناهگاه برای زنان با کودک"
RARE = "qamarbaghiya"  # a word that nothing but the test brings into the profile
CONTROL = "visible-in-the-history"  # shows that the profile is searched well
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


def test_back_from_a_listing_shows_the_answers_again(served_url, browser):
    context = browser.open()
    page = context.pages[0]
    page.goto(f"{served_url}/en/")
    fill_and_search(page, "shelter for women with children", "Herat")
    page.locator(".card a").first.click()
    page.wait_for_selector("article")

    page.evaluate("history.back()")
    page.wait_for_selector(".card")

    assert page.locator(".card").count() >= 2
    context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_nothing_of_a_search_is_left_in_the_profile(served_url, browser, javascript):
    context = browser.open(javascript=javascript)
    page = context.pages[0]
    page.goto(f"{served_url}/en/?{CONTROL}")
    fill_and_search(page, f"shelter {RARE}", "Herat")
    page.wait_for_selector(".card")
    page.locator(".card a").first.click()
    page.wait_for_selector("article")
    name = page.inner_text("h1")
    page.click(".leave")
    page.wait_for_url(f"{served_url}/blank")
    context.close()

    files = [path for path in browser.profile.rglob("*") if path.is_file()]

    assert files_with(files, CONTROL) != []
    assert files_with(files, RARE) == []
    assert files_with(files, name) == []


def files_with(files: list[Path], words: str) -> list[str]:
    """Return the files that hold the words, in either of the encodings of browsers."""
    forms = (words.encode(), words.encode("utf-16-le"))
    return [
        path.name for path in files if any(form in path.read_bytes() for form in forms)
    ]
