"""Every phrase of the bank leads to its own need, or to the family of that."""

import pytest

from search.text.analysis import tokens
from search.understanding.needs import Recogniser
from search.understanding.phrase_bank import Phrase, load_bank

LANGUAGES = sorted({phrase.language for phrase in load_bank().phrases})


@pytest.fixture(scope="module")
def homes() -> dict[str, set[str]]:
    """Return the needs that each text of the bank may mean: some stand for several."""
    found: dict[str, set[str]] = {}
    for phrase in load_bank().phrases:
        known = found.setdefault(key_of(phrase), set())
        known.update({phrase.code, phrase.code.partition(".")[0]})
    return found


def key_of(phrase: Phrase) -> str:
    """Return what is the same for two spellings of one phrase."""
    return "".join(tokens(phrase.text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_the_bank_is_its_own_need_or_its_familys(
    recogniser_of_bank: Recogniser, homes: dict[str, set[str]], language: str
) -> None:
    phrases = [one for one in load_bank().phrases if one.language == language]

    strays = [
        phrase
        for phrase in phrases
        if not {
            need.code
            for need in recogniser_of_bank.recognise(phrase.text, language).stated[:1]
        }
        & homes[key_of(phrase)]
    ]

    assert strays == []
