import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from directory.errors import ConfigurationError
from directory.geocoding import Described, Geocoder, Located, own_nominatim
from tests.unit.directory.hsds.import_samples import (
    HERAT,
    KABUL,
    FakeMatch,
    FakePlaces,
)

IN_HERAT = Described("AF", "AF.11", "Asia/Kabul", "Herat")
GEOCODER = Geocoder(FakePlaces())


def test_a_town_is_found_offline():
    located = GEOCODER.locate("Herat", "", "AF")

    assert located == Located(34.3482, 62.1997, IN_HERAT)


@pytest.mark.parametrize(
    ("city", "region", "country"),
    [
        ("", "", "AF"),
        ("Nowhere", "", "AF"),
        ("Herat", "", "PK"),
        ("Herat", "Kabul", "AF"),
    ],
)
def test_a_namesake_elsewhere_is_not_taken_for_the_town(city, region, country):
    assert GEOCODER.locate(city, region, country) is None


def test_a_point_is_described_by_the_nearest_town():
    assert GEOCODER.describe(34.3, 62.2) == IN_HERAT
    assert GEOCODER.describe(0, 0) == Described()


def test_a_server_that_does_not_answer_knows_nothing():
    geocoder = Geocoder(FakePlaces(), "http://127.0.0.1:9/")

    assert geocoder.locate("Nowhere", "", "AF") is None


@pytest.mark.parametrize(
    "url",
    [
        "http://[",
        "ftp://own.example",
        "own.example",
        "https://nominatim.openstreetmap.org/",
    ],
)
def test_only_a_server_of_our_own_is_asked(url):
    with pytest.raises(ConfigurationError):
        own_nominatim(url)


class OneName(FakePlaces):
    """A gazetteer that answers every name by the same places."""

    def __init__(self, first, *others, exact=True):
        self.match = FakeMatch(first, others, exact)

    def find(self, name, *, country=None):
        return super().find(name) if name == "Kabul" else self.match


NAMESAKE = replace(HERAT, country="PK", admin1="PK.02", latitude=30.0)
SECOND = replace(HERAT, admin1="AF.13", latitude=35.0)


@pytest.mark.parametrize(
    ("places", "region", "country", "latitude"),
    [
        (OneName(HERAT), "", None, HERAT.latitude),
        (OneName(HERAT, NAMESAKE), "", None, None),
        (OneName(HERAT, NAMESAKE), "", "AF", HERAT.latitude),
        (OneName(HERAT, NAMESAKE), "", "PK", NAMESAKE.latitude),
        (OneName(HERAT, NAMESAKE), "", "IR", None),
        (OneName(HERAT, SECOND), "Kabul", "AF", SECOND.latitude),
        (OneName(HERAT, exact=False), "", "AF", None),
        (OneName(HERAT, exact=False), "", None, None),
    ],
)
def test_a_town_is_the_one_that_lies_where_the_address_says(
    places, region, country, latitude
):
    located = Geocoder(places).locate("Herat", region, country)

    assert (located and located.latitude) == latitude


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("Kabul", "AF", "AF.13"),
        ("Kabul", "PK", None),
        ("Kabul", None, None),
        ("", "AF", None),
        ("Nowhere", "AF", None),
    ],
)
def test_a_province_is_known_inside_its_own_country_only(name, country, code):
    assert GEOCODER.admin1_of(name, country) == code


@pytest.mark.parametrize(
    ("code", "name"), [("AF.11", "Herat"), ("AF.13", "Kabul"), ("XX.01", "")]
)
def test_a_province_has_a_name_or_none(code, name):
    assert GEOCODER.province_name(code) == name


@pytest.fixture
def nominatim():
    """Yield a server of our own that knows one village, and what it was asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            query = parse_qs(urlsplit(self.path).query)
            query.pop("format")
            query.pop("limit")
            asked.append(query)
            found = [{"lat": "34.2", "lon": "62.1", "display_name": "Village"}]
            body = json.dumps(found if query["city"] == ["Village"] else []).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()
        thread.join()


def test_our_own_server_is_asked_for_what_the_gazetteer_does_not_know(nominatim):
    url, asked = nominatim
    geocoder = Geocoder(FakePlaces(), url)

    located = [geocoder.locate("Village", "", "AF") for _twice in range(2)]
    unknown = geocoder.locate("Nowhere", "Herat", None)
    offline = geocoder.locate("Kabul", "", "AF")

    assert located == [Located(34.2, 62.1, IN_HERAT)] * 2
    assert unknown is None
    assert offline.latitude == KABUL.latitude
    assert asked == [
        {"city": ["Village"], "country": ["AF"]},
        {"city": ["Nowhere"], "state": ["Herat"]},
    ]
