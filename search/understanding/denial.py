"""What she says that she does not want, or already has: words that ask for nothing.

"I do not want a lawyer" denies, "I do not want to die" does not: only a service that
is named beside the denial is denied, and what she merely lacks never is.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from search.understanding.clauses import Typed, clause_of, clauses_in
from search.understanding.cues import Cues

# A service is named within so many words of what denies it: "I do not want to see any
# lawyer".
BESIDE = 4
DIRECTLY = 2  # an article between, at most
AT_ONCE = 1  # "وکیل نه لرم" is that she has none: nothing stands between


def denied_in(typed: Typed, cues: Cues, named: Iterable[range]) -> list[range]:
    """Return the parts of a text that deny; ``named`` is where services are named."""
    words = [token for token, _surface in typed]
    services = [*named, *cues.services.found(words)]
    denials = _denials(words, cues)
    if not denials or not services:
        return []
    clauses = clauses_in(typed, [cues.but], denials)
    return [
        part
        for parts in (
            _wanted_not(words, cues, clauses, services),
            _not_but(words, cues, clauses, services),
            _had(words, cues, clauses, services),
        )
        for part in parts
    ]


def _denials(words: Sequence[str], cues: Cues) -> list[range]:
    """Return where words of denial stand."""
    kinds = (
        cues.before,
        cues.after,
        cues.not_before,
        cues.have_before,
        cues.have_after,
    )
    return [place for kind in kinds for place in kind.found(words)]


def _wanted_not(
    words: Sequence[str],
    cues: Cues,
    clauses: Sequence[range],
    services: Collection[range],
) -> Iterator[range]:
    """Yield "I do not want a lawyer", the words of denial with it."""
    for cue in cues.before.found(words):
        clause = clause_of(clauses, cue.start)
        behind = range(cue.stop, clause.stop)
        if _begins_within(services, behind, BESIDE):
            yield range(cue.start, clause.stop)
    for cue in cues.after.found(words):
        ahead = range(clause_of(clauses, cue.start).start, cue.start)
        for start in _ending_within(services, ahead, BESIDE):
            yield range(start, cue.stop)


def _not_but(
    words: Sequence[str],
    cues: Cues,
    clauses: Sequence[range],
    services: Collection[range],
) -> Iterator[range]:
    """Yield "no lawyer" of "no lawyer, a bed"; alone it may be what she lacks."""
    for clause, following in zip(clauses, clauses[1:], strict=False):
        size = cues.not_before.at(words, clause.start)
        behind = range(clause.start + size, clause.stop)
        instead = cues.but.at(words, following.start) or _begins_within(
            services, following, DIRECTLY
        )
        if size and instead and _begins_within(services, behind, DIRECTLY):
            yield clause


def _had(
    words: Sequence[str],
    cues: Cues,
    clauses: Sequence[range],
    services: Collection[range],
) -> Iterator[range]:
    """Yield "I already have a lawyer", for what one can have."""
    for cue in cues.have_before.found(words):
        clause = clause_of(clauses, cue.start)
        for start in range(cue.stop, min(cue.stop + DIRECTLY, clause.stop)):
            if cues.services.at(words, start):
                yield range(cue.start, clause.stop)
                break
    for cue in cues.have_after.found(words):
        ahead = range(clause_of(clauses, cue.start).start, cue.start)
        for start in _ending_within(cues.services.found(words), ahead, AT_ONCE):
            yield range(start, cue.stop)


def _begins_within(services: Iterable[range], part: range, most: int) -> bool:
    return any(service.start in part[:most] for service in services)


def _ending_within(services: Iterable[range], part: range, most: int) -> Iterator[int]:
    """Yield where services begin that end among the last words of a part.

    What stands further ahead may be wanted: in Dari the verb comes last.
    """
    for service in services:
        if service.stop - 1 in part[-most:]:
            yield max(service.start, part.start)
