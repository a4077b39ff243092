"""Every name that the gazetteer knows can be typed, bare and after a need."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from i18n import LANGUAGES
from search.places.gazetteer import PLACES_PATH, Gazetteer
from search.places.model import FOCUS_COUNTRIES
from search.places.words import (
    COMMON_WORDS,
    GENERIC_WORDS,
    NEVER_PLACES,
    SAID_WORDS,
)
from search.understanding.phrase_bank import load_bank
from tests.support.finding import place_inside
from tests.support.trials import SHARE, record, trials

# A lawyer, in the words of the ten languages.
A_NEED = {
    "en": "lawyer",
    "fr": "avocate",
    "es": "abogada",
    "ar": "محامية",
    "fa-AF": "وکیل",
    "ps": "وکیل",
    "sw": "wakili",
    "rn": "umuburanizi",
    "lg": "munnamateeka",
    "nl": "advocaat",
}
EVERYDAY = COMMON_WORDS | GENERIC_WORDS | NEVER_PLACES | SAID_WORDS
SHORTEST = 3
Name = tuple[str, str]


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    gazetteer = Gazetteer()
    yield gazetteer
    gazetteer.close()


def names_where(condition: str) -> list[Name]:
    """Return folded names with the country that bears them, in one order."""
    with closing(sqlite3.connect(f"file:{PLACES_PATH}?mode=ro", uri=True)) as file:
        query = f"SELECT DISTINCT key, country FROM name WHERE {condition}"  # noqa: S608 - ours
        return sorted(file.execute(query))


HERE = f"country IN {FOCUS_COUNTRIES}"


def test_every_name_where_we_work_is_read_as_a_place_of_its_country(
    gazetteer: Gazetteer,
) -> None:
    names = names_where(HERE)

    wrong = [
        (text, country)
        for name, country in names
        for text in (name, f"{A_NEED['en']} {name}")
        if not_read(gazetteer, text, name, country)
    ]

    assert len({name for name, _ in names}) == 9_628
    assert wrong == []


@pytest.mark.chaos
def test_names_of_the_rest_of_the_world_are_read_in_every_language(
    gazetteer: Gazetteer,
) -> None:
    names = names_where(f"NOT {HERE}")
    asked = names if SHARE >= 1 else random.Random(7).sample(names, trials(20_000))  # noqa: S311 - no secret
    words = list(A_NEED.values())

    wrong = [
        (text, country)
        for number, (name, country) in enumerate(asked)
        for text in (name, f"{words[number % len(words)]} {name}")
        if not_read(gazetteer, text, name, country)
    ]

    record("names of places, bare and after a need", len(asked), f"{len(wrong)} wrong")
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "country"),
    [
        *(("en", "KE"), ("en", "UG"), ("fr", "BI"), ("es", "GT"), ("ar", "LY")),
        *(("fa-AF", "AF"), ("ps", "AF"), ("sw", "KE"), ("rn", "BI"), ("lg", "UG")),
    ],
)
def test_a_country_that_is_given_makes_no_place_of_a_phrase(
    gazetteer: Gazetteer, language: str, country: str
) -> None:
    phrases = [p.text for p in load_bank().phrases if p.language == language]

    made = [
        (phrase, match.place.name)
        for phrase in phrases
        if (match := place_inside(gazetteer, phrase, country=country))
        and match.place.country == country
        and match != place_inside(gazetteer, phrase)
    ]

    assert made == []


def test_a_need_is_said_in_every_language() -> None:
    assert A_NEED.keys() == LANGUAGES.keys()


def not_read(gazetteer: Gazetteer, text: str, name: str, country: str) -> bool:
    """Whether a name is missed or lies elsewhere, though its country is given.

    In the query an everyday word may stay one; in the field for places none does.
    """
    place_inside(gazetteer, text)  # without a country it need only be read
    typed = gazetteer.find(name, country=country)
    said = place_inside(gazetteer, text, country=country)
    read = said is not None or name in EVERYDAY or len(name) < SHORTEST
    at_home = said is None or said.place.country == country
    return not (read and at_home and typed and typed.place.country == country)
