"""An answer says what it is not, until when help is worth most, and where it lies."""

from dataclasses import replace

import pytest

from search.answer_notices import hours_notices, truth_notices
from search.hits import make_hit
from search.query import ConceptWish, ListingQuery, Near
from search.response import Notice
from search.results import NO_RESULTS, Results, Section
from tests.support.documents import HERAT, document

NEAR = Near(*HERAT, radius_km=100, country="AF")


def asking(*codes, **wish):
    return ListingQuery(concepts=tuple(map(ConceptWish, codes)), **wish)


def answer(query, *codes, section=Section.EXACT, **changed):
    listing = document("a", *codes, **changed)
    found = make_hit(listing, query, distance_km=None, words=True, section=section)
    total = int(section is Section.EXACT)
    return Results(total=total, listed=1, hits=(found,))


def told(query, results):
    return list(truth_notices(query, results))


@pytest.mark.parametrize(
    ("codes", "notices"),
    [
        (("shelter",), ()),
        (("medical",), ()),
        (("medical.gbv",), (Notice.RAPE_HOURS,)),
        (("legal.criminal_defence", "legal.detention_visit"), (Notice.ARREST_HOURS,)),
        (
            ("legal.detention_visit", "medical.gbv"),
            (Notice.ARREST_HOURS, Notice.RAPE_HOURS),
        ),
    ],
)
def test_hours_that_count_are_said(codes, notices):
    assert hours_notices(asking(*codes)) == notices


def test_hours_are_not_said_for_what_may_only_be_meant():
    maybe = ConceptWish("medical.gbv", perhaps=True)

    assert hours_notices(ListingQuery(concepts=(ConceptWish("legal"), maybe))) == ()


def test_a_need_that_nobody_has_is_said():
    query = asking("legal.aid")

    assert told(query, answer(query, "legal.aid")) == []
    assert told(query, NO_RESULTS) == [Notice.NO_EXACT]
    related = answer(query, "legal.strategic", section=Section.RELATED)
    assert told(query, related) == [Notice.NO_EXACT]


def test_a_listing_whose_name_was_typed_does_not_hide_that_the_need_is_missing():
    query = asking("legal.aid")

    assert told(query, answer(query, "shelter")) == [Notice.NO_EXACT]


def test_a_later_page_does_not_say_that_there_is_none_where_there_is():
    query = asking("legal.aid", page=2)
    related = answer(query, "legal.strategic", section=Section.RELATED)

    assert told(query, replace(related, total=3)) == []
    assert told(query, related) == [Notice.NO_EXACT]


def test_where_no_need_was_said_none_is_missing():
    assert told(ListingQuery(), NO_RESULTS) == []


@pytest.mark.parametrize("codes", [("organisation.lbtiq",), ("legal",)])
def test_what_professionals_are_told_is_said_whether_or_not_there_is_any(codes):
    query = asking("organisation.lbtiq")
    section = Section.EXACT if codes[0] in "organisation.lbtiq" else Section.RELATED

    assert Notice.PROFESSIONALS_ONLY in told(
        query, answer(query, *codes, section=section)
    )
    assert Notice.PROFESSIONALS_ONLY in told(query, NO_RESULTS)


@pytest.mark.parametrize(
    ("changed", "crosses"),
    [
        ({}, False),
        ({"country": "IR"}, True),
        ({"country": "IR", "covers": ("AF",)}, False),
        ({"country": "IR", "remote": True}, False),
    ],
)
def test_that_the_nearest_answer_lies_across_a_border_is_said(changed, crosses):
    query = asking("shelter", near=NEAR)

    notices = told(query, answer(query, "shelter", **changed))

    assert (Notice.ACROSS_BORDER in notices) is crosses
