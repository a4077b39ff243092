"""The same inputs give the same model, and the one in use is of today's inputs."""

from pathlib import Path

import pytest

from search.training.__main__ import save
from search.training.fitting import train
from search.training.inputs import (
    LanguageInputs,
    digest_of,
    input_files,
    read_inputs,
    words_of,
)
from search.understanding.linear import NO_NEED, load_model

SEEDS, ROUNDS = (0,), 3


@pytest.fixture
def tiny() -> dict[str, LanguageInputs]:
    """Return a language of two needs and some small talk."""
    asked = {
        "shelter.family": ["a room for me and my children", "where can we sleep"],
        "legal": ["a lawyer for my brother", "the court has called me"],
    }
    needs = {
        words: {code: None} for code, said in asked.items() for words in words_of(said)
    }
    talk = dict.fromkeys(words_of(["nice weather today", "who won the match"]))
    beside = dict.fromkeys(words_of(["last night", "my sister says"]))
    return {"en": LanguageInputs(needs, set(), talk, beside, joining=(("and",),))}


def test_the_same_inputs_give_the_same_bytes(tiny, tmp_path: Path) -> None:
    first, second = tmp_path / "first.npz", tmp_path / "second.npz"

    save(train(tiny, SEEDS, "abc", ROUNDS), first)
    save(train(tiny, SEEDS, "abc", ROUNDS), second)

    assert first.read_bytes() == second.read_bytes()
    assert load_model(first).digest == "abc"


def test_a_model_learns_its_needs_and_what_is_none(tiny) -> None:
    model = train(tiny, SEEDS, rounds=ROUNDS)

    def likeliest(text: str) -> str:
        (words,) = words_of([text])
        return model.codes[int(model.likely(words).argmax())]

    assert model.codes == ("legal", "shelter", "shelter.family", NO_NEED)
    assert likeliest("a room for the children") == "shelter.family"
    assert likeliest("lawyer please, my brother") == "legal"
    assert likeliest("what nice weather") == NO_NEED
    assert likeliest("my sister says") == NO_NEED


def test_shares_are_one_together_and_no_words_ask_for_nothing(tiny) -> None:
    model = train(tiny, SEEDS, rounds=ROUNDS)

    assert model.likely(["lawyer"]).sum() == pytest.approx(1)
    assert list(model.likely([])) == [0, 0, 0, 1]


def test_the_model_in_use_was_trained_from_the_inputs_that_are_there() -> None:
    assert load_model().digest == digest_of(input_files()), "run make understanding"


def test_every_language_has_stories_small_talk_and_words_beside_the_matter() -> None:
    inputs = read_inputs()

    spoken = {tag: own for tag, own in inputs.items() if own.stories}
    assert len(spoken) == 10
    for own in spoken.values():
        assert len(own.stories) >= 400
        assert len(own.small_talk) >= 200
        assert own.beside
        assert own.asking
        assert own.joining
