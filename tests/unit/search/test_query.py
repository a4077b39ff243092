"""Facts of one group widen the answer, facts of several narrow it."""

import pytest

from search.document import Fact
from search.query import ListingQuery


@pytest.mark.parametrize(
    ("facts", "groups"),
    [
        ((), ()),
        ((Fact.TERM_MID,), ((Fact.TERM_MID,),)),
        (
            (Fact.TERM_SHORT, Fact.GENDERS_ALL, Fact.TERM_MID),
            ((Fact.GENDERS_ALL,), (Fact.TERM_MID, Fact.TERM_SHORT)),
        ),
        (
            (Fact.HELP_ABROAD, Fact.APPLY_INSIDE, Fact.HELP_IN_COUNTRY),
            ((Fact.APPLY_INSIDE,), (Fact.HELP_ABROAD, Fact.HELP_IN_COUNTRY)),
        ),
    ],
)
def test_facts_are_told_apart_by_what_they_are_about(facts, groups):
    assert ListingQuery(facts=facts).fact_groups == groups
