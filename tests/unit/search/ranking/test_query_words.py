"""Words rank by how rare they are; those that say nothing are left out."""

from dataclasses import dataclass

import pytest

from search.query import ConceptWish, ListingQuery, Word
from search.ranking.constants import EVERYDAY_LISTINGS, rarity
from search.ranking.query_words import WeightedWord, weighted_words

LIVE = 100_000
EVERYDAY = EVERYDAY_LISTINGS + 1
NEEDS = (ConceptWish("shelter"),)


@dataclass(frozen=True)
class CountedWords:
    """A vocabulary that knows how many listings have each token."""

    counts: dict[str, int]

    def live_listings(self):
        return LIVE

    def document_frequencies(self, tokens):
        return [self.counts.get(token, 0) for token in tokens]

    def complete_names(self, prefix, limit):
        return []

    def neighbours(self, token, limit):
        return []


def weighed(count, *tokens, hint=False):
    return WeightedWord(rarity(LIVE, count), hint, tokens)


def word(*tokens, hint=False):
    return Word(tokens[0], tokens, hint)


@pytest.mark.parametrize(
    ("counts", "words", "needs", "expected"),
    [
        ({}, (), (), []),
        ({}, (word("quince"),), (), []),
        ({"quince": 3}, (word("quince"),), (), [weighed(3, "quince")]),
        (
            {"quince": 3, "en~quinc": 9},
            (word("quince", "en~quinc", "sw~quince"),),
            (),
            [weighed(9, "quince", "en~quinc")],
        ),
        (
            {"quince": 3, "hous": EVERYDAY},
            (word("hous"), word("quince")),
            (),
            [weighed(3, "quince")],
        ),
        (
            {"hous": EVERYDAY_LISTINGS},
            (word("hous"),),
            NEEDS,
            [weighed(EVERYDAY_LISTINGS, "hous")],
        ),
        ({"hous": EVERYDAY}, (word("hous"),), (), [weighed(EVERYDAY, "hous")]),
        ({"hous": EVERYDAY}, (word("hous"),), NEEDS, []),
        (
            {"hous": 7},
            (word("hous", hint=True),),
            NEEDS,
            [weighed(7, "hous", hint=True)],
        ),
    ],
)  # fmt: skip
def test_words_are_weighed_by_those_that_listings_have(counts, words, needs, expected):
    query = ListingQuery(words=words, concepts=needs)

    assert weighted_words(CountedWords(counts), query) == expected
