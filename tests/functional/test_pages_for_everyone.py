"""Every page for everyone: screen reader, keyboard, a narrow screen, a slow network."""

import gzip

import pytest

from tests.support.axe import violations
from tests.support.steps import (
    ASKED,
    PAGES,
    at,
    home,
    listing,
    results,
    the_map,
    unfold,
)
from tests.support.watching import watch

pytestmark = pytest.mark.functional

NARROW = {"width": 320, "height": 640}
ALL = pytest.mark.parametrize("steps", PAGES, ids=lambda steps: steps.__name__)
BOTH = pytest.mark.parametrize("language", ["en", "fa-AF"])


@ALL
@BOTH
def test_axe_finds_nothing_to_mend(served_url, context, steps, language):
    page = at(context, served_url, language, steps)

    assert violations(page) == []


@ALL
@BOTH
def test_nothing_scrolls_sideways_on_a_narrow_screen(
    served_url, context, steps, language
):
    context.pages[0].set_viewport_size(NARROW)

    page = at(context, served_url, language, steps)

    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


@ALL
def test_headings_go_down_one_step_at_a_time(served_url, context, steps):
    page = at(context, served_url, "en", steps)

    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])"
    )

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(
        after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)
    )


@pytest.mark.parametrize(
    ("steps", "most"),
    [(home, 14), (results, 20), (the_map, 35), (listing, 14)],
    ids=lambda value: getattr(value, "__name__", value),
)
@pytest.mark.parametrize("language", ASKED)
def test_a_page_is_light_with_everything_inside(
    served_url, context, steps, most, language
):
    page = at(context, served_url, language, steps)

    answer = page.goto(page.url)

    assert answer is not None
    assert len(gzip.compress(answer.body(), 6)) <= most * 1024


def test_one_request_shows_the_first_page(served_url, context):
    asked = watch(context)

    at(context, served_url, "en", home)

    assert [url for url in asked if not url.startswith("data:")] == [
        f"{served_url}/en/"
    ]


def test_a_spot_on_the_map_shows_what_lies_there(served_url, browser):
    context = browser.open(javascript=False)
    page = context.pages[0]
    page.goto(f"{served_url}/en/")
    page.fill("#place", "Afghanistan")
    page.click("button.primary")
    before = page.inner_text("h1")
    page.click("button[value='view=map']")
    page.locator(".map button").first.click()

    assert page.locator(".map").count() == 1
    assert page.inner_text("h1") != before
    assert page.locator(".chip", has_text="this part of the map").count() == 1
    context.close()


def test_another_language_keeps_the_answers(served_url, context):
    page = at(context, served_url, "en", results)
    unfold(page)
    before = page.locator(".card [data-number]").count()

    page.locator(".tongues a[lang='sw']").click()
    page.wait_for_selector("html[lang='sw'] .card")

    assert page.locator(".card [data-number]").count() == before
