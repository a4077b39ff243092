"""Needs are recognised in what people type, in any script, and not in other text."""

import pytest

from search.text.analysis import tokens
from search.understanding.need_candidates import MOST_CONCEPTS
from search.understanding.needs import (
    DOUBTFUL,
    MOST_WITH_GUESSES,
    Recognised,
    Recogniser,
)
from search.understanding.phrase_bank import (
    Phrase,
    PhraseBank,
    PhraseFile,
    load_bank,
    make_bank,
)

ENGLISH: PhraseFile = {
    "language": "en",
    "terms": {
        "shelter": {"phrases": ["shelter", "place to stay", "roof over my head"]},
        "shelter.short_term": {
            "phrases": ["safe house", "emergency shelter", "women's shelter tonight"]
        },
        "shelter.family": {
            "phrases": [
                "shelter with children",
                "safe house for me and my kids",
                "place for mother and children",
            ]
        },
        "legal": {"phrases": ["legal help", "lawyer", "law"]},
        "legal.aid": {"phrases": ["free lawyer", "legal aid"]},
        "mission.embassy": {"phrases": ["embassy", "european union delegation"]},
        "recognition.award": {"phrases": ["human rights prize", "award"]},
        "medical.gbv": {"phrases": ["i was raped", "care after rape"]},
        "relocation.humanitarian_visa": {"phrases": ["humanitarian visa"]},
        "mhpss.individual": {"phrases": ["psychologist", "i cannot sleep"]},
    },
    "negative": ["animal shelter", "peace prize", "embassy of fabrics"],
    "stop": ["please", "i need", "hello"],
}
DARI: PhraseFile = {
    "language": "fa-AF",
    "terms": {
        "shelter": {"phrases": ["پناهگاه", "جای بود و باش"], "romanised": ["panahgah"]},
        "shelter.family": {
            "phrases": ["پناهگاه برای زنان با کودک"],
            "romanised": ["panahgah baraye zanan ba kodak"],
        },
        "legal": {
            "phrases": ["وکیل مدافع", "کمک حقوقی"],
            "romanised": ["wakil mikhaham"],
        },
    },
    "negative": ["پناهگاه حیوانات"],
    "stop": ["لطفا"],
}
DUTCH: PhraseFile = {
    "language": "nl",
    "terms": {
        "shelter": {"phrases": ["opvang", "vrouwenopvang"]},
        "legal": {"phrases": ["advocaat"]},
    },
    "negative": [],
    "stop": ["alstublieft"],
}
PASHTO: PhraseFile = {
    "language": "ps",
    "terms": {
        "shelter": {"phrases": ["سرپناه"]},
        "legal": {"phrases": ["حقوقي مرسته"]},
    },
    "negative": [],
    "stop": [],
}
LONG = (
    "Hello, my name does not matter and I am writing at night from a neighbour's "
    "phone because my husband has beaten me again and I was raped by his cousin last "
    "week, I have nobody left in this town and I need a lawyer who does not ask for "
    "money, and before that a safe house for me and my kids, please answer soon"
)


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(make_bank([ENGLISH, DARI, DUTCH, PASHTO]))


def codes(needs: tuple[Recognised, ...]) -> list[str]:
    return [need.code for need in needs]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("shelter", "en", "shelter"),
        ("SHELTER!", "en", "shelter"),
        ("please I need a lawyer", "en", "legal"),
        ("safehouse", "en", "shelter.short_term"),
        ("lawyr", "en", "legal"),
        ("psycologist", "en", "mhpss.individual"),
        ("free lawyers", "en", "legal.aid"),
        ("پناه‌گاه", "fa-AF", "shelter"),
        ("پناهگاه ها", "fa-AF", "shelter"),
        ("كمك حقوقي", "ar", "legal"),
        ("جای بودوباش", "fa-AF", "shelter"),
        ("panahgah baraye zanan ba kodak", "en", "shelter.family"),
        ("panah gah", "en", "shelter"),
        ("vakil mekhaham", "en", "legal"),
        ("komak hoqoqi", "en", "legal"),
        ("حقوقی مرستې", "ps", "legal"),
        ("vrouwenopvanghuis", "nl", "shelter"),
    ],
)
def test_a_need_is_recognised(
    recogniser: Recogniser, text: str, language: str, code: str
) -> None:
    assert codes(recogniser.recognise(text, language))[:1] == [code]


@pytest.mark.parametrize("language", ["en", "nl", "ps", "quc"])
def test_the_guessed_language_never_hides_a_need(
    recogniser: Recogniser, language: str
) -> None:
    assert codes(recogniser.recognise("پناهگاه", language)) == ["shelter"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "please",
        "0700 123 456",
        "Sunrise Lotus Collective",
        "peace prize",
        "animal shelter",
        "Animal Shelters",
        "embassy of fabrics",
        "پناهگاه حیوانات",
        "the weather is nice today",
        "Gulu",
    ],
)
def test_text_that_tells_no_need_is_left_alone(
    recogniser: Recogniser, text: str
) -> None:
    assert recogniser.recognise(text, "en") == ()


def test_a_look_alike_does_not_hide_a_real_need_beside_it(
    recogniser: Recogniser,
) -> None:
    needs = recogniser.recognise("lawyer near the animal shelter", "en")

    assert codes(needs) == ["legal"]


def test_several_needs_are_told_apart(recogniser: Recogniser) -> None:
    needs = recogniser.recognise("I was raped, need a lawyer and a safe house", "en")

    assert set(codes(needs)) == {"medical.gbv", "legal", "shelter.short_term"}


def test_a_sentence_of_sixty_words_gives_its_needs(recogniser: Recogniser) -> None:
    needs = recogniser.recognise(LONG, "en")

    assert len(tokens(LONG)) >= 60
    assert {"medical.gbv", "legal", "shelter.family"} <= set(codes(needs))


def test_a_word_that_several_children_share_is_the_parent(
    recogniser: Recogniser,
) -> None:
    assert codes(recogniser.recognise("shelters", "en")) == ["shelter"]


def test_a_child_with_a_word_of_its_own_is_meant_rather_than_the_parent(
    recogniser: Recogniser,
) -> None:
    assert codes(recogniser.recognise("shelter for children", "en")) == [
        "shelter.family"
    ]


def test_a_phrase_of_two_siblings_is_their_parent() -> None:
    phrases = (
        Phrase("night refuge", "shelter.short_term", "en"),
        Phrase("night refuge", "shelter.mid_term", "en"),
        Phrase("shelter", "shelter", "en"),
    )

    needs = Recogniser(PhraseBank(phrases)).recognise("night refuge", "en")

    assert codes(needs) == ["shelter"]


def test_an_exact_phrase_is_sure_and_says_where_it_stands(
    recogniser: Recogniser,
) -> None:
    needs = recogniser.recognise("please: Safe House", "en")

    assert needs == (
        Recognised(
            code="shelter.short_term",
            confidence=1.0,
            phrase="safe house",
            source="Safe House",
            positions=frozenset({1, 2}),
        ),
    )


def test_a_guess_is_less_sure_than_the_phrase_itself(recogniser: Recogniser) -> None:
    (exact,) = recogniser.recognise("lawyer", "en")
    (guess,) = recogniser.recognise("lawyr", "en")

    assert 0 < guess.confidence < exact.confidence == 1


def test_where_nothing_is_sure_what_else_it_may_mean_is_told(
    recogniser_of_bank: Recogniser,
) -> None:
    needs = recogniser_of_bank.recognise(
        "we want to sit together and feel better", "en"
    )

    assert needs[0].confidence < DOUBTFUL
    assert len(needs) == MOST_WITH_GUESSES
    families = {code.partition(".")[0] for code in codes(needs)}
    assert {"mhpss", "safe_space"} <= families


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("weather tomorrow", "en"),
        ("football match results", "en"),
        ("recette de gâteau", "fr"),
        ("letra de canción", "es"),
        ("صباح الخير", "ar"),
    ],
)
def test_one_word_of_the_bank_in_small_talk_is_no_need(
    recogniser_of_bank: Recogniser, text: str, language: str
) -> None:
    assert recogniser_of_bank.recognise(text, language) == ()


def test_another_form_of_a_verb_is_known_by_the_letters_they_share(
    recogniser_of_bank: Recogniser,
) -> None:
    told = recogniser_of_bank.recognise("baramukubita cane mukiyago", "rn")

    assert codes(told)[0] in {"shelter", "medical"}


def test_no_more_than_six_needs_are_told(recogniser: Recogniser) -> None:
    everything = " and ".join(
        term["phrases"][0] for term in ENGLISH["terms"].values() if term
    )

    needs = recogniser.recognise(everything, "en")

    assert len(needs) == MOST_CONCEPTS


def test_the_same_text_always_gives_the_same_needs() -> None:
    banks = [make_bank([ENGLISH, DARI, DUTCH]) for _ in range(2)]

    first, second = (Recogniser(bank).recognise(LONG, "en") for bank in banks)

    assert first == second


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ajkun", "medical"),
        ("nawom chaqrab", "legal"),
        ("k´ulb´il pwaq", "fund.money_transfer"),
    ],
)
def test_mayan_words_are_understood_under_a_spanish_interface(
    recogniser_of_bank: Recogniser, text: str, code: str
) -> None:
    assert codes(recogniser_of_bank.recognise(text, "es")) == [code]


def test_no_look_alike_of_the_bank_is_a_need(recogniser_of_bank: Recogniser) -> None:
    bank = load_bank()

    fired = [
        phrase.text
        for phrase in bank.negatives
        if recogniser_of_bank.recognise(phrase.text, phrase.language)
    ]

    assert fired == []
