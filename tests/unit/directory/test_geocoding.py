import pytest

from directory.errors import ConfigurationError
from directory.geocoding import Described, Geocoder, Located, own_nominatim
from tests.unit.directory.hsds.import_samples import FakePlaces

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
