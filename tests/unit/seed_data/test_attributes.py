"""The vocabulary of facts says what each code means, and what may stand there."""

import pytest

from seed_data.attributes import FACTS, fact_term


@pytest.mark.parametrize("code", FACTS)
def test_a_fact_says_what_it_means(code):
    fact = FACTS[code]

    term = fact_term(code)

    assert fact.meaning.endswith(".")
    assert term["description"] == fact.meaning
    assert term["taxonomy"] == "panah-attributes"


def test_every_fact_has_an_id_of_its_own():
    ids = {fact_term(code)["id"] for code in FACTS}

    assert len(ids) == len(FACTS)


def test_facts_stand_in_alphabetical_order():
    assert list(FACTS) == sorted(FACTS)


def test_an_unknown_fact_is_refused():
    with pytest.raises(KeyError):
        fact_term("star_sign")
