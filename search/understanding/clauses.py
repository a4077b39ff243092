"""Where one clause of a text ends and the next begins."""

import re
from collections.abc import Iterable, Sequence

from search.understanding.cues import CueWords

_END = re.compile(r"[,.;:!?،؛؟…\n–—-]+[\"'»)]*$")

Typed = Sequence[tuple[str, str]]  # each token, and the words that it was typed as


def clauses_in(
    typed: Typed, cues: Iterable[CueWords], within: Iterable[range] = ()
) -> list[range]:
    """Return the clauses, cut after punctuation and before words that begin one.

    No clause begins inside any of ``within``.
    """
    words = [token for token, _surface in typed]
    cuts = {n + 1 for n in range(len(typed)) if _ends(typed, n)}
    cuts |= {place.start for cue in cues for place in cue.found(words)}
    cuts -= {n for place in within for n in place[1:]}
    edges = sorted({0, len(typed)} | cuts)
    return [range(a, b) for a, b in zip(edges, edges[1:], strict=False)]


def clause_of(clauses: Iterable[range], position: int) -> range:
    """Return the clause in which a word stands."""
    return next(clause for clause in clauses if position in clause)


def _ends(typed: Typed, number: int) -> bool:
    """Whether punctuation follows a token; pieces of one word are not cut."""
    surface = typed[number][1]
    last = number + 1 == len(typed) or typed[number + 1][1] is not surface
    return last and _END.search(surface) is not None
