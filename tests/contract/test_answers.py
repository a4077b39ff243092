from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from search.clock import utc_minute
from search.document import Fact, Flag, ListingDocument, OpenRange
from search.query import Box, ConceptWish, Level, ListingQuery, Near, Sort, Word
from search.results import Cell, FacetValue, Results, Section
from tests.support.documents import HERAT, KABUL, document
from tests.support.engines import Engine

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
NEAR_HERAT = Near(*HERAT, radius_km=100, country="AF", admin1="AF.11")
SHELTER = ConceptWish("shelter.family")
LAWYER = ConceptWish("legal.aid")
Ask = Callable[..., Results]


@pytest.fixture
def fill(engine: Engine) -> Callable[..., Ask]:
    """Return a function that indexes documents and returns one that searches them."""

    def begin(*documents: ListingDocument) -> Ask:
        engine.hold(documents)

        def ask(**wish: Any) -> Results:
            return engine.search(ListingQuery(now=NOW, **wish))

        return ask

    return begin


def names(results: Results) -> list[str]:
    return [hit.name for hit in results.hits]


def exact(results: Results) -> list[str]:
    return [hit.name for hit in results.hits if hit.section is Section.EXACT]


def told(results: Results) -> list[tuple[str, str]]:
    return [(hit.name, hit.section) for hit in results.hits]


def test_a_concept_finds_listings_in_any_language(fill):
    ask = fill(
        document("a", "shelter.family", name="Almond House"),
        document("b", "shelter.family", name="Maison", language="fr"),
        document("c", "legal.aid", name="Lawyers"),
    )

    results = ask(concepts=(SHELTER,))

    assert sorted(names(results)) == ["Almond House", "Maison"]
    assert results.hits[0].match.concepts == ("shelter.family",)


def test_a_parent_stands_for_its_children_and_a_sibling_comes_last(fill):
    ask = fill(
        document("a", "shelter.short_term", name="sibling"),
        document("b", "shelter", name="parent"),
        document("c", "shelter.family", name="exact"),
    )

    assert names(ask(concepts=(SHELTER,))) == ["exact", "parent", "sibling"]
    assert ask(needs=("shelter",)).total == 3


def test_nearer_comes_first_and_far_is_left_out(fill):
    ask = fill(
        document("a", "shelter.family", name="Kabul", point=KABUL),
        document("b", "shelter.family", name="60 km", point=(34.85, 62.25)),
        document("c", "shelter.family", name="here"),
    )

    results = ask(concepts=(SHELTER,), near=NEAR_HERAT)

    assert told(results) == [
        ("here", "exact"),
        ("60 km", "exact"),
        ("Kabul", "elsewhere"),
    ]
    bands = [hit.distance_band_km for hit in results.hits]
    assert bands == [(0, 10), (50, 100), (500, 1000)]
    assert (results.total, results.listed) == (2, 3)
    assert results.levels[Level.COUNTRY] == 3


def test_each_wider_level_reaches_no_further_than_it_says(fill):
    ask = fill(
        document("a", "legal.aid", name="her province", point=(39, 62), admin1="AF.11"),
        document("b", "legal.aid", name="another", point=KABUL, admin1="AF.13"),
        document(
            "c", "legal.aid", name="serves another", point=None, covers=("AF.13",)
        ),
        document("d", "legal.aid", name="line", point=None, remote=True),
        document(
            "e", "mission", name="abroad", point=None, country="QA", covers=("AF",)
        ),
    )

    asked = {level: ask(near=NEAR_HERAT, level=level) for level in Level}

    afar = {"line", "abroad"}
    assert {level: set(names(found)) for level, found in asked.items()} == {
        Level.NEAR: afar,
        Level.RADIUS: afar,
        Level.PROVINCE: afar | {"her province"},
        Level.COUNTRY: afar | {"her province", "another", "serves another"},
        Level.REMOTE: afar,
        Level.MISSION: afar,
    }


def test_remote_help_interleaves_and_foreign_remote_help_stays_out(fill):
    ask = fill(
        document("a", "shelter.family", name="next door"),
        document("b", "shelter.family", name="100 km off", point=(35.2, 62.25)),
        document("c", "shelter.family", name="line", point=None, remote=True),
        document(
            "d", "shelter.family", name="other", point=None, remote=True, country="UG"
        ),
    )

    assert names(ask(concepts=(SHELTER,), near=NEAR_HERAT)) == [
        "next door",
        "line",
        "100 km off",
    ]


def test_a_confidential_listing_is_found_by_its_area_without_a_distance(fill):
    ask = fill(
        document("a", "shelter.family", name="hidden", point=None, covers=("AF.11",)),
        document("b", "shelter.family", name="no", point=None, covers=("AF.24",)),
    )

    results = ask(concepts=(SHELTER,), near=NEAR_HERAT)

    assert told(results) == [("hidden", "exact"), ("no", "elsewhere")]
    assert results.hits[0].distance_band_km is None


def test_who_serves_a_province_is_found_by_its_country_and_not_all_over_it(fill):
    two = ("AF.11", "IR.30")
    ask = fill(
        document("a", "shelter", name="both", point=None, country=None, covers=two),
        document(
            "b", "shelter", name="no", point=None, country=None, covers=("PK.08",)
        ),
    )
    kabul = Near(*KABUL, radius_km=50, country="AF", admin1="AF.13")
    wish = (ConceptWish("shelter"),)

    assert names(ask(concepts=wish, country="AF")) == ["both"]
    assert names(ask(concepts=wish, country="IR")) == ["both"]
    assert names(ask(concepts=wish, near=NEAR_HERAT)) == ["both"]
    assert exact(ask(concepts=wish, near=kabul)) == []


def test_another_name_is_a_name(fill):
    ask = fill(
        document("a", "shelter", name="House", other_names=("ZQACRO",)),
        document("b", "shelter", name="Other", text="Not ZQACRO but near it."),
        document("c", "shelter", name="Silent"),
    )

    results = ask(words=(Word("zqacro", ("zqacro",)),))

    assert names(results) == ["House", "Other"]


def test_a_mission_is_found_in_the_country_it_is_accredited_to(fill):
    embassy = document(
        "a",
        "mission.embassy",
        point=(-1.25, 36.85),
        country="KE",
        covers=("BI",),
    )
    ask = fill(embassy)
    gitega = Near(-3.43, 29.92, radius_km=100, country="BI")

    assert ask(near=gitega, concepts=(ConceptWish("mission"),)).total == 1
    assert ask(near=NEAR_HERAT, concepts=(ConceptWish("mission"),)).total == 0


def test_a_known_yes_comes_first_then_not_stated_and_a_known_no_is_left_out(fill):
    def stated(key, *flags):
        return document(key, "shelter.family", name=key, flags=flags)

    ask = fill(
        stated("silent"),
        stated("no", (Flag.ACCEPTS_CHILDREN, False)),
        stated("yes", (Flag.ACCEPTS_CHILDREN, True)),
    )

    results = ask(concepts=(SHELTER,), flags=((Flag.ACCEPTS_CHILDREN, True),))

    assert names(results) == ["yes", "silent"]


def test_words_count_by_rarity_and_a_whole_name_wins_over_a_concept(fill):
    ask = fill(
        document("a", "shelter.family", name="Other House"),
        document("b", "legal.aid", name="Almond Tree House"),
    )
    words = tuple(Word(w, (w, f"en~{w}")) for w in ("almond", "tree", "hous"))

    results = ask(words=words, concepts=(SHELTER,))

    assert names(results) == ["Almond Tree House", "Other House"]
    assert results.hits[0].match.words


def test_hints_reorder_and_find_nothing_of_their_own(fill):
    ask = fill(
        document("a", "legal.aid", name="plain", text="Lawyers."),
        document("b", "legal.aid", name="prison", text="Lawyers who visit prison."),
        document("c", "shelter", name="elsewhere", text="Near the prison."),
    )
    hint = Word("prison", ("prison",), hint=True)

    results = ask(concepts=(ConceptWish("legal.aid"),), words=(hint,))

    assert names(results) == ["prison", "plain"]


def test_open_now_is_told_on_the_clocks_of_the_listing(fill):
    ask = fill(
        document("a", name="open", hours=(OpenRange(780, 840),), timezone="Asia/Kabul"),
        document("b", name="shut", hours=(OpenRange(780, 840),), timezone="UTC"),
        document("c", name="unknown"),
    )

    assert names(ask(open_at=NOW)) == ["open"]  # Monday 13:30 in Kabul


MINUTE = utc_minute(NOW)
ALL_WEEK = (0, 7 * 24 * 60)
# Beside hours of the whole week: whether they hold on Monday, 1 June 2026, 9:00 UTC.
HOLDS = {
    "begun": ({"begins": MINUTE}, True),
    "to begin": ({"begins": MINUTE + 1}, False),
    "not yet ended": ({"ends": MINUTE + 1}, True),
    "ended": ({"ends": MINUTE}, False),
    "begun there": ({"begins": MINUTE + 270, "zone": "Asia/Kabul"}, True),
    "ended there": ({"ends": MINUTE + 270, "zone": "UTC+04:30"}, False),
    "first Monday": ({"days": (("o1",),)}, True),
    "last Monday": ({"days": (("o-1",),)}, False),
    "first or last Monday": ({"days": (("o1", "o-1"),)}, True),
    "first of July": ({"days": (("d1",), ("m7",))}, False),
    "last of May, and its night": ({"days": (("d-1",), ("m5",)), "night": True}, True),
    "second week": ({"days": (("W2:1",),)}, True),
    "other second week": ({"days": (("W2:0",),)}, False),
    "day of the year": ({"days": (("y152",),)}, True),
    "week of the year": ({"days": (("w22/0",),)}, False),
    "weeks that begin on Tuesday": ({"days": (("w22/1",),)}, True),
    "no zone": ({"zone": "Nowhere/City"}, False),
    "far west": ({"zone": "UTC-11:00", "days": (("d1",),)}, False),
    "far east": ({"zone": "Pacific/Kiritimati", "days": (("d1",),)}, True),
}


def test_hours_hold_between_their_bounds_and_on_their_days(fill):
    ask = fill(
        *(
            document(key, name=key, hours=(OpenRange(*ALL_WEEK, **changed),))
            for key, (changed, _holds) in HOLDS.items()
        )
    )

    found = ask(open_at=NOW, per_page=50)

    assert sorted(names(found)) == sorted(
        key for key, (_, held) in HOLDS.items() if held
    )


def test_each_range_keeps_its_zone_and_its_bounds_to_itself(fill):
    over, elsewhere = OpenRange(540, 600, ends=MINUTE), OpenRange(0, 60)
    ask = fill(
        document("a", name="shut", hours=(over, elsewhere)),
        document("b", name="open", hours=(over, elsewhere, OpenRange(540, 541))),
    )

    assert names(ask(open_at=NOW)) == ["open"]


def test_who_comes_to_be_always_open_is_found_from_that_minute_on(fill):
    ask = fill(
        document("a", name="ever", facts=(Fact.HOURS_ALWAYS,)),
        document("b", name="begun", always_from=MINUTE),
        document("c", name="to come", always_from=MINUTE + 1),
    )

    found = ask(facts=(Fact.HOURS_ALWAYS,))

    assert sorted(names(found)) == ["begun", "ever"]
    assert ask().facets["facts"] == (FacetValue("hours.always", 2),)


def test_facets_count_the_whole_answer(fill):
    ask = fill(
        document("a", "shelter.family", spoken_languages=("fa-AF", "ps")),
        document("b", "shelter.mid_term", spoken_languages=("fa-AF",)),
    )

    results = ask(per_page=1)

    assert results.total == 2
    assert len(results.hits) == 1
    assert results.facets["spoken_languages"] == (
        FacetValue("fa-AF", 2),
        FacetValue("ps", 1),
    )
    assert results.facets["needs"][0] == FacetValue("shelter", 2)


def test_pages_do_not_overlap_and_miss_nothing(fill):
    ask = fill(*(document(f"n{n}", "shelter.family", name=f"n{n}") for n in range(45)))

    pages = [names(ask(page=page, per_page=10)) for page in range(1, 7)]

    assert [len(page) for page in pages] == [10, 10, 10, 10, 5, 0]
    assert len({name for page in pages for name in page}) == 45


def test_a_wish_neither_loses_nor_repeats_listings_that_are_alike(fill):
    yes = ((Flag.ACCEPTS_CHILDREN, True),)
    ask = fill(
        *(
            document(f"n{n}", "shelter.family", name=f"n{n}", flags=yes)
            for n in range(500)
        )
    )

    pages = [names(ask(page=page, per_page=20, flags=yes)) for page in range(1, 26)]

    assert len({name for page in pages for name in page}) == 500


def test_what_is_where_she_must_not_go_comes_last_and_what_is_farther_first(fill):
    sound = {"country": "AF", "assured_date": date(2026, 5, 1)}
    ask = fill(
        document("a", name="there", **sound),
        document("b", name="near there", point=(34.9, 62.2), **sound),
        document("c", name="far", point=KABUL, **sound),
        document("d", name="place untold", point=None, **sound),
    )
    away = Near(*HERAT, radius_km=150, country="AF")

    shunned = names(ask(country="AF", away_from=away))
    other = names(ask(near=Near(*KABUL, radius_km=1000, country="AF"), away_from=away))

    assert set(shunned[:2]) == {"far", "place untold"}
    assert shunned[2:] == ["near there", "there"]
    assert other[0] == "far"
    assert other[-1] == "there"


def test_fresh_and_distance_orders(fill):
    ask = fill(
        document("a", name="old", assured_date=date(2024, 1, 1)),
        document("b", name="new", point=KABUL, assured_date=date(2026, 1, 1)),
    )
    wide = Near(*HERAT, radius_km=1000, country="AF")

    assert names(ask(sort=Sort.FRESH)) == ["new", "old"]
    assert names(ask(sort=Sort.DISTANCE, near=wide)) == ["old", "new"]


def test_stale_unvetted_and_closed_listings_come_after_sound_ones(fill):
    sound = {"assured_date": date(2026, 5, 1), "vetted_by_count": 2}
    ask = fill(
        document("a", name="closed", temporarily_closed=True, **sound),
        document("b", name="stale", **sound | {"assured_date": date(2020, 1, 1)}),
        document("c", name="sound", **sound),
    )

    assert names(ask()) == ["sound", "stale", "closed"]


def test_facts_of_one_group_are_alternatives_and_groups_add_up(fill):
    ask = fill(
        document("a", name="both", facts=(Fact.TERM_SHORT, Fact.HOURS_ALWAYS)),
        document("b", name="mid", facts=(Fact.TERM_MID,)),
        document("c", name="silent"),
    )

    either = ask(facts=(Fact.TERM_SHORT, Fact.TERM_MID))
    each = ask(facts=(Fact.TERM_SHORT, Fact.HOURS_ALWAYS))

    assert sorted(names(either)) == ["both", "mid"]
    assert either.facets["facts"] == (
        FacetValue("hours.always", 1),
        FacetValue("term.mid", 1),
        FacetValue("term.short", 1),
    )
    assert names(each) == ["both"]


def test_a_part_of_the_map_holds_what_has_its_coarse_point_there(fill):
    ask = fill(
        document("a", name="Herat"),
        document("b", name="Kabul", point=KABUL),
        document("c", name="confidential", point=None),
    )

    assert names(ask(box=Box(34.0, 62.0, 35.0, 63.0))) == ["Herat"]
    assert names(ask(box=Box(34.4, 62.0, 35.0, 63.0))) == []


def test_the_cells_of_all_answers_are_counted_where_asked_for(fill):
    ask = fill(
        document("a"),
        document("b"),
        document("c", point=KABUL),
        document("d", point=(-1.25, -36.85)),
        document("e", point=None),
    )

    assert ask(cells=True, per_page=1).cells == (
        Cell(34.35, 62.25, 2),
        Cell(-1.25, -36.85, 1),
        Cell(34.55, 69.15, 1),
    )
    assert ask().cells == ()


def test_answers_are_kept_apart_by_truth_and_exact_ones_alone_are_counted(fill):
    text = document("e", "legal.aid", name="guidelines", reference_only=True)
    ask = fill(
        document("a", "legal.strategic", name="sister", spoken_languages=("ps",)),
        document("b", "legal.aid", name="far", point=KABUL),
        document("c", "legal.aid", name="here", point=(34.85, 62.25)),
        document("d", "shelter", name="with the word", text="quince"),
        text,
    )
    word = Word("quince", ("quince",))

    results = ask(concepts=(LAWYER,), words=(word,), near=NEAR_HERAT)

    assert told(results) == [
        ("here", "exact"),
        ("sister", "related"),
        ("with the word", "related"),
        ("far", "elsewhere"),
        ("guidelines", "reference"),
    ]
    assert [hit.match.exact for hit in results.hits] == [True, *[False] * 4]
    assert (results.total, results.listed) == (1, 5)
    assert results.facets["spoken_languages"] == ()
    assert results.facets["needs"][0] == FacetValue("legal", 1)
    assert results.levels[Level.NEAR] == 1
    assert results.levels[Level.COUNTRY] == 2


def test_any_of_two_needs_is_exact_and_any_child_of_a_family(fill):
    ask = fill(
        document("a", "shelter.short_term", name="a kind of shelter"),
        document("b", "legal.aid", name="lawyer"),
        document("c", "legal.strategic", name="sister"),
    )

    results = ask(concepts=(ConceptWish("shelter"), LAWYER))

    assert set(exact(results)) == {"a kind of shelter", "lawyer"}
    assert results.total == 2


def test_where_no_need_was_said_all_but_texts_are_exact(fill):
    ask = fill(
        document("a", "legal", name="help"),
        document("b", "legal", name="text", reference_only=True),
    )

    assert told(ask()) == [("help", "exact"), ("text", "reference")]
    assert ask().total == 1


def test_what_may_be_meant_stands_after_the_first_three_and_is_not_counted(fill):
    ask = fill(
        *(document(f"s{n}", "shelter", name="shelter") for n in range(5)),
        document("a", "legal.aid", name="lawyer", assured_date=date(2026, 5, 1)),
        document("b", "legal.aid", name="another lawyer"),
        document("c", "shelter", "mhpss", name="both"),
    )
    maybe = tuple(ConceptWish(code, perhaps=True) for code in ("legal", "mhpss"))

    results = ask(concepts=(ConceptWish("shelter"), *maybe))

    sections = [hit.section for hit in results.hits]
    assert sections == [*["exact"] * 3, "perhaps", *["exact"] * 3]
    assert results.hits[3].name == "lawyer"
    assert (results.total, results.listed) == (6, 6)


def test_kinds_of_a_family_come_by_how_likely_each_is_meant(fill):
    ask = fill(
        document("a", "mhpss.respite", name="unlikely"),
        document("b", "mhpss.remote", name="likeliest"),
        document("c", "mhpss.individual", name="likely"),
    )
    wish = ConceptWish("mhpss", shares=(("mhpss.remote", 1), ("mhpss.individual", 0.5)))

    assert exact(ask(concepts=(wish,))) == ["likeliest", "likely", "unlikely"]


def test_need_before_trust_before_nearness(fill):
    sound = {"vetted_by_count": 2, "assured_date": date(2026, 5, 1)}
    old = {"vetted_by_count": 2, "assured_date": date(2023, 5, 1)}
    ask = fill(
        document("a", "legal.aid", name="unconfirmed", vetted_by_count=0),
        document("b", "legal.aid", name="closed", temporarily_closed=True, **sound),
        document("c", "legal.aid", name="stale", **old),
        document("d", "legal.aid", name="60 km", point=(34.85, 62.25), **sound),
        document("e", "legal.strategic", name="sister", **sound),
    )

    found = names(ask(concepts=(LAWYER,), near=NEAR_HERAT))

    assert found[0] == "60 km"
    assert set(found[1:3]) == {"unconfirmed", "stale"}
    assert found[3:] == ["closed", "sister"]


def test_after_rape_what_is_reachable_now_comes_first(fill):
    ask = fill(
        document("a", "medical.gbv", name="unknown hours"),
        document(
            "b", "medical.gbv", name="open", point=(34.85, 62.25), always_from=MINUTE
        ),
        document("c", "medical.gbv", name="line", point=None, remote=True),
        document("d", "medical", name="of the family", always_from=MINUTE),
    )

    found = names(ask(concepts=(ConceptWish("medical.gbv"),), near=NEAR_HERAT))

    assert set(found[:2]) == {"open", "line"}
    assert found[2:] == ["unknown hours", "of the family"]


def test_a_typed_name_comes_first_and_other_words_in_names_weigh_nothing(fill):
    ask = fill(
        document("a", "fund", name="Almond Tree House", point=KABUL),
        document("b", "shelter", name="Rose"),
        document("c", "shelter", name="Almond", vetted_by_count=2),
    )
    words = tuple(Word(w, (w,), hint=w == "house") for w in ("almond", "tree", "house"))
    more = (*words, *(Word(w, (w,)) for w in ("sister", "tonight")))
    shelter = (ConceptWish("shelter"),)

    typed = ask(words=words, concepts=shelter)

    assert told(typed)[0] == ("Almond Tree House", "exact")
    assert names(ask(words=more, concepts=shelter))[0] == "Almond"


def test_help_from_afar_counts_in_full_without_a_place_and_where_it_is_asked_for(fill):
    ask = fill(
        document(
            "a", "mhpss.remote", "mhpss.group", name="line", point=None, remote=True
        ),
        document(
            "b", "mhpss.remote", "mhpss.group", name="office", point=(34.45, 62.25)
        ),
    )
    group, phone = (ConceptWish("mhpss.group"),), (ConceptWish("mhpss.remote"),)

    assert names(ask(concepts=group, near=NEAR_HERAT)) == ["office", "line"]
    assert names(ask(concepts=phone, near=NEAR_HERAT)) == ["line", "office"]
