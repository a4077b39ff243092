"""Whoever says in any of our languages that a place is secret is understood."""

import pytest

from directory.listings.confidentiality import (
    BESIDE,
    is_secret_alone,
    says_confidential,
    says_place_is_secret,
)
from directory.listings.folded_text import fold_text
from seed_data.attributes import FACTS
from seed_data.taxonomy import load_taxonomy

SAID = [
    ("true", "confidential"),
    ("true", "is_confidential"),
    ("", "location_confidential"),
    ("yes", "confidential_locаtion"),  # the а of Cyrillic
    ("yes", "соnfidential_location"),  # the с and о
    ("yes", "con\u200bfidential"),
    ("yes", "ｃｏｎｆｉｄｅｎｔｉａｌ"),
    ("yes", "confidéntial"),
    ("yes", "C o n f i d e n t i a l"),
    ("n", "confidential_location"),
    ("No way", "confidential_location"),
    ("نعم", "confidential"),
    ("1", "hiddenAddress"),
    ("1", "secret_location"),
    ("1", "undisclosed address"),
    ("1", "private_location"),
    ("true", "secret"),
    ("confidential", "Address"),
    ("محرمانه", "نشانی"),
    ("", "Address confidential"),
    ("", "adresse confidentielle"),
    ("", "lieu tenu secret"),
    ("", "dirección reservada"),
    ("", "عنوان سري"),
    ("", "العنوان السري"),
    ("", "آدرس محرمانه"),
    ("", "پټ پته"),
    ("", "پټه پته"),
    ("", "anwani ya siri"),
    ("", "aderesi y'ibanga"),
    ("", "endagiriro ya kyama"),
    ("", "geheim adres"),
    ("ja", "vertrouwelijke locatie"),
    ("The address is not disclosed", "note"),
    ("Adresse non divulguée", "note"),
    ("yes", "Confidential counselling"),
]
DENIED = [
    ("no", "confidential"),
    ("No.", "confidential"),
    ("FALSE", "is_confidential"),
    ("non", "lieu confidentiel"),
    ("nee", "geheim adres"),
    ("لا", "confidential_location"),
    ("نه", "آدرس محرمانه"),
    ("hapana", "anwani ya siri"),
    ("not confidential", "address"),
    ("women", "accepts_gender"),
    ("yes", "Self-confidence training"),
    ("yes", "confidence"),
    ("in_person", "channel"),
    ("We keep what you tell us to ourselves", "caution"),
]


@pytest.mark.parametrize(("value", "name"), SAID)
def test_it_is_understood_in_every_spelling(value, name):
    assert says_confidential(value, name)


@pytest.mark.parametrize(("value", "name"), DENIED)
def test_a_clear_no_and_another_matter_hide_nothing(value, name):
    assert not says_confidential(value, name)


def test_of_our_own_words_only_the_one_that_means_it_counts():
    ours = {code: term.label for code, term in load_taxonomy().items()}
    ours |= {code: fact.label for code, fact in FACTS.items()}

    found = {code for code, label in ours.items() if says_confidential("", code, label)}

    assert found == {"confidential_location"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("A shelter at a confidential location in the north", True),
        ("El lugar es confidencial", True),
        ("Makazi ya siri kwa wanawake", True),
        ("Free and confidential. Come to our address", False),
        ("Confidential counselling at this address", False),
        ("A private place to talk", False),
        ("The address is not confidential", False),
        ("", False),
    ],
)
def test_running_text_says_it_only_beside_the_place(text, says):
    assert says_place_is_secret(text, BESIDE) is says


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Confidential", True),
        ("محرمانه", True),
        ("Siri", True),
        ("The secret", True),
        ("12 Confidence Street", False),
        ("", False),
    ],
)
def test_a_line_of_an_address_may_hold_the_word_alone(line, says):
    assert is_secret_alone(line) is says


def test_a_folded_text_knows_where_its_letters_stood():
    folded = fold_text("№ ١٤، Œuvre‑Sécrète")

    words = [(one.text, folded.original[one.start : one.end]) for one in folded.words]

    assert words == [
        ("no", "№"),
        ("14", "١٤"),
        ("oeuvre", "Œuvre"),
        ("secrete", "Sécrète"),
    ]
