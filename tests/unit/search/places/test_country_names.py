import pytest

from search.places.country_names import country_named
from search.places.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer():
    gazetteer = Gazetteer()
    yield gazetteer
    gazetteer.close()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("UG", "UG"),
        ("ug", "UG"),
        ("UGA", "UG"),
        ("afg", "AF"),
        ("800", "UG"),
        ("Uganda ", "UG"),
        ("Uganda (UG)", "UG"),
        ("UG - Uganda", "UG"),
        ("Ouganda", "UG"),
        ("Oeganda", "UG"),
        ("أوغندا", "UG"),
        ("افغانستان", "AF"),
        ("Afganistán", "AF"),
        ("Islamic Republic of Afghanistan", "AF"),
        ("جمهوری اسلامی افغانستان", "AF"),
        ("د افغانستان اسلامي امارت", "AF"),
        ("République du Burundi", "BI"),
        ("Republika y'Uburundi", "BI"),
        ("Jamhuri ya Kenya", "KE"),
        ("República de Guatemala", "GT"),
        ("دولة ليبيا", "LY"),
        ("Tanzania, United Republic of", "TZ"),
        ("Congo, The Democratic Republic of the", "CD"),
        ("RDC", "CD"),
        ("COD", "CD"),
        ("Republic of the Congo", "CG"),
        ("États-Unis d'Amérique", "US"),
        ("Northern Ireland", "GB"),
        ("South Sudan", "SS"),
    ],
)
def test_a_country_is_known_by_code_name_and_official_form(gazetteer, name, code):
    assert country_named(name, gazetteer.country_of) == code


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Congo",
        "Kongo",
        "کانګو",
        "Korea",
        "State of Georgia",
        "Ugnada",
        "ZZZ",
        "999",
        "Herat, Afghanistan",
        "Republic",
        "Uganda " * 20,
    ],
)
def test_what_is_not_certain_is_no_country(gazetteer, name):
    assert country_named(name, gazetteer.country_of) is None
