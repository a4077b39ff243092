"""Of an area nothing finer than the province is told, by the real gazetteer."""

import pytest

from directory.geocoding import Geocoder
from directory.hsds.redact.areas import widened
from directory.search_port import Gazetteer


@pytest.fixture(scope="module")
def geocoder():
    gazetteer = Gazetteer()
    yield Geocoder(gazetteer)
    gazetteer.close()


@pytest.mark.parametrize(
    ("name", "country", "told"),
    [
        ("AF", None, "AF"),
        ("*", None, "*"),
        ("AF.11", None, "AF.11"),
        ("Afghanistan", None, "Afghanistan"),
        ("Herat", "AF", "Herat"),
        ("هرات", "AF", "هرات"),
        ("Herat Province", "AF", "Herat Province"),
        ("Sud-Kivu", "CD", "Sud-Kivu"),
        ("Nationwide", "CD", "Nationwide"),
        ("Tout le pays", "CD", "Tout le pays"),
        ("Bukavu", "CD", "Sud-Kivu"),
        ("بوکاوو", "CD", "Sud-Kivu"),
        ("Kabale", "UG", "Western"),
        ("Bukavu, Sud-Kivu", "CD", "Sud-Kivu"),
        ("Herat and Badghis", "AF", "Herat, Badghis"),
        ("Quartier Nyalukemba", "CD", ""),
        ("Quartier Nyalukemba, Bukavu", "CD", "Sud-Kivu"),
        ("14 Avenue Secrète", "CD", ""),
        ("Bukavu", None, "Sud-Kivu"),
        ("", "CD", ""),
    ],
)
def test_an_area_becomes_its_province_or_wider(geocoder, name, country, told):
    assert widened(geocoder, name, country) == told
