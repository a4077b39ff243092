"""What is seen before scrolling: the first page and an answer, on a phone and wide."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Playwright

from tests.functional.conftest import CHROMIUM, QUIET
from tests.support.steps import ASKED, asking, at, home, nothing, results, the_map

pytestmark = pytest.mark.functional

WIDTH, WIDE = 390, 1440
MOST_HOME_PX, MOST_ANSWER_PX, LEAST_TARGET_PX = 1400, 420, 44
LEAST_LETTER_PX, MOST_LETTER_PX = 12, 20
EACH = pytest.mark.parametrize("language", ASKED)
SCALED = """() => [...document.querySelectorAll('.map text, .map bdi')].map(text =>
    parseFloat(getComputedStyle(text).fontSize) *
    text.closest('svg').getScreenCTM().a)"""

WHOLE = "text => text.scrollHeight <= text.clientHeight + 1 || !text.clientHeight"


@pytest.fixture
def phone(playwright: Playwright) -> Iterator[BrowserContext]:
    """Yield a phone that is pressed with a finger."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    size = {"width": WIDTH, "height": 844}
    context = browser.new_context(viewport=size, is_mobile=True, has_touch=True)
    context.new_page()
    yield context
    browser.close()


def top(page, selector: str) -> float:
    """Return how far below the beginning of the page something begins."""
    return page.locator(selector).first.evaluate(
        "element => element.getBoundingClientRect().top + scrollY"
    )


def side(page, selector: str) -> tuple[float, float]:
    """Return where something begins and ends, from the left."""
    box = page.locator(selector).first.bounding_box()
    return box["x"], box["x"] + box["width"]


@EACH
def test_the_whole_first_page_is_short(served_url, phone, language):
    page = at(phone, served_url, language, lambda page, language: None)

    danger = page.locator(".emergency a").bounding_box()
    assert page.evaluate("document.documentElement.scrollHeight") <= MOST_HOME_PX
    assert danger["height"] >= LEAST_TARGET_PX
    assert page.locator(".likely > ul a").count() == 3
    assert not page.locator(".with-keys").is_visible()


@EACH
def test_the_first_answer_is_seen_at_once(served_url, phone, language):
    page = at(phone, served_url, language, results)

    assert top(page, ".card") <= MOST_ANSWER_PX


@pytest.mark.parametrize("language", [*ASKED, "ar"])
@pytest.mark.parametrize(
    ("need", "place"),
    [
        pytest.param("accompaniment", "Herat", id="farther away"),
        pytest.param("mhpss.remote", "Herat", id="from afar"),
        pytest.param("legal.aid", "Tripoli", id="a place of several"),
        pytest.param("organisation.lbtiq", "Kampala", id="nothing exact"),
    ],
)
def test_nor_does_what_an_answer_is_not_push_it_down(
    served_url, phone, language, need, place
):
    page = at(phone, served_url, language, asking(need, place))

    told = page.locator(".told")
    folded = told.bounding_box()["height"]
    first = top(page, ".card")
    told.locator("summary").tap()

    assert first <= MOST_ANSWER_PX
    assert folded >= LEAST_TARGET_PX
    assert told.locator("summary span").evaluate(WHOLE)


@EACH
@pytest.mark.parametrize("width", [320, WIDTH, 768, 1024, WIDE])
def test_the_words_of_a_map_are_large_enough_to_read(
    served_url, phone, language, width
):
    phone.pages[0].set_viewport_size({"width": width, "height": 844})

    # Where it is wide the map stands beside the list, and no button leads to it.
    page = at(phone, served_url, language, the_map if width < 1024 else results)

    assert min(page.evaluate(SCALED)) >= LEAST_LETTER_PX
    assert max(page.evaluate(SCALED)) <= MOST_LETTER_PX


def test_a_number_of_the_map_is_that_of_a_card_and_leads_to_its_list(served_url, phone):
    page = at(phone, served_url, "en", the_map)
    numbers = page.locator(".card [data-number]").evaluate_all(
        "titles => titles.map(title => title.dataset.number)"
    )
    pin = page.locator(".map button:not(.crowded)").first
    first = pin.locator("bdi").first.inner_text().split("–")[0]

    label = pin.get_attribute("aria-label")
    pin.tap()
    page.wait_for_selector(".as-list .chip:has-text('this part of the map')")

    assert first in numbers
    assert label.startswith(f"Number {first}")
    assert page.locator(".card").count() > 0


def test_on_a_wide_screen_the_choices_the_list_and_the_map_stand_side_by_side(
    served_url, context
):
    context.pages[0].set_viewport_size({"width": WIDE, "height": 900})

    page = at(context, served_url, "en", results)

    rail, cards = side(page, "#search"), side(page, ".list")
    beside = side(page, ".map")
    assert rail[1] < cards[0] < cards[1] < beside[0] < beside[1] <= WIDE
    assert (cards[1] - cards[0]) / (beside[1] - beside[0]) == pytest.approx(1.5, 0.05)
    assert page.locator(".with-keys").is_visible()
    page.mouse.wheel(0, 400)
    assert page.locator(".map").bounding_box()["y"] >= 0


def test_the_key_that_sends_a_form_searches_and_takes_nothing_away(served_url, context):
    page = at(context, served_url, "en", results)
    before = page.locator(".chip").all_inner_texts()

    page.locator("#place").press("Enter")
    page.wait_for_load_state()

    assert page.locator(".chip").all_inner_texts() == before != []


def test_the_search_stays_in_reach_however_much_is_unfolded(served_url, phone):
    page = at(phone, served_url, "en", home)

    page.locator(".filters select").first.scroll_into_view_if_needed()

    seen = page.locator(".go button").bounding_box()
    assert 0 <= seen["y"] <= 844 - seen["height"]


def test_what_was_not_understood_offers_six_needs_and_no_strangers(served_url, phone):
    page = at(phone, served_url, "en", nothing)

    assert page.locator(".offered button").count() == 6
    assert page.locator(".card").count() == 0
    page.locator(".offered button", has_text="Legal help").tap()
    page.wait_for_selector(".chip:has-text('Legal help')")
