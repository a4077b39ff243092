"""The lines at the top are those of her country, also where her place is not known."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from directory.emergency.banner import country_of
from directory.search_port import SearchRequest
from tests.support.pages import FOUND, NOTHING

ASKED = SearchRequest(q="shelter", now=datetime(2026, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("given", "framed", "country"),
    [(None, None, None), (None, "KE", "KE"), ("UG", "KE", "UG"), ("UG", None, "UG")],
)
def test_the_frame_of_the_search_names_her_country(given, framed, country):
    understood = replace(NOTHING.understood, country=framed)
    found = replace(NOTHING, understood=understood)

    assert country_of(replace(ASKED, country=given), found) == country


def test_a_place_of_hers_names_it_before():
    assert country_of(ASKED, FOUND) == "AF"
