"""The taxonomy keeps its codes, labels and rows, and knows who is whose parent."""

from uuid import UUID

import pytest

from seed_data.taxonomy import Term, ancestors, children, load_taxonomy, need_term


def test_a_term_keeps_its_code_label_rows_and_parent():
    terms = load_taxonomy()

    assert terms["legal.aid"] == Term(
        code="legal.aid", label="Legal aid", rows=("1.3", "2.6"), parent="legal"
    )
    assert terms["shelter"].parent is None


def test_every_parent_is_a_term():
    terms = load_taxonomy()

    parents = {term.parent for term in terms.values()} - {None}

    assert parents <= set(terms)


def test_the_kinds_are_the_children_of_nothing():
    kinds = [term.code for term in children()]

    assert kinds == [
        "shelter",
        "relocation",
        "accompaniment",
        "mhpss",
        "emergency",
        "fund",
        "digital_safety",
        "safe_space",
        "legal",
        "medical",
        "documentation",
        "interpretation",
        "organisation",
        "mission",
        "training",
        "recognition",
    ]


def test_children_stand_in_the_order_of_the_file():
    codes = [term.code for term in children("shelter")]

    assert codes == [
        "shelter.short_term",
        "shelter.mid_term",
        "shelter.family",
        "shelter.trafficking",
    ]


def test_ancestors_lead_to_the_kind():
    assert [term.code for term in ancestors("medical.gbv")] == ["medical"]
    assert ancestors("medical") == ()


def test_an_unknown_code_has_no_ancestors():
    with pytest.raises(KeyError):
        ancestors("shelter.castle")


def test_a_need_as_hsds_points_to_its_parent():
    family = need_term("shelter.family")

    assert family["parent_id"] == need_term("shelter")["id"]
    assert family["taxonomy"] == "panah"
    assert family["name"] == "Shelter that takes children and family"


def test_every_term_has_an_id_of_its_own():
    ids = {UUID(need_term(code)["id"]) for code in load_taxonomy()}

    assert len(ids) == len(load_taxonomy())
