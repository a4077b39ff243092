"""The words by which doors and neighbourhoods are told, in our languages."""

import json
from pathlib import Path

from directory.listings.folded_text import fold_text
from directory.listings.word_lists import read_word_lists

_LISTS = read_word_lists(Path(__file__).with_name("place_words.json"))
_NUMBERS = json.loads(
    Path(__file__).with_name("number_words.json").read_text(encoding="utf-8")
)

STREET_TYPES = frozenset(_LISTS["street_types"])
BUILDING_TYPES = frozenset(_LISTS["building_types"])
AREA_TYPES = frozenset(_LISTS["area_types"])
TYPES = STREET_TYPES | BUILDING_TYPES | AREA_TYPES
NUMBER_MARKS = frozenset(_LISTS["number_marks"])
NUMBER_TAILS = frozenset(_LISTS["number_tails"])  # 14th, 14bis
SMALL_WORDS = frozenset(_LISTS["small_words"])
GENERIC_NAMES = frozenset(_LISTS["generic_names"]) | TYPES | SMALL_WORDS
LANDMARKS = frozenset(_LISTS["landmarks"])
BESIDE = _LISTS["beside"]
QUARTERS = frozenset(_LISTS["quarters"])
NAMED_BUILDINGS = frozenset(_LISTS["named_buildings"])
DECIMAL_POINTS = frozenset(_LISTS["decimal_points"])
HARMLESS = frozenset(part for word in _LISTS["harmless"] for part in word.split())
WIDE_AREAS = (
    frozenset(part for word in _LISTS["wide_areas"] for part in word.split())
    | SMALL_WORDS
)
NUMBERS = {
    fold_text(word).text: int(number)
    for number, words in _NUMBERS.items()
    for word in words
}
