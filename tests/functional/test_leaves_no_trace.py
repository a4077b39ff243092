"""Whoever takes the phone after her finds neither her words nor what she found."""

import time
import urllib.error
import urllib.request

import pytest

from directory.crypto.hourly_keys import HourlyKeys, keys_of
from tests.support.profiles import caches_with, files_with, history_of
from tests.support.steps import go_back
from tests.support.watching import elsewhere, watch

pytestmark = pytest.mark.functional

RARE = "qamarbaghiya"  # a word that nothing but the test brings into the profile
CONTROL = "visible-in-the-history"  # shows that the profile is searched well
TITLE = "Information"


def search(page, url, words=f"shelter {RARE}", language="en"):
    page.goto(f"{url}/{language}/?{CONTROL}")
    page.fill("#q", words)
    page.fill("#place", "Herat")
    page.click("button.primary")
    page.wait_for_selector(".card")


def open_listing(page):
    """Open the first listing; return its name."""
    page.locator(".card a").first.click()
    page.wait_for_selector("article")
    return page.inner_text("h1")


def press_leave(page):
    page.click(".leave")


def press_escape(page):
    for _ in range(3):
        page.keyboard.press("Escape")


def close_the_tab(page):
    page.context.new_page()
    page.close()


def status_of(url):
    """Return what an address answers to somebody without her cookie."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


EXITS = [
    pytest.param(False, press_leave, id="by link, without a script"),
    pytest.param(True, press_leave, id="by location.replace"),
    pytest.param(True, press_escape, id="by Escape three times"),
    pytest.param(True, close_the_tab, id="by closing the tab"),
    pytest.param(False, close_the_tab, id="by closing the tab, without a script"),
]


@pytest.mark.parametrize(("javascript", "leave"), EXITS)
def test_no_file_holds_what_she_asked_or_found(served_url, browser, javascript, leave):
    context = browser.open(javascript=javascript)
    asked = watch(context)
    page = context.pages[0]
    search(page, served_url)
    titles = {page.title()}
    name = open_listing(page)
    titles.add(page.title())

    leave(page)
    if leave is not close_the_tab:
        page.wait_for_url(f"{served_url}/blank")
        titles.add(page.title())
    context.close()

    history = history_of(browser.profile)
    sealed = [url for url, _title in history if "/r/" in url]
    assert files_with(browser.profile, CONTROL) != []
    assert files_with(browser.profile, RARE) == []
    assert files_with(browser.profile, name) == []
    assert caches_with(browser.profile, "/en/r/") == []
    assert elsewhere(asked, served_url) == []
    assert titles == {TITLE}
    assert {title for _url, title in history} <= {TITLE, ""}
    assert {status_of(url) for url in sealed} == {410}
    assert not any("/listing/" in url for url, _title in history)


@pytest.mark.parametrize("javascript", [True, False])
def test_after_leaving_no_address_of_the_history_opens(served_url, browser, javascript):
    context = browser.open(javascript=javascript)
    page = context.pages[0]
    visited = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    search(page, served_url)
    name = open_listing(page)
    press_leave(page)
    page.wait_for_url(f"{served_url}/blank")

    sealed = [url for url in dict.fromkeys(visited) if "/r/" in url]
    shown = []
    for url in sealed:
        answer = page.goto(url)
        shown.append((answer.status, name in page.content(), RARE in page.content()))

    assert len(sealed) == 2
    assert shown == [(410, False, False)] * 2
    context.close()


def test_a_profile_that_ended_without_leaving_opens_nothing_after_an_hour(
    demonstration, served_url, browser
):
    """Whoever has it has the cookie and the addresses, and asks the server itself."""
    context = browser.open()
    page = context.pages[0]
    search(page, served_url)
    name = open_listing(page)
    cookies = context.cookies()
    context.close()
    sealed = [url for url, _title in history_of(browser.profile) if "/r/" in url]

    context = browser.open()
    context.add_cookies(cookies)
    within = [opened(context.pages[0], url, name) for url in sealed]
    in_an_hour = HourlyKeys(
        keys_of(demonstration.config).folder, lambda: time.time() + 3600
    )
    in_an_hour.destroy_old()
    after = [opened(context.pages[0], url, name) for url in sealed]
    context.close()

    assert len(sealed) == 2
    assert [cookie["name"] for cookie in cookies] == ["panah"]
    assert within == [(200, True)] * 2
    assert after == [(410, False)] * 2


def opened(page, url, name):
    """Return how an address is answered, and whether it shows a name."""
    answer = page.goto(url)
    return answer.status, name in page.content()


@pytest.mark.parametrize("javascript", [True, False])
def test_back_shows_the_answers_before_leaving_and_never_after(
    served_url, browser, javascript
):
    context = browser.open(javascript=javascript)
    page = context.pages[0]
    search(page, served_url)
    name = open_listing(page)

    go_back(page)
    page.wait_for_selector(".card")
    before = page.locator(".card").count()
    open_listing(page)
    press_leave(page)
    page.wait_for_url(f"{served_url}/blank")
    after = []
    for _ in range(4):
        go_back(page)
        page.wait_for_timeout(500)
        after.append((page.locator(".card, article").count(), name in page.content()))

    assert before >= 2
    assert after == [(0, False)] * 4
    context.close()


NOTICE = ".no-cookies"
KEEPS = "Your browser refuses cookies. So it writes what you search for"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_browser_that_takes_cookies_is_told_nothing_of_them(
    served_url, browser, javascript
):
    context = browser.open(javascript=javascript)
    page = context.pages[0]

    page.goto(f"{served_url}/en/", wait_until="networkidle")

    assert not page.is_visible(NOTICE)
    context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_without_cookies_she_is_told_before_she_searches_and_only_open_tabs_are_kept(
    served_url, browser, javascript
):
    """A browser writes the form of the open page down, to restore its tabs."""
    browser.refuse_cookies()
    context = browser.open(javascript=javascript)
    asked = watch(context)
    page = context.pages[0]
    page.goto(f"{served_url}/en/")
    page.wait_for_selector(NOTICE, state="visible")
    said = page.get_attribute(NOTICE, "data-said")
    page.goto(f"{served_url}/en/?{CONTROL}")
    page.fill("#q", f"shelter {RARE}")
    page.fill("#place", "Herat")
    page.click("button.primary")
    page.wait_for_selector("h1:text('Before you search')")
    again = page.inner_text("main p.notice")
    page.click("button.primary")
    page.wait_for_selector(".card")
    direct = page.url
    page.locator(".card button").first.click()
    page.wait_for_selector("article")
    name = page.inner_text("h1")
    press_leave(page)
    page.wait_for_url(f"{served_url}/blank")
    kept = context.cookies()
    context.close()

    assert said.startswith(KEEPS)
    assert again == said
    assert direct == f"{served_url}/en/search"
    assert kept == []
    others = [f for f in files_with(browser.profile, RARE) if "Sessions/" not in f]
    assert files_with(browser.profile, CONTROL) != []
    assert others == []
    assert files_with(browser.profile, name) == []
    assert elsewhere(asked, served_url) == []


def test_one_answer_has_no_word_of_the_search_in_its_address(served_url, browser):
    context = browser.open()
    page = context.pages[0]
    search(page, served_url, f"shelter {RARE}", "sw")

    assert page.url.startswith(f"{served_url}/sw/r/")
    assert RARE not in page.url
    assert page.evaluate("document.referrer") == ""
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert page.evaluate("Object.keys(sessionStorage).length") == 0
    context.close()
