"""Whether a name in a sentence is a place hangs on its words, its size, its country."""

import pytest

from search.places.context_words import (
    PlaceCue,
    Token,
    cue_after,
    cue_before,
    is_credible,
    tokens_of,
)
from search.places.model import Place, PlaceKind

NONE, WEAK, STRONG = PlaceCue


def place(country, population, kind=PlaceKind.CITY):
    return Place(1, kind, "A name", country, None, 0.0, 0.0, population, None)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("lawyer in Lira", [("lawyer", False), ("in", False), ("lira", True)]),
        ("Mazar-e Sharif", [("mazar", True), ("e", True), ("sharif", True)]),
        ("پناهگاه در هرات", [("پناهگاه", False), ("در", False), ("هرات", False)]),
    ],
)
def test_only_a_token_remembers_its_capital(text, tokens):
    assert tokens_of(text) == [Token(*token) for token in tokens]


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("lawyer <lira>", NONE),
        ("<lira>", NONE),
        ("lawyer in <lira>", STRONG),
        ("help from <lira>", WEAK),
        ("help at <lira>", WEAK),
        ("<lira> district", STRONG),
        ("city <lira>", STRONG),
        ("ayuda cerca de <coban>", STRONG),
        ("ayuda de <coban>", WEAK),
        ("in lawyer <lira>", NONE),
        ("<lira> in kampala", NONE),
    ],
)
def test_the_words_around_a_name_say_that_it_is_a_place(words, cue):
    split = words.split()
    at = next(n for n, word in enumerate(split) if word.startswith("<"))

    bare = [word.strip("<>") for word in split]
    assert max(cue_before(bare, at), cue_after(bare, at + 1)) == cue


@pytest.mark.parametrize(
    ("where", "cue", "plain", "credible"),
    [
        (place("AF", 20_000), NONE, True, True),
        (place("AF", 19_999), NONE, True, False),
        (place("AF", 5_000), WEAK, True, True),
        (place("AF", 4_999), WEAK, True, False),
        (place("AF", 0), STRONG, True, True),
        (place("AF", 49_999), NONE, False, False),
        (place("AF", 50_000), NONE, False, True),
        (place("AF", 0, PlaceKind.ADMIN1), NONE, True, True),
        (place("PK", 100_000), NONE, True, True),
        (place("PK", 99_999), NONE, True, False),
        (place("PK", 50_000), WEAK, True, True),
        (place("PK", 10_000), STRONG, True, True),
        (place("PK", 9_999), STRONG, True, False),
        (place("PK", 900_000), STRONG, False, False),
        (place("FR", 1_000_000), NONE, True, True),
        (place("FR", 999_999), NONE, True, False),
        (place("FR", 500_000), WEAK, True, True),
        (place("FR", 100_000), STRONG, True, True),
        (place("FR", 99_999), STRONG, True, False),
        (place("FR", 0, PlaceKind.COUNTRY), NONE, True, True),
    ],
)
def test_the_farther_from_where_we_work_the_larger_a_town_must_be(
    where, cue, plain, credible
):
    told = is_credible(where, "townname", cue, plain=plain, capital=False, home=False)

    assert told is credible


@pytest.mark.parametrize(
    ("key", "where", "cue", "capital", "credible"),
    [
        ("arabic", place("AF", 900_000), STRONG, True, False),
        ("province", place("AF", 900_000), STRONG, True, False),
        ("xy", place("AF", 900_000), STRONG, True, False),
        ("lira", place("UG", 119_323), NONE, True, False),
        ("lira", place("UG", 119_323), STRONG, False, True),
        ("lira", place("UG", 9_000), STRONG, False, False),
        ("lira", place("UG", 9_000), STRONG, True, True),
        ("lira", place("FR", 119_323), STRONG, False, False),
        ("lira", place("FR", 119_323), STRONG, True, True),
        ("xyz", place("AF", 900_000), NONE, True, False),
        ("xyz", place("AF", 900_000), WEAK, True, True),
        ("اوش", place("AF", 900_000), NONE, True, True),
        ("xyz", place("FR", 0, PlaceKind.COUNTRY), NONE, True, False),
        ("xyz", place("FR", 0, PlaceKind.COUNTRY), STRONG, True, True),
        ("xyzu", place("FR", 2_000_000), WEAK, True, False),
        ("xyzu", place("FR", 900_000), STRONG, False, False),
        ("xyzu", place("FR", 100_000), STRONG, True, True),
        ("xyzu", place("PK", 199_999), STRONG, False, False),
        ("xyzu", place("PK", 200_000), STRONG, False, True),
        ("xyzu", place("PK", 199_999), WEAK, True, False),
        ("xyzu", place("PK", 10_000), STRONG, True, True),
    ],
)
def test_a_short_or_common_word_needs_more_to_be_a_place(
    key, where, cue, capital, credible
):
    told = is_credible(where, key, cue, plain=True, capital=capital, home=False)

    assert told is credible


@pytest.mark.parametrize(
    ("key", "few", "credible"),
    [
        ("townname", True, True),
        ("townname", False, False),
        ("bahati", True, False),
        ("lira", True, False),
    ],
)
def test_a_hamlet_of_the_country_given_counts_beside_a_need_alone(key, few, credible):
    hamlet = place("KE", 100)

    told = is_credible(hamlet, key, NONE, plain=True, capital=False, home=True, few=few)

    assert told is credible
