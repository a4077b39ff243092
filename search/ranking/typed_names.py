"""How many of the typed words a listing must hold: in its name, or in its text."""

import math

from search.query import ListingQuery

# The share of all typed words that stand in one name: with "my sister needs the Almond
# House" nobody means the house alone.
NAMED_SHARE = 0.7


# Where no need is known, one word of a whole sentence says nothing: "good morning, what
# a nice day" is not for the house whose text says "day".
FOUND_SHARE = 1 / 3


def least_found(query: ListingQuery) -> int:
    """Return how many of the typed words find a listing, where no need was said."""
    return max(1, math.ceil(FOUND_SHARE * len(query.words)))


def least_named(query: ListingQuery) -> int:
    """Return how many of the typed words a name must hold to be meant."""
    return max(1, math.ceil(NAMED_SHARE * len(query.words)))
