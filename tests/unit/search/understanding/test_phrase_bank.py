"""The phrase bank is whole: every need has enough ways to ask for it."""

import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from i18n import LANGUAGES

ROOT = Path(__file__).parents[4]
PHRASES = ROOT / "search" / "data" / "phrases"
TAXONOMY = ROOT / "seed_data" / "taxonomy.json"
KINDS = ("phrases", "spoken", "misspelt", "romanised")
REVIEW_STATES = {"machine-drafted", "reviewed"}
LEAST_PHRASES = 12
LEAST_SPOKEN = 5
LEAST_MISSPELT = 3
LEAST_NEGATIVE = 110
MOST_CODES = 2

Bank = dict[str, Any]

ARABIC_FORMS = str.maketrans("يىئكةۀآأإؤ", "یییکههاااو", "\u200c\u0640")


def _fold(phrase: str) -> str:
    """Coarser than a person's eye, so that two spellings of one word count once."""
    text = unicodedata.normalize("NFKC", phrase).casefold().translate(ARABIC_FORMS)
    letters = unicodedata.normalize("NFD", re.sub("['’]", "", text))
    plain = "".join(mark for mark in letters if not unicodedata.combining(mark))
    return " ".join(re.findall(r"\w+", plain))


def _folded(term: dict[str, list[str]]) -> set[str]:
    return {_fold(phrase) for phrases in term.values() for phrase in phrases}


def _codes() -> list[str]:
    taxonomy = json.loads(TAXONOMY.read_text("utf-8"))
    return [term["code"] for term in taxonomy["terms"]]


def _languages() -> list[str]:
    return sorted(path.stem for path in PHRASES.glob("*.json"))


@pytest.fixture(params=_languages())
def bank(request: pytest.FixtureRequest) -> Bank:
    loaded: Bank = json.loads((PHRASES / f"{request.param}.json").read_text("utf-8"))
    assert loaded["language"] == request.param
    return loaded


def test_every_language_of_the_interface_is_there() -> None:
    wanted = set(LANGUAGES)

    present = set(_languages())

    assert wanted <= present


def test_bank_says_how_far_it_was_reviewed(bank: Bank) -> None:
    state, note = bank["review"], bank["note"]

    stated = state in REVIEW_STATES and bool(note.strip())

    assert stated


def test_every_need_is_there_in_the_order_of_the_taxonomy(bank: Bank) -> None:
    codes = _codes()

    listed = list(bank["terms"])

    assert listed == codes


def test_every_need_has_enough_different_phrases(bank: Bank) -> None:
    terms = bank["terms"].items()

    poor = {code for code, term in terms if len(_folded(term)) < LEAST_PHRASES}

    assert poor == set()


def test_every_need_has_enough_plain_speech(bank: Bank) -> None:
    spoken = {code: term["spoken"] for code, term in bank["terms"].items()}

    poor = {
        code
        for code, phrases in spoken.items()
        if len({_fold(phrase) for phrase in phrases}) < LEAST_SPOKEN
    }

    assert poor == set()


def test_no_phrase_leads_to_more_than_two_needs(bank: Bank) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for code, term in bank["terms"].items():
        for phrase in _folded(term):
            owners[phrase].add(code)

    vague = {phrase for phrase, codes in owners.items() if len(codes) > MOST_CODES}

    assert vague == set()


def test_no_phrase_stands_twice_under_one_need(bank: Bank) -> None:
    terms = bank["terms"].items()

    repeated = {
        code
        for code, term in terms
        if len(_folded(term)) != sum(len(phrases) for phrases in term.values())
    }

    assert repeated == set()


def test_no_phrase_is_also_a_negative_or_a_stop_phrase(bank: Bank) -> None:
    silent = {_fold(phrase) for phrase in bank["negative"] + bank["stop"]}

    asked = set().union(*(_folded(term) for term in bank["terms"].values()))

    assert asked & silent == set()


def test_there_are_enough_negative_and_some_stop_phrases(bank: Bank) -> None:
    negative = {_fold(phrase) for phrase in bank["negative"]}
    stop = {_fold(phrase) for phrase in bank["stop"]}

    enough = len(negative) >= LEAST_NEGATIVE and len(stop) > 0

    assert enough


def test_no_list_is_unknown_and_no_phrase_is_blank(bank: Bank) -> None:
    terms = bank["terms"].values()

    kinds = {kind for term in terms for kind in term}
    blank = [term for term in terms if "" in _folded(term)]

    assert kinds <= set(KINDS)
    assert blank == []


@pytest.mark.parametrize("language", ["ar", "fa-AF", "ps"])
def test_each_need_is_also_there_in_latin_letters(language: str) -> None:
    bank = json.loads((PHRASES / f"{language}.json").read_text("utf-8"))

    without = {
        code
        for code, term in bank["terms"].items()
        if len([p for p in term.get("romanised", []) if p.isascii()]) < LEAST_SPOKEN
    }

    assert without == set()


def test_each_need_has_common_misspellings(bank: Bank) -> None:
    terms = bank["terms"].items()

    without = {
        code for code, term in terms if len(term.get("misspelt", [])) < LEAST_MISSPELT
    }

    assert without == set()


@pytest.mark.parametrize("language", ["quc", "kek", "mam"])
def test_a_starter_says_so_and_names_needs_of_the_taxonomy(language: str) -> None:
    path = PHRASES / "starter" / f"{language}.json"

    starter = json.loads(path.read_text("utf-8"))

    assert starter["review"] == "starter"
    assert starter["language"] == language
    assert set(starter["terms"]) <= set(_codes())
    assert all(set(term) == {"phrases"} for term in starter["terms"].values())
