"""How well a listing's codes meet a need: one table of codes and weights a wish."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.query import ConceptWish
from search.ranking.constants import (
    EXACT_MATCH,
    PARENT_MATCH,
    SIBLING_MATCH,
    concept_weight,
)
from search.taxonomy import parent_of

MOST_WISHES = 256  # each is asked for by every listing of a page
GRADES = 4  # met in full, mostly, hardly, not at all


@dataclass(frozen=True, slots=True)
class CodeWeight:
    """What a listing with a code is worth; ``own`` means without its children."""

    code: str
    weight: float
    own: bool = False


@lru_cache(MOST_WISHES)
def code_weights(wish: ConceptWish) -> tuple[CodeWeight, ...]:
    """Return the codes that meet a wish at least in part, the best last."""
    above = parent_of(wish.code)
    family = above or wish.code
    found = [
        CodeWeight(code, SIBLING_MATCH + (EXACT_MATCH - SIBLING_MATCH) * share)
        for code, share in wish.shares
    ]
    if above or wish.shares:
        found.append(CodeWeight(family, SIBLING_MATCH))
    if above and not wish.shares:
        found.append(CodeWeight(family, PARENT_MATCH, own=True))
    if above or not wish.shares:
        found.append(CodeWeight(wish.code, EXACT_MATCH))
    return tuple(sorted(found, key=lambda each: each.weight))


def code_match(
    wish: ConceptWish, codes: Collection[str], own_codes: Collection[str]
) -> float:
    """Return how well a listing meets a wish.

    ``codes`` are those of the listing with their parents, ``own_codes`` as given.
    """
    return max(
        (
            each.weight
            for each in code_weights(wish)
            if each.code in (own_codes if each.own else codes)
        ),
        default=0.0,
    )


def grade_of(weight: float) -> int:
    """Return the grade of a weight: within one, listings meet a need alike."""
    return int(weight * (GRADES - 1) + 0.5)


def best_met_need(
    codes: Collection[str], own_codes: Collection[str], wishes: Sequence[ConceptWish]
) -> int:
    """Return the number of the wish that a listing meets best, the first of equals."""
    met = [
        code_match(wish, codes, own_codes) * concept_weight(wish.confidence)
        for wish in wishes
    ]
    return met.index(max(met))
