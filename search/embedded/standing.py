"""Where she is welcome, and what belongs to whom she fears, as a digit of the order."""

import numpy as np

from search.conditions import (
    MISSION,
    Conditions,
    Feared,
    Welcome,
    tied_facts,
    welcomes_of,
)
from search.embedded.arrays import Bools, Rows
from search.embedded.filters import known
from search.embedded.row_subset import Facts
from search.ranking.order_key import IS_FREE, IS_OPEN_TO_HER, IS_WELCOMING


def standing(facts: Facts, conditions: Conditions) -> Rows:
    """Return the standing of each row."""
    welcoming = np.ones(facts.size, np.bool_)
    closed = np.zeros(facts.size, np.bool_)
    for welcome in welcomes_of(conditions):
        here = welcomes(facts, welcome, conditions.origin)
        welcoming &= here
        if welcome.flag:
            closed |= known(facts, welcome.flag, yes=False) & ~here
    digits = np.full(facts.size, IS_FREE, np.int64)
    digits += ~closed * IS_OPEN_TO_HER + welcoming * IS_WELCOMING
    digits[tied(facts, conditions)] = 0
    return digits


def welcomes(facts: Facts, welcome: Welcome, origin: str | None) -> Bools:
    """Return the rows that say that she is welcome, or what is for people like her."""
    found = facts.codes.having_any(welcome.codes, facts.size)
    if welcome.flag:
        return found | known(facts, welcome.flag, yes=True)
    return found | facts.covers.having(origin, facts.size) if origin else found


def tied(facts: Facts, conditions: Conditions) -> Bools:
    """Return the rows that belong to whom she fears."""
    size = facts.size
    theirs = facts.facts.having_any(tied_facts(conditions), size)
    theirs &= ~facts.codes.having(MISSION, size)
    if Feared.HOME_STATE in conditions.feared and conditions.origin:
        theirs |= facts.senders.having(conditions.origin, size)
    return theirs
