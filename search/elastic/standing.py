"""Where she is welcome, and what belongs to whom she fears, as parts of a score."""

from collections.abc import Iterator

from search.conditions import (
    MISSION,
    Conditions,
    Feared,
    Welcome,
    tied_facts,
    welcomes_of,
)
from search.elastic.clauses import (
    Clause,
    all_of,
    any_of,
    constant,
    none_of,
    term,
    terms,
)
from search.ranking.order_key import IS_FREE, IS_OPEN_TO_HER, IS_WELCOMING


def standing(conditions: Conditions, place: int) -> Iterator[Clause]:
    """Add up the standing of each listing."""
    each = welcomes_of(conditions)
    origin = conditions.origin
    closed = [
        all_of(term("no", welcome.flag), none_of(*welcomes(welcome, origin)))
        for welcome in each
        if welcome.flag
    ]
    open_door = all_of(*(any_of(*welcomes(welcome, origin)) for welcome in each))
    free = none_of(*tied(conditions))
    yield constant(IS_FREE * place, free)
    yield constant(IS_OPEN_TO_HER * place, all_of(free, none_of(*closed)))
    yield constant(IS_WELCOMING * place, all_of(free, open_door))


def welcomes(welcome: Welcome, origin: str | None) -> Iterator[Clause]:
    """Match what says that she is welcome, or what is for people like her."""
    yield terms("codes", welcome.codes)
    if welcome.flag:
        yield term("yes", welcome.flag)
    elif origin:
        yield term("covers", origin)


def tied(conditions: Conditions) -> Iterator[Clause]:
    """Match what belongs to whom she fears."""
    if facts := tied_facts(conditions):
        yield all_of(terms("facts", facts), none_of(term("codes", MISSION)))
    if Feared.HOME_STATE in conditions.feared and conditions.origin:
        yield term("sent_by", conditions.origin)
