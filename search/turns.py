"""The needs of one query take turns at the front of an answer, in every engine."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from search.ranking import FRONT, REPEAT_FACTOR


def take_turns(
    scores: ArrayLike, needs: ArrayLike, known: ArrayLike
) -> NDArray[np.int64]:
    """Return the positions of the best listings in the order in which they are shown.

    All come in order, best first: what each is worth, the need that it meets best,
    and whether it is known to meet every wish; those stay before all others.
    """
    worth = np.array(scores, np.float64)[:FRONT]
    met, sure = np.asarray(needs)[:FRONT], np.asarray(known, np.bool_)[:FRONT]
    for number in np.unique(met):
        own = np.flatnonzero(met == number)
        worth[own] *= REPEAT_FACTOR ** np.arange(len(own))
    front = np.lexsort((np.arange(len(worth)), -worth, ~sure))
    return np.concatenate((front, np.arange(len(front), np.size(scores))))
