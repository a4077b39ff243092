"""Find what may tell a place, and may not: a person must look at it."""

import re
from itertools import pairwise

from directory.hsds.redact.address_words import AddressWord, Kind, address_words
from directory.hsds.redact.map_links import (
    may_lead_to_map,
    spans_of_maps,
    undisguised,
)
from directory.hsds.redact.place_words import (
    BESIDE,
    DECIMAL_POINTS,
    LANDMARKS,
    NAMED_BUILDINGS,
    QUARTERS,
)
from directory.hsds.redact.told_points import spans_of_points
from directory.listings.folded_text import fold_text

REACH = 4  # words from "behind" to the station
FEW_SIGNS = 5  # between "quartier" and its name: " de l'"
NEAR = 1  # words between the number of a house and its street
BESIDES = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, BESIDE), key=len, reverse=True))
    + r")(?!\w)"
)  # fmt: skip
DISTANCE = re.compile(
    r"\d+\s?(?:km|kilomet\w+|met(?:er|re)s?|metros?|کیلومتر|متر|mita)\s+(?:\w+\s+){0,2}"
    r"(?:north|south|east|west|from|of|de|du|depuis|del|van|kutoka|من|از|شمال|جنوب|شرق|غرب)"
    r"(?!\w)"
)
WALK = re.compile(
    r"\d+\s?(?:min\w*|دقیقه|dakika)\s+(?:\w+\s+)?"
    r"(?:walk|foot|pied|pie|lopen|voet|miguu|drive|car|voiture|پیاده|مشیا|پلی)(?!\w)"
)
APART = re.compile(r"[.,;:!?\n()]")
POSITIONING = re.compile(
    r"(?<!\w)(?:gps|geo|coordinates|coordenadas|مختصات|احداثیات)(?!\w)"
)
# A point to the kilometre, or two prices.
COARSE_PAIR = re.compile(
    r"(?<![\d.,])\d{1,3}[.,]\d{2}\s*[,;/|]\s*\d{1,3}[.,]\d{2}(?!\d|\s?[a-z$€£%؋])"
)


def may_tell_place(text: str) -> bool:
    """Whether a text may tell where a door is."""
    return bool(text) and (
        names_way(text)
        or names_landmark(text)
        or names_quarter(text)
        or names_building(text)
        or may_lead_to_map_or_point(text)
    )


def may_lead_to_map_or_point(text: str) -> bool:
    """Whether a text may tell a point, or lead to a map."""
    folded = fold_text(text)
    if COARSE_PAIR.search(folded.latin) or DISTANCE.search(folded.latin):
        return True
    if WALK.search(folded.latin) or counts_out_point(text):
        return True
    if POSITIONING.search(folded.latin) or may_lead_to_map(folded):
        return True
    plain = undisguised(text)
    return plain != text and bool(
        any(spans_of_maps(plain)) or any(spans_of_points(fold_text(plain)))
    )


def names_way(text: str) -> bool:
    """Whether a text has a number beside a kind of street."""
    words = address_words(text)
    return any(
        word.kind is Kind.STREET and beside_number(text, words, at)
        for at, word in enumerate(words)
    )


def beside_number(text: str, words: tuple[AddressWord, ...], at: int) -> bool:
    """Whether the number of a house stands before a street's name or after it."""
    before = words[max(0, at - NEAR - 1) : at]
    after = words[at + 1 : at + 1 + REACH]
    return any(
        word.kind is Kind.NUMBER and is_one_line(text, word, words[at])
        for word in (*before, *after)
    )


def is_one_line(text: str, one: AddressWord, other: AddressWord) -> bool:
    """Whether two words stand in one sentence, and the number is in digits."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return one.written.isdecimal() and not re.search(r"[.!?;\n]\s", between)


def names_quarter(text: str) -> bool:
    """Whether a text names a quarter: its kind, and a name or a number after it."""
    words = [word for word in address_words(text) if word.kind is not Kind.SMALL]
    return any(
        word.written in QUARTERS
        and (next_one.kind is Kind.NUMBER or text[next_one.start].isupper())
        and next_one.start - word.end <= FEW_SIGNS
        and not APART.search(text[word.end : next_one.start])
        for word, next_one in pairwise(words)
    )


def names_building(text: str) -> bool:
    """Whether a text names a house: its kind, and a name beside it."""
    words = [word for word in address_words(text) if word.kind is not Kind.SMALL]
    return any(
        (is_house(one) and is_name(text, other))
        or (is_house(other) and is_name(text, one) and one.written.isascii())
        for one, other in pairwise(words)
        if other.start - one.end <= FEW_SIGNS
        and not APART.search(text[one.end : other.start])
    )


def is_house(word: AddressWord) -> bool:
    """Whether a word means a house that has a name."""
    return word.written.removeprefix("ال") in NAMED_BUILDINGS


def is_name(text: str, word: AddressWord) -> bool:
    """Whether a word may be a name: a capital, or a script that has none."""
    return text[word.start].isupper() or not word.written.isascii()


def counts_out_point(text: str) -> bool:
    """Whether a text spells a decimal number: two point five zero."""
    kinds = [
        "."
        if word.written in DECIMAL_POINTS
        else "9" * (word.kind is Kind.NUMBER) or "a"
        for word in address_words(text)
    ]
    return "9.99" in "".join(kinds)


def names_landmark(text: str) -> bool:
    """Whether a text says that something is behind or beside what everybody knows."""
    folded = fold_text(text)
    for found in BESIDES.finditer(folded.text):
        start, end = folded.span(*found.span())
        after = [word for word in folded.words if word.start >= end][:REACH]
        # Pashto says the landmark first.
        before = [word for word in folded.words if word.end <= start][-REACH:]
        words = after if found[0].isascii() else (*before, *after)
        if any(is_landmark(word.text) for word in words):
            return True
    return False


def is_landmark(word: str) -> bool:
    """Whether a word is a mosque, a station or the like, with an Arabic article."""
    return word in LANDMARKS or word.removeprefix("ال") in LANDMARKS
