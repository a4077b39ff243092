"""The button to a wider radius counts what pressing it shows."""

import re
from collections.abc import Iterator

import pytest

from search.finder import Finder
from search.geometry import KM_PER_DEGREE
from tests.support.documents import document
from tests.support.finding import Finding
from tests.support.pages import token_in

BUJUMBURA = (-3.38, 29.36)
TOTAL = re.compile(r"(\d+) listings?\b")
WIDER = re.compile(r'value="(radius_km=\d+)">(?:<bdi>)?(\d+) more within ([\d,]+) km')


def north_of_bujumbura(distance_km: int):
    """Return a lawyer so many kilometres north, beyond the borders."""
    point = (BUJUMBURA[0] + distance_km / KM_PER_DEGREE, BUJUMBURA[1])
    key = f"lawyer-{distance_km}"
    return document(key, "legal.aid", point=point, country="UG", admin1=None)


LAWYERS = tuple(north_of_bujumbura(km) for km in range(50, 2000, 100))
REMOTE = document(
    "line", "legal.aid", point=None, country=None, remote=True, covers=("BI",)
)
EMBASSY = document(
    "embassy", "mission.embassy", point=(4.0, 29.36), country="KE", covers=("BI",)
)


@pytest.fixture(scope="module")
def real_finder(
    finding: Finding, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Finder]:
    """Yield a real finder: lawyers ever farther away, a line, and an embassy."""
    corpus = [*LAWYERS, REMOTE, EMBASSY]
    with finding(tmp_path_factory.mktemp("wider"), corpus) as finder:
        yield finder


@pytest.fixture
def finder(real_finder: Finder) -> Finder:
    """Return it, where the app asks for one."""
    return real_finder


def answer(client, **fields) -> str:
    """Return the page that a search near Bujumbura leads to."""
    token = token_in(client.get("/en/").text)
    form = {"csrf_token": token, "place": "Bujumbura", "place_was": "Bujumbura"}
    found = client.post("/en/search", data=form | fields)
    return client.get(found.location).text


def total(page: str) -> int:
    """Return how many listings a page says that there are."""
    return int(TOTAL.search(page)[1])


@pytest.mark.parametrize(
    ("radius_km", "farther"),
    [(150, "300"), (300, "600"), (500, "1,000"), (600, "1,000"), (800, "1,000")],
)
def test_the_button_counts_what_pressing_it_shows(client, radius_km, farther):
    before = answer(client, radius_km=radius_km)
    change, more, within = WIDER.search(before).groups()

    after = answer(client, radius_km=radius_km, change=change)

    assert within == farther
    assert total(after) == total(before) + int(more)


def test_the_widest_radius_has_no_such_button(client):
    page = answer(client, radius_km=1000)

    assert WIDER.search(page) is None
    assert total(page) > 10
