"""Needs are read in what people type, in any script, and not in other text."""

import pytest

from search.understanding.needs import Recognised, Recogniser
from search.understanding.phrase_bank import Phrase, PhraseBank, load_bank


def codes(needs: tuple[Recognised, ...]) -> list[str]:
    return [need.code for need in needs]


def families(needs: tuple[Recognised, ...]) -> list[str]:
    return [code.partition(".")[0] for code in codes(needs)]


@pytest.mark.parametrize(
    ("text", "language", "right"),
    [
        ("shelter", "en", "shelter"),
        ("SHELTER!", "en", "shelter"),
        ("please I need a lawyer", "en", "legal"),
        ("safehouse", "en", "shelter"),
        ("lawyr", "en", "legal"),
        ("psycologist", "en", "mhpss"),
        ("free lawyers", "en", "legal"),
        ("پناه‌گاه", "fa-AF", "shelter"),
        ("پناهگاه ها", "fa-AF", "shelter"),
        ("كمك حقوقي", "ar", "legal"),
        ("جای بودوباش", "fa-AF", "shelter"),
        ("panahgah baraye zanan ba kodak", "en", "shelter"),
        ("panah gah", "en", "shelter"),
        ("vakil mekhaham", "en", "legal"),
        ("komak hoqoqi", "en", "legal"),
        ("حقوقی مرستې", "ps", "legal"),
        ("vrouwenopvanghuis", "nl", "shelter"),
        ("baramukubita cane mukiyago", "rn", "medical shelter"),
        ("ajkun", "es", "medical"),
        ("nawom chaqrab", "es", "legal"),
        ("k´ulb´il pwaq", "es", "fund"),
    ],
)
def test_a_need_is_read(
    recogniser_of_bank: Recogniser, text: str, language: str, right: str
) -> None:
    reading = recogniser_of_bank.recognise(text, language)

    assert families(reading.stated)[0] in right.split()


@pytest.mark.parametrize("language", ["en", "nl", "ps", "quc"])
def test_the_guessed_language_never_hides_a_need(
    recogniser_of_bank: Recogniser, language: str
) -> None:
    assert codes(recogniser_of_bank.recognise("پناهگاه", language).stated) == [
        "shelter"
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("hello", "en"),
        ("please", "en"),
        ("0700 123 456", "en"),
        ("peace prize", "en"),
        ("animal shelter", "en"),
        ("Animal Shelters", "en"),
        ("پناهگاه حیوانات", "fa-AF"),
        ("the weather is nice today", "en"),
        ("qqqq zzzz xxxx", "en"),
        ("weather tomorrow", "en"),
        ("football match results", "en"),
        ("recette de gâteau", "fr"),
        ("letra de canción", "es"),
        ("صباح الخير", "ar"),
    ],
)
def test_text_that_tells_no_need_is_left_alone(
    recogniser_of_bank: Recogniser, text: str, language: str
) -> None:
    reading = recogniser_of_bank.recognise(text, language)

    assert (reading.stated, reading.perhaps, reading.denied) == ((), (), ())


def test_a_look_alike_does_not_hide_a_real_need_beside_it(
    recogniser_of_bank: Recogniser,
) -> None:
    reading = recogniser_of_bank.recognise("lawyer near the animal shelter", "en")

    assert families(reading.stated) == ["legal"]


@pytest.mark.parametrize(
    ("text", "language", "both"),
    [
        ("I need a lawyer and a psychologist", "en", {"legal", "mhpss"}),
        ("avocat et psychologue", "fr", {"legal", "mhpss"}),
        ("wakil پناهگاه shelter", "fa-AF", {"legal", "shelter"}),
    ],
)
def test_needs_that_are_named_side_by_side_are_all_stated(
    recogniser_of_bank: Recogniser, text: str, language: str, both: set[str]
) -> None:
    reading = recogniser_of_bank.recognise(text, language)

    assert set(families(reading.stated)) == both


def test_a_phrase_of_two_siblings_is_their_parent() -> None:
    phrases = (
        Phrase("night refuge", "shelter.short_term", "en"),
        Phrase("night refuge", "shelter.mid_term", "en"),
        Phrase("shelter", "shelter", "en"),
    )

    reading = Recogniser(PhraseBank(phrases)).recognise("night refuge", "en")

    assert codes(reading.stated) == ["shelter"]


def test_an_exact_phrase_is_sure_alone_and_says_where_it_stands() -> None:
    bank = PhraseBank(
        (Phrase("safe house", "shelter.short_term", "en"),), (), ("please",)
    )

    reading = Recogniser(bank).recognise("please: Safe House", "en")

    assert reading.perhaps == ()
    assert reading.stated == (
        Recognised(
            code="shelter.short_term",
            confidence=1.0,
            source="Safe House",
            positions=frozenset({1, 2}),
        ),
    )


def test_what_is_read_is_less_sure_than_the_phrase_itself(
    recogniser_of_bank: Recogniser,
) -> None:
    (exact,) = recogniser_of_bank.recognise("lawyer", "en").stated
    (read,) = recogniser_of_bank.recognise("lawyr", "en").stated

    assert 0 < read.confidence < exact.confidence == 1


def test_the_kinds_of_a_need_weigh_by_how_likely_they_are(
    recogniser_of_bank: Recogniser,
) -> None:
    story = "he locked me out with my children and it is getting dark"

    (need, *_others) = recogniser_of_bank.recognise(story, "en").stated

    weights = dict(need.shares)
    assert max(weights.values()) == 1
    assert all(code.partition(".")[0] == "shelter" for code in weights)


def test_nobody_is_asked_about_a_need_that_was_stated(
    recogniser_of_bank: Recogniser,
) -> None:
    story = "my husband found us and he says that he will kill me"

    reading = recogniser_of_bank.recognise(story, "en")

    assert reading.stated
    assert reading.likely == ()
    assert set(families(reading.stated)).isdisjoint(families(reading.perhaps))
    assert len(reading.perhaps) <= 2


def test_the_same_text_always_gives_the_same_needs() -> None:
    story = "they took my brother and i need a lawyer who does not ask for money"

    first, second = (Recogniser(load_bank()).recognise(story, "en") for _ in range(2))

    assert first == second


def test_no_look_alike_of_the_bank_is_a_need(recogniser_of_bank: Recogniser) -> None:
    fired = [
        phrase.text
        for phrase in load_bank().negatives
        if recogniser_of_bank.recognise(phrase.text, phrase.language).stated
    ]

    assert fired == []
