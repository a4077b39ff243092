"""Words for the parts of the world that a service reaches, in ten languages."""

import json
from collections.abc import Mapping
from pathlib import Path

from search.places.words import GENERIC_WORDS
from search.text.analysis import fold

_DATA: dict[str, dict[str, list[str]]] = json.loads(
    (Path(__file__).parents[1] / "data" / "area_words.json").read_text("utf-8")
)


def _phrases(section: str) -> frozenset[str]:
    lists = _DATA[section].values()
    return frozenset(filter(None, (fold(word) for words in lists for word in words)))


def _words(section: str) -> frozenset[str]:
    return frozenset(word for phrase in _phrases(section) for word in phrase.split())


def _meaning(section: str) -> Mapping[str, str]:
    return {
        fold(word): meaning
        for meaning, words in _DATA[section].items()
        for word in words
    }


WORLDWIDE_AREAS = _phrases("worldwide")
NATIONWIDE = _phrases("nationwide")
ALL_OF = _words("all") | {phrase for phrase in NATIONWIDE if " " not in phrase}
THE_COUNTRY = _words("country")
# Between "all" and the name of a country, or around it: all districts of Uganda.
DIVISIONS = _words("divisions") | GENERIC_WORDS
GLUE = _words("glue")
AND = _phrases("and")
# Around a name, and no part of it: national coverage, services available in Gulu.
FILLER = _words("filler")
# "America" is a country to some and half the world to others, and so are its parts.
CONTINENTS = _phrases("continents")
# Names by which two countries go: no code is certain.
UNCLEAR = _phrases("unclear")
# Words of official forms: the Islamic Republic of Afghanistan.
OFFICIAL = _words("official")
# Further names of countries, by folded name: they win over a guess of official words.
NATIONS = _meaning("nations")
# Directions in all languages, by folded word: the English name that provinces bear.
DIRECTIONS = _meaning("directions")
