"""The steps that lead to each kind of page in a real browser."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

ASKED = {
    "en": ("shelter", "Herat"),
    "fa-AF": ("پناهگاه", "هرات"),
    "lg": ("obubudamo", "Kampala"),
}

Steps = Callable[[Page, str], None]
CHOOSE = """need => document.querySelector("#search").append(
    Object.assign(document.createElement("input"),
        {type: "hidden", name: "need", value: need}))"""


def home(page: Page, language: str) -> None:
    """Open the first page, with everything unfolded."""
    unfold(page)


def results(page: Page, language: str) -> None:
    """Search."""
    words, place = ASKED[language]
    page.fill("#q", words)
    page.fill("#place", place)
    page.click("button.primary")
    page.wait_for_selector(".card")


def choices(page: Page, language: str) -> None:
    """Search, and unfold every choice."""
    results(page, language)
    unfold(page)


def the_map(page: Page, language: str) -> None:
    """Search, and look at the map."""
    results(page, language)
    page.click("button[value='view=map']")
    page.wait_for_selector(".map")


def listing(page: Page, language: str) -> None:
    """Search, and open what comes first."""
    results(page, language)
    page.locator(".card [data-number] a").first.click()
    page.wait_for_selector("article")
    unfold(page)


def nothing(page: Page, language: str) -> None:
    """Search for what nobody offers."""
    page.fill("#q", "qwxyz")
    page.fill("#place", "Zzyzx")
    page.click("button.primary")
    page.wait_for_selector(".answer")


def asking(need: str, place: str) -> Steps:
    """Return the steps that ask for one need near a place, without words."""

    def ask(page: Page, language: str) -> None:
        page.fill("#place", place)
        page.evaluate(CHOOSE, need)
        page.click("button.primary")
        page.wait_for_selector(".card")

    return ask


def expired(page: Page, language: str) -> None:
    """Open an answer that is no more."""
    page.goto(page.url + "r/x")


def unfold(page: Page) -> None:
    """Open all that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


PAGES = [home, results, choices, the_map, listing, nothing, expired]


def at(context: BrowserContext, url: str, language: str, steps: Steps) -> Page:
    """Return the page that the steps lead to."""
    page = context.pages[0]
    page.goto(f"{url}/{language}/")
    steps(page, language)
    return page


def go_back(page: Page) -> None:
    """Press Back; Playwright waits in vain for pages that were kept in memory."""
    wire = page.context.new_cdp_session(page)
    history = wire.send("Page.getNavigationHistory")
    before = history["entries"][max(0, history["currentIndex"] - 1)]
    wire.send("Page.navigateToHistoryEntry", {"entryId": before["id"]})
    wire.detach()
