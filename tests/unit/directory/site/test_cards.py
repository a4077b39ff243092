import pytest

from directory.site.cards import card_of
from tests.support.pages import hit

pytestmark = pytest.mark.usefixtures("reading")


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ({}, "Children: not stated"),
        ({"accepts_children": True}, "Children: yes"),
        ({"accepts_children": False}, "Children: no"),
    ],
)
def test_silence_about_children_is_no_answer(flags, words):
    card = card_of(hit(flags=flags), "en")

    assert card.children == words


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        (
            {"area": ("Herat",), "distance_band_km": (50, 100)},
            ("Herat", "Afghanistan", "50 to 100 km"),
        ),
        (
            {"area": ("AF", "Badghis"), "distance_band_km": None},
            ("Badghis", "Afghanistan"),
        ),
        (
            {"area": ("*",), "country": None, "distance_band_km": None, "remote": True},
            ("worldwide", "By phone or online"),
        ),
        ({"area": (), "country": None, "distance_band_km": None}, ()),
        (
            {"area": ("Mashhad",), "country": "IR", "across_border": True},
            ("Mashhad", "across a border, in Iran", "50 to 100 km"),
        ),
        (
            {
                "area": ("Islamabad",),
                "country": "PK",
                "across_border": True,
                "serves": "AF",
                "distance_band_km": None,
            },
            ("serves Afghanistan from Islamabad (Pakistan)",),
        ),
        (
            {"area": (), "country": "PK", "serves": "AF", "distance_band_km": None},
            ("serves Afghanistan from Pakistan",),
        ),
    ],
)
def test_where_is_told_in_names_and_bands(facts, where):
    card = card_of(hit(**facts), "en")

    assert card.where == where


@pytest.mark.parametrize(
    ("vetters", "words", "open_question"),
    [
        (0, "Last checked on March 1, 2026", True),
        (2, "Last checked on March 1, 2026, attested by whoever runs this site", False),
    ],
)
def test_who_checked_it_is_told_and_nobody_is_told_too(vetters, words, open_question):
    card = card_of(hit(vetted_by_count=vetters), "en")

    assert (card.checked, card.to_be_confirmed) == (words, open_question)


def test_what_was_never_checked_has_no_date():
    card = card_of(hit(assured_date=None), "en")

    assert card.checked == ""


@pytest.mark.parametrize(
    ("text", "spoken", "reader", "words"),
    [
        ("en", ("fa-AF",), "en", ""),
        ("fr", ("en",), "en", "This text is in French; they speak English."),
        ("fr", ("fr",), "en", "This text is in French."),
    ],
)
def test_a_text_in_another_language_says_so(text, spoken, reader, words):
    card = card_of(hit(text_language=text, spoken_languages=spoken), reader)

    assert card.foreign == words
