"""Mix the needs of one query among its best answers, alike in every engine."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from search.query import ConceptWish
from search.ranking.constants import (
    DIVERSIFIED_HITS,
    EXACT_MATCH,
    PARENT_MATCH,
    REPEAT_FACTOR,
    SIBLING_MATCH,
    concept_weight,
)
from search.taxonomy import parent_of


def diversify(
    scores: ArrayLike, needs: ArrayLike, known: ArrayLike
) -> NDArray[np.int64]:
    """Return the positions of the best listings in the order in which they are shown.

    The arguments are in order, best first: the score of each listing, the number of
    the need that it meets best, and whether it surely meets every wish. Listings that
    do stay before all others.
    """
    worth = np.array(scores, np.float64)[:DIVERSIFIED_HITS]
    met, sure = (
        np.asarray(needs)[:DIVERSIFIED_HITS],
        np.asarray(known, np.bool_)[:DIVERSIFIED_HITS],
    )
    for number in np.unique(met):
        own = np.flatnonzero(met == number)
        worth[own] *= REPEAT_FACTOR ** np.arange(len(own))
    front = np.lexsort((np.arange(len(worth)), -worth, ~sure))
    return np.concatenate((front, np.arange(len(front), np.size(scores))))


def best_met_need(
    codes: Collection[str], own_codes: Collection[str], wishes: Sequence[ConceptWish]
) -> int:
    """Return the number of the wish that a listing meets best, the first of equals.

    ``codes`` are those of the listing with their parents, ``own_codes`` as given.
    """
    met = [
        code_match(wish.code, codes, own_codes) * concept_weight(wish.confidence)
        for wish in wishes
    ]
    return met.index(max(met))


def code_match(code: str, codes: Collection[str], own_codes: Collection[str]) -> float:
    """Return how well a listing's codes meet the code that was asked for."""
    parent = parent_of(code)
    if code in codes:
        return EXACT_MATCH
    if parent in own_codes:
        return PARENT_MATCH
    return SIBLING_MATCH if parent in codes else 0.0
