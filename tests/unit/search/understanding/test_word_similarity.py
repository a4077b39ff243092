"""Words that may be other forms of a word share most runs of three letters with it."""

import pytest

from search.understanding.word_similarity import INFLECTED, SimilarWords

WORDS = ("arankubita", "umuganga", "amahera", "anatishia", "وکیل")


@pytest.mark.parametrize(
    ("typed", "word", "shared"),
    [
        ("baramukubita", "arankubita", 2 * 6 / (12 + 10)),
        ("wanatishia", "anatishia", 2 * 8 / (10 + 9)),
    ],
)
def test_another_form_is_found_by_its_letters(
    typed: str, word: str, shared: float
) -> None:
    found = SimilarWords(WORDS).inflected(typed)

    assert found == ((WORDS.index(word), pytest.approx(INFLECTED * shared)),)


@pytest.mark.parametrize("typed", ["kub", "umusi wose", "وکیلان", "zzzzzzzz", ""])
def test_short_foreign_and_unlike_words_have_no_other_form(typed: str) -> None:
    assert SimilarWords(WORDS).inflected(typed) == ()


def test_two_letters_that_changed_places_are_read_though_few_runs_are_whole() -> None:
    found = SimilarWords(("house", "horse", "hostel", "mouse")).find("hosue")

    assert [number for number, _likeness in found] == [0]
