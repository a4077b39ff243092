import pytest
from flask import Flask
from flask_babel import Babel, force_locale

from directory.search_port import Flag
from directory.wording.countries import country_codes, find_country
from directory.wording.labels import (
    country_label,
    distance_label,
    facet_labels,
    flag_label,
    language_label,
    need_label,
    remote_label,
)
from i18n import LANGUAGES
from seed_data.taxonomy import load_taxonomy


@pytest.fixture(autouse=True)
def context():
    app = Flask("directory")
    Babel(app)
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("locale", "tag", "label"),
    [
        ("en", "fa-AF", "Dari"),
        ("fr", "fa-AF", "dari"),
        ("fa_AF", "fa-AF", "دری"),
        ("rn", "fa-AF", "Ikidari"),
        ("rn", "de", "Ikidage"),
        ("rn", "eo", "Esperanto"),
        ("en", "quc", "K’iche’"),
        ("es", "kek", "q’eqchi’"),
        ("es", "mam", "mam"),
        ("en", "pt-AO", "Portuguese"),
        ("en", "xx", "xx"),
    ],
)
def test_a_language_is_named_for_the_reader(locale, tag, label):
    with force_locale(locale):
        named = language_label(tag)

    assert named == label


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda each: each.tag)
def test_every_country_and_language_has_a_name_in_every_language(language):
    with force_locale(language.locale):
        nameless = [code for code in country_codes() if country_label(code) == code]
        unnamed = [tag for tag in LANGUAGES if language_label(tag) == tag]

    assert (nameless, unnamed) == ([], [])


@pytest.mark.parametrize(
    ("band", "label"),
    [
        ((0, 10), "less than 10 km"),
        ((50, 100), "50 to 100 km"),
        ((5000, 20100), "more than 5,000 km"),
    ],
)
def test_a_distance_is_told_as_a_band(band, label):
    assert distance_label(band) == label


@pytest.mark.parametrize("flag", Flag)
def test_every_flag_has_a_label(flag):
    assert flag_label(flag.value) not in ("", flag.value)


def test_codes_that_nobody_knows_stay_as_they_are():
    assert [need_label("a.b"), flag_label("c"), country_label("QQ")] == [
        "a.b",
        "c",
        "QQ",
    ]


def test_a_need_is_named_as_in_the_taxonomy():
    assert need_label("shelter") == load_taxonomy()["shelter"].label


def test_remote_is_said_in_words():
    assert [remote_label("true"), remote_label("false")] == [
        "By phone or online",
        "At a place",
    ]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("AF", "AF"),
        (" af ", "AF"),
        ("xk", "XK"),
        ("EU", None),
        ("ZZ", None),
        ("001", None),
        ("AFG", None),
        ("", None),
        ("ａｆ", None),
        ("ß", None),
        ("ﬁ", None),
        ("ıs", None),
    ],
)
def test_a_country_is_one_of_iso_3166(code, found):
    assert find_country(code) == found


def test_there_are_as_many_countries_as_iso_has_and_kosovo():
    assert len(country_codes()) == 249 + 1


def test_the_names_of_a_facet_are_those_of_whoever_reads_now():
    told = []
    for locale in ("fr", "fa_AF", "fr"):
        with force_locale(locale):
            told.append(facet_labels("spoken_languages")("fa-AF"))

    assert told == ["dari", "دری", "dari"]


def test_a_facet_without_names_shows_its_values():
    assert facet_labels("unheard")("of") == "of"
