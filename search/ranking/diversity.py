"""Mix the needs of one query among its best answers, alike in every engine."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from search.ranking.constants import DIVERSIFIED_HITS, REPEAT_FACTOR
from search.ranking.order_key import OrderKey


def diversify(keys: ArrayLike, needs: ArrayLike, order: OrderKey) -> NDArray[np.int64]:
    """Return the positions of the best listings in the order in which they are shown.

    The arguments are in order, best first: the key of each listing, and the number of
    the need that it meets best. Needs take turns by worth, and each keeps its order.
    """
    front = np.asarray(keys, np.int64)[:DIVERSIFIED_HITS]
    met = np.asarray(needs)[:DIVERSIFIED_HITS]
    groups = front // order.front
    worth = (front % order.room).astype(np.float64)
    for group in np.unique(groups):
        for number in np.unique(met):
            own = np.flatnonzero((groups == group) & (met == number))
            faded = worth[own] * REPEAT_FACTOR ** np.arange(len(own))
            # None comes before one of its own need that stands above it.
            worth[own] = np.minimum.accumulate(faded)
    turns = np.lexsort((np.arange(len(worth)), -worth, -groups))
    return np.concatenate((turns, np.arange(len(turns), np.size(keys))))
