"""Words of every script come to one spelling, and to stems of their language."""

import pytest

from search.query import Word
from search.text.analysis import fold, index_tokens, query_words, surfaces, tokens

SAME_WORDS = [
    ("Hébergement", "hebergement"),
    ("refugio para MUJERES", "Refugio para mujeres"),
    ("cœur", "coeur"),
    ("پناه‌گاه", "پناهگاه"),
    ("كمك", "کمک"),
    ("مأوى", "ماوی"),
    ("حماية", "حمایه"),
    ("مُحَامِيـــة", "محاميه"),
    ("پښتو ګډون", "پشتو گدون"),
    ("مرستې", "مرستی"),
    ("ۍ", "ئ"),
    ("٢٤", "24"),
    ("۲۴", "24"),
    ("ﻻجئ", "لاجی"),
    ("ng'enda", "ngenda"),
    ("k’iche’", "kiche"),
    ("ch´ab´al", "chabʼal"),
    ("women’s", "womens"),
    ("safe-house", "safe house"),
]


@pytest.mark.parametrize(("typed", "other"), SAME_WORDS)
def test_spellings_of_one_word_fold_alike(typed: str, other: str) -> None:
    assert fold(typed) == fold(other)


def test_folding_twice_changes_nothing() -> None:
    once = [fold(text) for pair in SAME_WORDS for text in pair]

    assert [fold(text) for text in once] == once


def test_different_words_stay_different() -> None:
    assert fold("کار") != fold("گار")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("l'avocate d'urgence", ["l", "avocate", "d", "urgence"]),
        ("n'abana", ["n", "abana"]),
        ("by'amateeka", ["by", "amateeka"]),
        ("tz'ib'", ["tzib"]),
    ],
)
def test_an_elided_word_is_a_word_of_its_own(typed: str, words: list[str]) -> None:
    assert tokens(typed) == words


@pytest.mark.parametrize(
    "typed", ["0700 123 456", "0700-123-456", "(0700) 123456", "۰۷۰۰ ۱۲۳ ۴۵۶"]
)
def test_a_telephone_number_is_one_word_however_grouped(typed: str) -> None:
    assert tokens(f"call {typed} now") == ["call", "0700123456", "now"]


def test_two_telephone_numbers_are_two_words() -> None:
    assert tokens("0700123456 0700123457") == ["0700123456", "0700123457"]


def test_a_mail_address_gives_its_pieces() -> None:
    assert tokens("help@safe-house.example") == ["help", "safe", "house", "example"]


def test_punctuation_alone_gives_no_words() -> None:
    assert tokens(" -- ؟ ! … ") == []


def test_every_token_knows_how_it_was_typed() -> None:
    typed = list(surfaces("Une Avocate, l'été"))

    assert typed == [
        ("une", "Une"),
        ("avocate", "Avocate,"),
        ("l", "l'été"),
        ("ete", "l'été"),
    ]


def test_the_index_holds_each_word_and_its_marked_stem() -> None:
    held = index_tokens("L'hébergement des femmes", "fr")

    assert held == ["hebergement", "fr~heberg", "femmes", "fr~femm"]


def test_a_number_has_no_stem() -> None:
    assert index_tokens("0700 123 456", "sw") == ["0700123456"]


def test_a_language_without_rules_still_gives_its_words() -> None:
    assert index_tokens("tob'nel", "quc") == ["tobnel", "quc~tobnel"]


def test_a_query_word_carries_its_stems_in_each_candidate_language() -> None:
    words = query_words("hébergement", ["fr", "en", "fr"])

    assert words == (Word("hébergement", ("hebergement", "fr~heberg", "en~heberg")),)


def test_a_query_word_is_shown_without_its_comma() -> None:
    words = query_words("shelter, (lawyer)", ["en"])

    assert [word.surface for word in words] == ["shelter", "lawyer"]


def test_words_already_understood_are_skipped() -> None:
    words = query_words("shelter lawyer", ["en"], skip={0})

    assert [word.surface for word in words] == ["lawyer"]


def test_a_query_of_stop_words_gives_no_word() -> None:
    assert query_words("and with the", ["en", "fr"]) == ()


@pytest.mark.parametrize(
    ("language", "listed", "asked"),
    [
        ("en", "lawyers", "lawyer"),
        ("fr", "avocates", "avocate"),
        ("es", "abogadas", "abogada"),
        ("ar", "المحامية", "محامية"),
        ("fa-AF", "پناهگاه‌های", "پناهگاه"),
        ("ps", "مرستې", "مرسته"),
        ("sw", "wakili", "mawakili"),
        ("rn", "abagore", "umugore"),
        ("lg", "abakazi", "omukazi"),
        ("nl", "vrouwen", "vrouw"),
    ],
)
def test_a_form_that_is_asked_for_meets_the_form_that_is_listed(
    language: str, listed: str, asked: str
) -> None:
    (word,) = query_words(asked, [language])

    assert set(word.tokens) & set(index_tokens(listed, language))
