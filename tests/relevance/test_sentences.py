"""How well whole sentences are read and answered: the set that we tune on."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from bench.reading import FOLDER, Sentence, counted, families_of, read_sentences
from search.finder import Finder
from search.request import SearchRequest
from search.understanding.needs import Recogniser
from tests.relevance.judging import MOST, Judged, Score, judge, share, table

DENIALS = "negation"
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
Counted = list[tuple[Sentence, Mapping[str, int]]]


@pytest.fixture(scope="module")
def read(recogniser_of_bank: Recogniser) -> Counted:
    """Read every sentence and every piece of small talk once."""
    sentences = read_sentences()
    return [(one, counts) for one, counts, _s in counted(sentences, recogniser_of_bank)]


@pytest.fixture(scope="module")
def scores(demonstrated: Finder) -> list[Score]:
    """Ask what somebody answers in public, and print the table by language and style.

    Of organisations of lesbians only professionals are told.
    """
    public = codes_of(demonstrated)
    lines = (FOLDER / "sentences.jsonl").read_text("utf-8").splitlines()
    asked = [asked_of(json.loads(line), public) for line in lines]
    judged = [judge(demonstrated, query, MOST) for query in asked if query.codes]
    print(f"\n{table(judged)}")
    return judged


def codes_of(finder: Finder) -> frozenset[str]:
    """Return every need of a listing of the index."""
    everything = SearchRequest(per_page=1, now=NOW)
    counted_needs = finder.find(everything).results.facets["needs"]
    return frozenset(value.value for value in counted_needs)


def asked_of(raw: Mapping[str, Any], public: frozenset[str]) -> Judged:
    """Return a sentence as it is judged: any of the needs that are right.

    Where two families are asked for, any kind of them is; no codes where nobody in
    public has the kind that was asked for.
    """
    right = frozenset(raw["expect_any"])
    kinds = {code for code in right if "." in code}
    if not kinds:
        right |= {code for code in public if code.partition(".")[0] in right}
    elif kinds.isdisjoint(public):
        right = frozenset()
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


def test_what_was_denied_is_never_stated(
    read: Counted, recogniser_of_bank: Recogniser
) -> None:
    denials = [(one, counts) for one, counts in read if one.style == DENIALS]

    assert sum(counts["wrong"] for _one, counts in denials) == 0
    for one, _counts in denials:
        reading = recogniser_of_bank.recognise(one.text, one.language)
        denied = set(families_of(reading.denied))
        assert denied.isdisjoint(families_of(reading.stated)), one.text


def test_a_sentence_finds_what_it_asks_for(scores: list[Score]) -> None:
    assert share(scores, "first") >= 0.80
    assert share(scores, "five") >= 0.95
