from datetime import date

import pytest
from flask_babel import force_locale

from directory.wording.listing_words import (
    area_words,
    foreign_text,
    joined,
    last_checked,
    parts_of_line,
)

pytestmark = pytest.mark.usefixtures("reading")


@pytest.mark.parametrize(
    ("area", "country", "words"),
    [
        ((), "", ""),
        (("*",), "", "worldwide"),
        (("Herat", "AF"), "", "Herat, Afghanistan"),
        (("Herat", "AF"), "Afghanistan", "Herat"),
        (("AF", "KE"), "", "Afghanistan, Kenya"),
        (("af",), "", "af"),
        (("QQ",), "", "QQ"),
        (("ÄF",), "", "ÄF"),
    ],
)
def test_an_area_is_told_by_names(area, country, words):
    assert area_words(area, country) == words


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Herat, Afghanistan", ["Herat", "Afghanistan"]),
        ("هرات، افغانستان", ["هرات", "افغانستان"]),
        (" Herat,,  Injil , ", ["Herat", "Injil "]),
        ("", []),
    ],
)
def test_a_line_is_cut_at_the_commas_of_either_script(line, parts):
    assert parts_of_line(line) == parts


def test_what_was_joined_is_cut_into_the_same_parts():
    parts = ["Herat", "Injil", "Afghanistan"]

    assert parts_of_line(joined(parts)) == parts


ATTESTED = "Last checked on June 1, 2026, attested by whoever runs this site"


@pytest.mark.parametrize(
    ("day", "vetters", "words"),
    [
        (None, 0, ""),
        (None, 2, ""),
        (date(2026, 6, 1), 0, "Last checked on June 1, 2026"),
        (date(2026, 6, 1), 2, ATTESTED),
    ],
)
def test_it_is_told_when_it_was_checked_and_whose_word_that_is(day, vetters, words):
    assert last_checked(day, vetters) == words


@pytest.mark.parametrize(
    ("language", "spoken", "words"),
    [
        ("en", (), ""),
        ("en", ("en",), ""),
        ("fr", (), "This text is in French."),
        ("fr", ("fr", "ps"), "This text is in French."),
        ("fr", ("ps", "en"), "This text is in French; they speak English."),
    ],
)
def test_a_text_in_another_language_says_so(language, spoken, words):
    assert foreign_text(language, spoken, "en") == words


def test_names_and_days_are_those_of_the_reader():
    with force_locale("fr"):
        told = area_words(("AF",)), last_checked(date(2026, 6, 1), 0)

    assert told == ("Afghanistan", "Last checked on 1 juin 2026")
