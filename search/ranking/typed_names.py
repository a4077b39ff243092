"""When what was typed is the name of a listing: such a listing comes first."""

import math

from search.query import ListingQuery

# The share of all typed words that stand in one name: with "my sister needs the Almond
# House" nobody means the house alone.
NAMED_SHARE = 0.7


def least_named(query: ListingQuery) -> int:
    """Return how many of the typed words a name must hold to be meant."""
    return max(1, math.ceil(NAMED_SHARE * len(query.words)))
