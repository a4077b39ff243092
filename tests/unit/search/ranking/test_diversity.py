"""Several needs take turns; what stands before a turn stays before it."""

import pytest

from search.document import Flag
from search.query import ConceptWish, ListingQuery, Word
from search.ranking.diversity import diversify
from search.ranking.order_key import Part, order_key

QUERY = ListingQuery(
    concepts=(ConceptWish("shelter"), ConceptWish("legal")),
    flags=((Flag.COST_FREE, True),),
    words=(Word("rose", ("rose",)),),
)
KEY = order_key(QUERY)


def key(worth, **digits):
    parts = {Part(name): digit for name, digit in digits.items()}
    whole = sum(KEY.place(part) * digit for part, digit in parts.items())
    return whole + round(worth * KEY.steps)


def turns(keys, needs):
    return diversify(keys, needs, KEY).tolist()


def test_another_need_comes_before_the_third_listing_of_the_first():
    keys = [key(1.0), key(1.0), key(1.0), key(0.9)]

    assert turns(keys, [0, 0, 0, 1]) == [0, 1, 3, 2]


@pytest.mark.parametrize("part", ["section", "known", "named"])
def test_no_turn_goes_beyond_what_is_truer(part):
    first = {part: 1}
    keys = [key(1.0, **first), key(1.0, **first), key(2.0)]

    assert turns(keys, [0, 0, 1]) == [0, 1, 2]


def test_each_need_keeps_its_own_order_where_trust_stands_before_worth():
    trusted = {"trust": 1}
    keys = [key(0.5, **trusted), key(0.4, **trusted), key(1.0), key(0.9)]

    assert turns(keys, [0, 1, 0, 1]) == [0, 2, 1, 3]


def test_one_need_alone_keeps_its_order_and_only_the_front_takes_turns():
    many = 400
    keys = [key(1.0)] * many

    assert turns(keys, [0] * many) == list(range(many))
    assert turns(keys, [0] * 399 + [1])[-1] == 399
