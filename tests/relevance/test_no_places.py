"""Months, names of persons and everyday words are no places."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.places.gazetteer import Gazetteer
from search.places.model import FOCUS_COUNTRIES
from tests.support.neutral_sentences import neutral_sentences
from tests.support.trials import record

COLLISIONS = Path(__file__).parent / "place_collisions.json"
MOST_READ = 0.1
# As many as before roles were read; today none.
MOST_NEUTRAL_READ = 8


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    gazetteer = Gazetteer()
    yield gazetteer
    gazetteer.close()


def test_sentences_that_were_read_as_a_place_are_so_no_longer(
    gazetteer: Gazetteer,
) -> None:
    sentences: list[list[str]] = json.loads(COLLISIONS.read_text("utf-8"))

    read = [
        (sentence, mentions[0].match.place.name)
        for language, sentence in sentences
        if (mentions := gazetteer.mentions(sentence, language=language))
    ]

    told = f"{len(read)} read as a place"
    record("sentences with names and words that are places", len(sentences), told)
    assert len(sentences) == 480
    assert len(read) <= MOST_READ * len(sentences), read


@pytest.mark.parametrize("country", [None, *FOCUS_COUNTRIES])
def test_neutral_sentences_name_no_place(
    gazetteer: Gazetteer, country: str | None
) -> None:
    sentences = list(neutral_sentences())

    read = [
        (sentence, mentions[0].match.place.name)
        for language, sentence in sentences
        if (
            mentions := gazetteer.mentions(sentence, country=country, language=language)
        )
    ]

    told = f"{len(read)} read as a place"
    record(f"neutral sentences, country {country}", len(sentences), told)
    assert len(sentences) == 2_000
    assert len(read) <= MOST_NEUTRAL_READ, read
