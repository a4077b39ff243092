"""Choose among the needs that a text may mean: each must have words of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

MOST_CONCEPTS = 6  # of 1,003 measured texts none has more
# Of a need's evidence this share must be words that no surer need has taken.
OWN_EVIDENCE = 0.4
# A parent's words this few tokens away belong to the child: shelter for my children.
BESIDE = 3
# Siblings that are this close on the same words are one parent.
AS_GOOD = 0.98


@dataclass(frozen=True, slots=True)
class NeedCandidate:
    """A need that a text may mean; ``weights`` by position say how much.

    A ``guess`` is shown only where nothing else is sure.
    """

    code: str
    confidence: float
    phrase: str
    weights: Mapping[int, float]
    exact: bool = False
    guess: bool = False

    @property
    def family(self) -> str:
        """Return the parent code, or the code itself."""
        return self.code.partition(".")[0]

    def is_beside(self, other: "NeedCandidate") -> bool:
        """Return whether both lie within a few tokens of each other."""
        return any(abs(p - q) <= BESIDE for p in self.weights for q in other.weights)

    def with_words_of(self, other: "NeedCandidate") -> "NeedCandidate":
        """Return this need, with the other's words as well as its own."""
        return replace(self, weights={**other.weights, **self.weights})

    def is_same_phrase(self, other: "NeedCandidate") -> bool:
        """Return whether both come from one exact phrase."""
        same_words = self.weights.keys() == other.weights.keys()
        return self.exact and other.exact and same_words

    def own_share(self, taken: set[int]) -> float:
        """Return the share of the evidence that lies in words not taken."""
        own = sum(w for p, w in self.weights.items() if p not in taken)
        return own / sum(self.weights.values())


def order(candidate: NeedCandidate) -> tuple[float, str]:
    """Return the key that sorts the surest first."""
    return -candidate.confidence, candidate.code


def choose(candidates: Iterable[NeedCandidate]) -> list[NeedCandidate]:
    """Return the surest candidates, each with words of its own."""
    waiting = sorted((c for c in candidates if c.weights), key=order)
    chosen: dict[str, NeedCandidate] = {}
    taken: set[int] = set()
    for candidate in waiting:
        shared = any(candidate.is_same_phrase(other) for other in chosen.values())
        has_own = shared or candidate.own_share(taken) >= OWN_EVIDENCE
        if candidate.code in chosen or not has_own:
            continue
        candidate = _parent_if_tied(candidate, waiting)
        _add(candidate, chosen)
        taken.update(candidate.weights)
    return sorted(chosen.values(), key=order)[:MOST_CONCEPTS]


def _add(candidate: NeedCandidate, chosen: dict[str, NeedCandidate]) -> None:
    """Add a need; a parent next to its child gives the child its words."""
    for other in list(chosen.values()):
        if candidate.family != other.family or not candidate.is_beside(other):
            continue
        if candidate.code == candidate.family:
            chosen[other.code] = other.with_words_of(candidate)
            return
        if other.code == other.family:
            del chosen[other.code]
            candidate = candidate.with_words_of(other)
    chosen[candidate.code] = candidate


def _parent_if_tied(
    candidate: NeedCandidate, others: Iterable[NeedCandidate]
) -> NeedCandidate:
    """Return the parent when a sibling explains the same words about as well."""
    least = AS_GOOD * candidate.confidence
    rivals = [
        other
        for other in others
        if other.family == candidate.family
        and other.code not in (candidate.code, candidate.family)
        and other.confidence >= least
        and other.weights.keys() == candidate.weights.keys()
    ]
    if not rivals or candidate.code == candidate.family:
        return candidate
    return NeedCandidate(
        candidate.family, candidate.confidence, candidate.phrase, candidate.weights
    )
