"""How well whole sentences are read and answered: the set that we tune on."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bench.reading import FOLDER, Sentence, counted, families_of, read_sentences
from directory.database import Database
from directory.indexing.sync import catch_up
from search.finder import Finder, open_finder
from search.index_targets import EmbeddedTarget
from search.understanding.needs import Recogniser
from tests.relevance.judging import MOST, Judged, Score, judge, share, table

DENIALS = "negation"
Counted = list[tuple[Sentence, Mapping[str, int]]]


@pytest.fixture(scope="module")
def read(recogniser_of_bank: Recogniser) -> Counted:
    """Read every sentence and every piece of small talk once."""
    sentences = read_sentences()
    return [(one, counts) for one, counts, _s in counted(sentences, recogniser_of_bank)]


@pytest.fixture(scope="module")
def finder(
    demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Finder]:
    """Yield a finder over the demonstration."""
    root = tmp_path_factory.mktemp("sentences")
    database = Database(f"sqlite:///{demonstration_file}")
    catch_up([EmbeddedTarget(root / "index")], database)
    database.dispose()
    found = open_finder(root / "index")
    yield found
    found.index.close()
    found.gazetteer.close()


@pytest.fixture(scope="module")
def scores(finder: Finder) -> list[Score]:
    """Ask every sentence once, and print the table by language and style."""
    lines = (FOLDER / "sentences.jsonl").read_text("utf-8").splitlines()
    asked = [asked_of(json.loads(line)) for line in lines]
    judged = [judge(finder, query, MOST) for query in asked]
    print(f"\n{table(judged)}")
    return judged


def asked_of(raw: Mapping[str, str]) -> Judged:
    """Return a sentence as it is judged: any of the needs that are right."""
    right = frozenset(raw["expect_any"])
    return Judged(raw["lang"], raw["style"], raw["q"], right, None, raw["country"])


def of_needs(read: Counted) -> Counter[str]:
    return sum((Counter(c) for one, c in read if one.families), Counter())


def test_the_family_that_was_meant_is_read_first(read: Counted) -> None:
    told = of_needs(read)

    assert told["family"] / told["n"] >= 0.88


def test_few_families_are_stated_that_were_not_meant(read: Counted) -> None:
    told = of_needs(read)

    assert told["wrong"] / told["n"] <= 0.12


def test_small_talk_states_hardly_any_need(read: Counted) -> None:
    talk = [counts for one, counts in read if not one.families]

    assert sum(bool(counts["wrong"]) for counts in talk) / len(talk) <= 0.10


def test_what_was_denied_is_never_stated(recogniser_of_bank: Recogniser) -> None:
    denials = [one for one in read_sentences() if one.style == DENIALS]

    for one in denials:
        reading = recogniser_of_bank.recognise(one.text, one.language)
        denied = families_of(reading.denied)
        assert denied, one.text
        assert set(denied).isdisjoint(families_of(reading.stated)), one.text


def test_a_sentence_finds_what_it_asks_for(scores: list[Score]) -> None:
    assert share(scores, "first") >= 0.80
    assert share(scores, "five") >= 0.95
