"""Words around place names in ten languages: in, near, province, and false friends."""

import json
from collections.abc import Iterable
from pathlib import Path

from i18n import LANGUAGES
from search.text.analysis import fold
from search.text.stopwords import stop_words

_WORDS: dict[str, dict[str, list[str]]] = json.loads(
    (Path(__file__).parents[1] / "data" / "place_words.json").read_text("utf-8")
)


def _folded(section: str) -> frozenset[str]:
    lists: Iterable[list[str]] = _WORDS[section].values()
    return frozenset(filter(None, (fold(word) for words in lists for word in words)))


# A place word may follow (or, in Pashto, precede).
BEFORE_PLACE = _folded("before")
AFTER_PLACE = _folded("after")
# Also an article, "and", or a part of other words: these license less.
WEAK_BEFORE_PLACE = _folded("weak_before")
GENERIC_WORDS = _folded("generic")
# Names of places that are, far more often, words of a plea for help.
COMMON_WORDS = _folded("common").union(*map(stop_words, LANGUAGES))
# Directions, articles, languages, months and days: no evidence makes them a place in a
# query.
NEVER_PLACES = _folded("never") | _folded("calendar")
# Names that women bear, and words of every day, that are places somewhere as well.
PERSONS_AND_WORDS = _folded("persons_and_words")
# What is no slip of a place, and no place that we do not know.
FAMILIAR_WORDS = COMMON_WORDS | GENERIC_WORDS | NEVER_PLACES | PERSONS_AND_WORDS
# Hamlets of countries where we work that are first of all words of our phrases: where
# her country is given, "lawyer Rabinal" is a place, and "همکاره مې ونیول شوه" none.
SAID_WORDS = _folded("said")
# Kampala Road is in any town.
ROADS = _folded("roads")
# Where a language is spoken of the countries where we work, for a text without a
# country: "San Pedro" in Spanish is one of Guatemala's, though one abroad is larger.
HOMES_OF_LANGUAGE = {tag: tuple(found) for tag, found in _WORDS["homes"].items()}
