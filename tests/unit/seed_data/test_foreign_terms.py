from seed_data.foreign_terms import compared, load_foreign_terms
from seed_data.taxonomy import load_taxonomy


def test_every_word_of_others_leads_to_a_need_that_exists():
    terms = load_foreign_terms()

    needs = {code for codes in terms.names.values() for code in codes}
    assert needs | set(terms.airs.values()) <= load_taxonomy().keys()


def test_no_name_means_more_than_one_need_or_none():
    terms = load_foreign_terms()

    doubtful = {name for name, codes in terms.names.items() if len(codes) > 1}
    assert doubtful == set()
    assert terms.no_needs.isdisjoint(terms.names)


def test_names_are_compared_without_marks_and_plurals():
    assert compared("Women's Counselling Centres & Refuges") == compared(
        "Womens counseling center and refuge"
    )
