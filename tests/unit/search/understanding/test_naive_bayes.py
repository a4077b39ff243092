"""What a sentence is like by its letters, though no phrase holds its words."""

import numpy as np
import pytest

from search.understanding.naive_bayes import NaiveBayes, runs_in
from search.understanding.phrase_bank import Phrase

CODES = ("legal", "shelter")
PHRASES = (
    Phrase("they threw me out of the house", "shelter", "en"),
    Phrase("thrown out with my children", "shelter", "en"),
    Phrase("the judge sentenced my sister", "legal", "en"),
    Phrase("sentence and judgement", "legal", "en"),
)
NEGATIVES = (Phrase("throwing dice", "", "en"), Phrase("dice thrown", "", "en"))


@pytest.fixture(scope="module")
def letters() -> NaiveBayes:
    return NaiveBayes(PHRASES, NEGATIVES, CODES)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("throw us out", "shelter"),
        ("he thrwo me out", "shelter"),
        ("judges sentencing her", "legal"),
    ],
)
def test_other_forms_and_misspellings_speak_too(
    letters: NaiveBayes, sentence: str, code: str
) -> None:
    likely = letters.likely(sentence.split())

    assert CODES[int(likely.argmax())] == code
    assert likely.max() > 0.5


def test_what_looks_like_a_need_and_is_none_takes_its_share(
    letters: NaiveBayes,
) -> None:
    assert letters.likely(["dice"]).sum() < 0.5


@pytest.mark.parametrize("words", [[], ["zzzz"], ["۱۲۳"], ["out"] * 200])
def test_shares_are_never_more_than_one(letters: NaiveBayes, words: list[str]) -> None:
    likely = letters.likely(words)

    assert likely.shape == (len(CODES),)
    assert np.all(likely >= 0)
    assert likely.sum() <= 1.001


def test_words_without_a_known_run_say_nothing(letters: NaiveBayes) -> None:
    assert letters.likely(["qqqq"]).sum() == 0


def test_a_word_is_cut_into_runs_with_its_ends() -> None:
    assert runs_in("abc") == ("=abc", "^ab", "abc", "bc$", "^abc", "abc$")
