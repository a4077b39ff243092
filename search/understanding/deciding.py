"""From shares to what was stated, what may be meant, and what is only likely.

Measured on the sentences of ``tests/relevance/dev``; ``python -m bench.reading`` prints
what the numbers below give.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from search.ranking.perhaps import MOST_PERHAPS

# A family with this share was said: of small talk, hardly any has it.
STATED = 0.45
# With less, it was said where small talk is unlikely.
STATED_IF_NEED = 0.3
UNLIKELY_NONE = 0.35
# A further need has this share of the whole, and of a clause of its own or a name.
ALSO = 0.25
ALSO_MORE = 0.1  # a third one shares the text with two
OWN_CLAUSE = 0.6
# Where the best family has less than this, others are asked about.
SURE = 0.9
PERHAPS = 0.05
# Above this share of "no need" it is small talk; with less than this of any family,
# the words are not known.
SMALL_TALK = 0.9
LIKELY = 0.15


@dataclass(frozen=True, slots=True)
class Decision:
    """Families, likeliest first: said, asked about, or likely where none was said."""

    stated: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()


def decide(
    shares: Mapping[str, float],
    none: float,
    own: Mapping[str, float],
    named: Collection[str] = frozenset(),
) -> Decision:
    """Decide by the shares of the families, and of "no need".

    ``own`` is the best share of a family in a clause of its own, or by its name.
    Families that were ``named`` were said, though the words beside the name are not
    known: "abri à Zorgho"; but for what small talk names.
    """
    order = sorted(shares, key=lambda family: (-shares[family], family))
    if not order:
        return Decision()
    best = shares[order[0]]
    if order[0] in named and none < SMALL_TALK:
        best = max(best, STATED)
    if not _is_said(best, none):
        may = none < SMALL_TALK and best >= LIKELY
        return Decision(likely=tuple(order[:MOST_PERHAPS]) if may else ())
    stated = _with_further(order, shares, own)
    asked = (f for f in order if f not in stated and shares[f] >= PERHAPS)
    perhaps = tuple(asked)[:MOST_PERHAPS] if best < SURE else ()
    return Decision(stated, perhaps)


def needs_own(shares: Mapping[str, float]) -> bool:
    """Whether a further family may have been said, so that clauses must be read."""
    return sum(share >= ALSO_MORE for share in shares.values()) > 1


def _is_said(best: float, none: float) -> bool:
    return best >= STATED or (best >= STATED_IF_NEED and none < UNLIKELY_NONE)


def _with_further(
    order: list[str], shares: Mapping[str, float], own: Mapping[str, float]
) -> tuple[str, ...]:
    """Return the likeliest family, and those that have a clause of their own."""
    further = [f for f in order[1:] if own.get(f, 0.0) >= OWN_CLAUSE]
    second = [f for f in further[:1] if shares[f] >= ALSO]
    more = [f for f in further[1:] if shares[f] >= ALSO_MORE]
    return (order[0], *second, *(more if second else ()))
