"""A key has room for all its parts, and tells the section of a listing."""

from datetime import UTC, datetime
from itertools import product

import pytest

from search.conditions import Conditions, Identity
from search.document import Flag
from search.query import ConceptWish, ListingQuery, Sort, Word
from search.ranking.order_key import (
    BASE,
    HELPS,
    IS_HERE,
    MEETS,
    RADIX,
    Part,
    order_key,
)
from search.results import Section

NOW = datetime(2026, 6, 1, tzinfo=UTC)
FULL = {
    "concepts": (ConceptWish("medical.gbv"),),
    "flags": ((Flag.COST_FREE, True),),
    "words": (Word("rose", ("rose",)),),
}
TOLD = {"conditions": Conditions(identities=(Identity.LBTIQ,))}


@pytest.mark.parametrize(
    ("wish", "parts"),
    [
        ({}, {Part.SECTION, Part.TRUST}),
        ({"words": FULL["words"]}, {Part.SECTION, Part.NAMED, Part.TRUST}),
        (
            {"concepts": FULL["concepts"]},
            set(Part) - {Part.KNOWN, Part.NAMED, Part.STANDING},
        ),
        (FULL, set(Part) - {Part.STANDING}),
        (FULL | TOLD, set(Part)),
        (
            FULL | TOLD | {"sort": Sort.FRESH},
            {Part.SECTION, Part.KNOWN, Part.STANDING},
        ),
    ],
)
def test_a_query_is_ordered_by_the_parts_that_it_asks_for(wish, parts):
    key = order_key(ListingQuery(**wish, now=NOW))

    assert key.places.keys() == parts
    assert {part: key.place(part) for part in set(Part) - parts} == dict.fromkeys(
        set(Part) - parts, 0
    )


@pytest.mark.parametrize("wish", [{}, FULL, FULL | TOLD])
def test_the_highest_key_fits_and_no_part_reaches_into_another(wish):
    key = order_key(ListingQuery(**wish, now=NOW))

    room = key.room
    for part in key.places:
        assert key.places[part] == room
        room *= RADIX[part]
    assert room <= BASE
    assert key.steps >= 128


@pytest.mark.parametrize(
    ("helps", "here", "meets"), list(product((True, False), repeat=3))
)
def test_a_section_is_told_by_three_answers(helps, here, meets):
    key = order_key(ListingQuery(now=NOW))
    digit = helps * HELPS + here * IS_HERE + meets * MEETS

    section = key.section(digit * key.place(Part.SECTION) + key.room)

    if not helps:
        assert section is Section.REFERENCE
    elif not here:
        assert section is Section.ELSEWHERE
    else:
        assert section is (Section.EXACT if meets else Section.RELATED)


def test_what_is_truer_stands_higher():
    truths = [HELPS | IS_HERE | MEETS, HELPS | IS_HERE, HELPS | MEETS, IS_HERE | MEETS]

    assert truths == sorted(truths, reverse=True)
