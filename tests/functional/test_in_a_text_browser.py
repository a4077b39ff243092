"""The whole journey in a text browser: words and keys, no styles, no script."""

import re
import shutil
import subprocess

import pytest

from tests.support.missing import skip_without
from tests.support.pages import token_in
from tests.support.profiles import files_with
from tests.support.terminal import Terminal

pytestmark = pytest.mark.functional

OPENS = re.compile(r'<a href="(/en/r/[^"]+/[^"]+)"[^>]*>Example House')
ALMOND = "Example House of the Almond Tree (demonstration)"
RARE = "qamarbaghiya"
ENTER, TAB, BACK = "\r", "\t", "B"


@pytest.fixture
def home(tmp_path):
    """Return an empty folder for whatever the browser keeps."""
    if shutil.which("w3m") is None:
        skip_without("w3m")
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def w3m(served_url, home):
    """Yield a text browser on the first page."""
    terminal = Terminal(["w3m", "-cookie", f"{served_url}/en/"], home)
    yield terminal
    terminal.close()


def find(words):
    """Return the keys that put the cursor where the words stand."""
    return f"/{words}{ENTER}"


def test_from_the_first_page_to_a_listing_and_out(w3m, home):
    w3m.arrive(find("What do you need"), "Find help near you")
    w3m.press(TAB + ENTER, "TEXT:")
    w3m.press(f"shelter {RARE}{ENTER}", RARE)
    w3m.press(TAB + ENTER, "TEXT:")
    w3m.press(f"Herat{ENTER}", "Herat")

    answers = w3m.arrive(find("Search") + ENTER, "We understood this")
    w3m.arrive(find("Almond"), "Almond")
    listing = w3m.arrive(ENTER, "How to make contact")
    again = w3m.arrive(BACK, "We understood this")
    out = w3m.arrive(f"g{ENTER}", "There is nothing on this page.")
    w3m.end("Q")

    assert "(demonstration)" in answers
    assert listing.index("Leave now") < listing.index("How to make contact")
    assert "(demonstration)" in again
    assert "(demonstration)" not in out
    assert files_with(home, RARE) == []


def test_the_page_reads_in_order(w3m):
    page = w3m.arrive("", "Find help near you")

    words = [
        "Leave now",
        "Find help near you",
        "What do you need?",
        "Near which place?",
    ]
    places = [page.index(text) for text in words]
    assert places == sorted(places)


def test_the_answers_come_before_the_form(w3m):
    w3m.arrive(find("What do you need"), "Find help near you")
    w3m.press(TAB + ENTER, "TEXT:")
    w3m.press(f"shelter{ENTER}", "shelter")

    w3m.arrive(find("Search") + ENTER, "We understood this")
    page = w3m.arrive("", "listings")

    words = ["Leave now", "listings", "Change the search", "What do you need?"]
    places = [page.index(text) for text in words]
    assert places == sorted(places)


def lines_of(page):
    """Return the lines that w3m writes of a page, without those that are empty."""
    told = subprocess.run(
        ["w3m", "-dump", "-T", "text/html", "-cols", "100"],
        input=page,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [line.strip() for line in told.splitlines() if line.strip()]


@pytest.fixture
def dumped(crawl, home):
    """Return what w3m writes of an answer, and of the listing that comes first."""
    client = crawl.app.test_client()
    token = token_in(client.get("/en/").text)
    asked = {"csrf_token": token, "q": "shelter", "place": "Herat"}
    answer = client.post("/en/search", data=asked, follow_redirects=True).text
    address = OPENS.search(answer)[1]
    return lines_of(answer), lines_of(client.get(address).text)


def test_rows_of_a_card_and_of_a_listing_are_parted_in_the_text_itself(dumped):
    answer, listing = dumped

    rows = answer[answer.index(f"1. {ALMOND}") :]
    assert rows[1].startswith("Shelter that takes children and family · ")
    assert rows[2] == "Herat · Afghanistan · less than 10 km"
    assert "□ Phone: +93 20 000 0001" in rows[:6]
    assert "No wheelchair access" in rows[:9]
    assert any(row.startswith("Serves: Badghis and Herat · Secret ") for row in rows)
    assert listing.index(ALMOND) + 1 == listing.index("How to make contact")
    needs = "Shelter that takes children and family · Short-term safe house"
    assert needs in listing
    assert "English · Dari · Pashto" in listing
    assert "Their own words (English)" in listing
