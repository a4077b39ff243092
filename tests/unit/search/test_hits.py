"""A hit says what the document says, and nothing finer than a band."""

import math
from datetime import date

import pytest

from search.document import Flag, Text
from search.hits import band_of, make_hit, summarise, text_in
from search.query import ConceptWish, ListingQuery, Near
from search.results import BANDS_KM, Hit, MatchReason, Section
from tests.support.documents import HERAT, document
from tests.support.records import uid


@pytest.mark.parametrize(
    ("distance_km", "band"),
    [
        (None, None),
        (math.inf, None),
        (0.0, (0, 10)),
        (9.99, (0, 10)),
        (10.0, (10, 25)),
        (149.9, (100, 150)),
        (150.0, (150, 200)),
        (5000.0, (5000, 20100)),
        (20_015.0, (5000, 20100)),
        (20_100.0, None),
    ],
)
def test_a_distance_is_told_as_the_band_that_it_lies_in(distance_km, band):
    assert band_of(distance_km) == band


def test_every_band_begins_where_the_one_before_it_ends():
    bands = [band_of(float(start)) for start in BANDS_KM[:-1]]

    assert bands == list(zip(BANDS_KM, BANDS_KM[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("", ""),
        ("Short help.", "Short help."),
        ("x" * 240, "x" * 240),
        ("word " * 48, "word " * 48),
        ("word " * 49, "word " * 47 + "word …"),
        ("x" * 200 + " " + "y" * 100, "x" * 200 + " …"),
        ("x" * 241, "x" * 240 + " …"),
    ],
)
def test_a_long_text_is_cut_at_a_word(text, summary):
    assert summarise(text) == summary


@pytest.mark.parametrize(
    ("wanted", "got"), [("ps", "ps"), ("en", "en"), ("sw", "fa-AF"), ("", "fa-AF")]
)
def test_the_text_is_in_the_language_of_the_reader_else_the_original(wanted, got):
    texts = tuple(Text(tag, f"Name {tag}", "") for tag in ("fa-AF", "ps", "en"))
    listing = document("a", texts=texts)

    text = text_in(listing, wanted)

    assert text == Text(got, f"Name {got}", "")


def test_a_hit_is_the_whole_document_in_its_coarse_cell():
    listing = document(
        "a",
        "shelter.family",
        texts=(Text("fa-AF", "خانه", "شرح"), Text("en", "House", "Beds.")),
        organization="Group",
        organization_language="en",
        external_id="a-1",
        spoken_languages=("fa-AF", "ps"),
        area=("Herat", "Herat Province"),
        latitude=34.35,
        longitude=62.25,
        flags=((Flag.COST_FREE, True), (Flag.WHEELCHAIR, False)),
        assured_date=date(2026, 5, 1),
        vetted_by_count=2,
        temporarily_closed=True,
    )
    wishes = (ConceptWish("shelter"), ConceptWish("legal"))
    query = ListingQuery(language="en", concepts=wishes)

    hit = make_hit(listing, query, distance_km=30.0, words=True)

    assert hit == Hit(
        id=uid("a"),
        external_id="a-1",
        name="House",
        organization="Group",
        organization_language="en",
        summary="Beds.",
        text_language="en",
        languages=("fa-AF", "en"),
        codes=("shelter.family",),
        spoken_languages=("fa-AF", "ps"),
        country="AF",
        area=("Herat", "Herat Province"),
        distance_band_km=(25, 50),
        remote=False,
        flags={"cost_free": True, "wheelchair": False},
        assured_date=date(2026, 5, 1),
        vetted_by_count=2,
        temporarily_closed=True,
        match=MatchReason(exact=True, concepts=("shelter",), words=True),
        cell=(34.35, 62.25),
    )


def test_a_listing_that_tells_no_place_is_in_no_cell():
    hit = make_hit(
        document("a", latitude=None, longitude=None),
        ListingQuery(language="en"),
        distance_km=None,
        words=False,
    )

    assert hit.cell is None


@pytest.mark.parametrize(
    ("codes", "met"),
    [
        (("shelter",), ("shelter",)),
        (("shelter.family",), ("shelter", "shelter.family")),
        (("legal.aid",), ()),
        (("legal.aid", "shelter.short_term"), ("shelter",)),
    ],
)
def test_a_child_meets_its_parent_and_a_parent_not_its_child(codes, met):
    wishes = (ConceptWish("shelter"), ConceptWish("shelter.family"))
    query = ListingQuery(concepts=wishes)

    hit = make_hit(document("a", *codes), query, distance_km=None, words=False)

    assert hit.match == MatchReason(exact=True, concepts=met, words=False)


@pytest.mark.parametrize("section", Section)
def test_a_hit_is_exact_in_the_section_of_exact_answers_alone(section):
    hit = make_hit(
        document("a"), ListingQuery(), distance_km=None, words=False, section=section
    )

    assert (hit.section, hit.match.exact) == (section, section is Section.EXACT)


NEAR_HERAT = Near(*HERAT, radius_km=100, country="AF")


@pytest.mark.parametrize(
    ("query", "changed", "serves", "across_border"),
    [
        (ListingQuery(), {"country": "PK"}, None, False),
        (ListingQuery(country="AF"), {}, None, False),
        (ListingQuery(country="AF"), {"country": None}, None, False),
        (ListingQuery(country="AF"), {"country": "PK"}, None, True),
        (ListingQuery(near=NEAR_HERAT), {"country": "PK"}, None, True),
        (ListingQuery(near=NEAR_HERAT), {"country": "PK", "remote": True}, None, False),
        (
            ListingQuery(near=NEAR_HERAT),
            {"country": "PK", "covers": ("AF",)},
            "AF",
            True,
        ),
        (
            ListingQuery(near=NEAR_HERAT),
            {"country": "PK", "covers": ("AF.11",)},
            "AF",
            True,
        ),
    ],
)
def test_a_hit_tells_whether_it_lies_abroad_and_whom_it_serves_from_there(
    query, changed, serves, across_border
):
    hit = make_hit(document("a", **changed), query, distance_km=None, words=False)

    assert (hit.serves, hit.across_border) == (serves, across_border)
