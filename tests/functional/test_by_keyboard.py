"""Everything can be reached and done with the keyboard alone."""

import pytest
from playwright.sync_api import Page

from tests.support.steps import PAGES, at

pytestmark = pytest.mark.functional

TO_REACH = """
[...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter(e => e.type !== 'hidden' && !e.disabled && e.checkVisibility())
  .map((e, number) => { e.dataset.number = number; return e })
  .filter(e => e.type !== 'radio' || e.checked).length
"""
FOCUSED = """
(() => {
  const e = document.activeElement, style = getComputedStyle(e);
  const lit = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  return [Number(e.dataset.number ?? -1), lit, e.outerHTML.slice(0, 80)];
})()
"""


@pytest.mark.parametrize("steps", PAGES, ids=lambda steps: steps.__name__)
def test_tab_goes_through_everything_in_order_and_shows_where_it_is(
    served_url, context, steps
):
    page = at(context, served_url, "en", steps)
    count = page.evaluate(TO_REACH)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")

    met = []
    for _ in range(count):
        page.keyboard.press("Tab")
        met.append(page.evaluate(FOCUSED))

    numbers = [number for number, _lit, _element in met]
    assert numbers == sorted(set(numbers))
    assert -1 not in numbers
    assert [element for _number, lit, element in met if not lit] == []


def test_by_keyboard_alone_from_words_to_a_number(served_url, context):
    page = at(context, served_url, "en", lambda page, language: None)
    page.focus("#q")
    page.keyboard.type("shelter for women with children")
    page.keyboard.press("Tab")
    page.keyboard.type("Herat")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card")

    press_until(page, "e => e.matches('.card [data-number] a')")
    page.keyboard.press("Enter")
    page.wait_for_selector("article")
    press_until(page, "e => e.matches('.contacts a')")

    assert page.evaluate("document.activeElement.href").startswith("tel:")


def press_until(page: Page, condition: str) -> None:
    """Press Tab until the focus is where it should be."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"({condition})(document.activeElement)"):
            return
    pytest.fail("the keyboard does not get there")
