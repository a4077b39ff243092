import re

import pytest

from directory.config import Config
from directory.errors import ConfigurationError

FIRST_THREE = re.compile(r'<nav class="tongues likely.*?<ul[^>]*>(.*?)</ul>', re.DOTALL)
TAG = re.compile(r'hreflang="([^"]+)"')


@pytest.fixture
def languages(make_app):
    """Return which languages stand first on the page that a browser asks for."""

    def first(country, wanted):
        client = make_app(country=country).test_client()
        page = client.get("/en/", headers={"Accept-Language": wanted}).text
        return TAG.findall(FIRST_THREE.search(page)[1])

    return first


def test_the_languages_of_the_host_s_country_are_offered_first(languages):
    assert languages("BI", "en")[1] == "rn"
    assert languages("AF", "en")[1:] == ["fa-AF", "ps"]


def test_what_the_browser_says_goes_before_the_host_s_country(languages):
    assert languages("AF", "sw-KE, en")[1] == "sw"
    assert languages("AF", "en-UG")[1] != "fa-AF"


def test_any_other_text_than_a_code_of_a_country_is_refused():
    with pytest.raises(ConfigurationError, match="a code like KE is meant"):
        Config.from_environ({"PANAH_COUNTRY": "Kenya"})
