from collections.abc import Iterator
from copy import copy
from datetime import UTC, datetime

import numpy as np
import pytest

from search.document import Flag
from search.finder import Finder
from search.query import Level
from search.request import Point, SearchRequest
from search.response import Clock, Notice, SearchResponse
from search.results import Section
from search.understanding.features import ROWS
from search.understanding.linear import NO_NEED, LinearModel
from search.understanding.needs import Recogniser
from search.understanding.phrase_bank import PhraseBank
from tests.support.documents import HERAT, KABUL, document
from tests.support.finding import Finding

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
YES = ((Flag.ACCEPTS_CHILDREN, True),)
CORPUS = (
    document("en", "shelter.family", name="Almond House", flags=YES),
    document("fr", "shelter.family", name="Maison Exemple", language="fr"),
    document(
        "kabul",
        "legal.aid",
        name="Lawyers",
        point=KABUL,
        admin1="AF.13",
        area=("Kabul",),
    ),
    document(
        "line",
        "mhpss.remote",
        name="Listening line",
        point=None,
        remote=True,
        covers=("AF",),
    ),
    document(
        "embassy",
        "mission.embassy",
        name="Embassy of Examplia",
        point=(-1.25, 36.85),
        country="KE",
        admin1=None,
        covers=("BI", "UG"),
    ),
    document(
        "gulu", "fund.rapid_response", point=(2.75, 32.25), country="UG", admin1="UG.N"
    ),
)


@pytest.fixture(scope="module")
def finder(
    finding: Finding, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Finder]:
    """Yield a finder over the small corpus, with the real places and phrases."""
    with finding(tmp_path_factory.mktemp("index"), CORPUS) as made:
        yield made


@pytest.fixture(scope="module")
def afar(
    finding: Finding, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Finder]:
    """Yield a finder with one listing more, which says neither where nor for whom."""
    anywhere = document(
        "anywhere",
        "digital_safety",
        name="Anywhere line",
        point=None,
        country=None,
        remote=True,
    )
    with finding(tmp_path_factory.mktemp("afar"), (*CORPUS, anywhere)) as made:
        yield made


def ask(finder: Finder, q: str = "", **wish) -> SearchResponse:
    return finder.find(SearchRequest(q=q, now=NOW, **wish))


def names(found: SearchResponse) -> list[str]:
    return [hit.name for hit in found.results.hits]


@pytest.mark.parametrize(
    ("q", "place"),
    [
        ("پناهگاه برای زنان با کودک", "هرات"),
        ("پناهگاه برای زنان با کودک در هرات", ""),
        ("shelter for women with children", "Herat"),
        ("panahgah baraye zanan ba kodak", "hirat"),
    ],
)
def test_a_query_finds_listings_written_in_other_languages(finder, q, place):
    found = ask(finder, q, place=place, language="fa-AF")

    assert set(names(found)[:2]) == {"Almond House", "Maison Exemple"}
    assert found.understood.place.country == "AF"
    assert found.widened is None


def test_a_concept_that_was_understood_wrongly_can_be_removed(finder):
    q = "پناهگاه برای زنان با کودک"
    codes = [concept.code for concept in ask(finder, q).understood.concepts]

    found = ask(finder, q, exclude_concepts=tuple(codes))

    assert codes
    assert found.understood.concepts == ()
    assert found.results.total != ask(finder, q).results.total


def test_place_words_inside_the_query_can_be_left_alone(finder):
    found = ask(finder, "lawyer in Kabul")
    alone = ask(finder, "lawyer in Kabul", ignore_place=True)

    assert found.understood.place.source == "Kabul"
    assert found.understood.place.from_query
    assert alone.understood.place is None


def test_an_unknown_place_is_no_error(finder):
    found = ask(finder, "shelter", place="Qwrtzpsd")

    assert found.understood.place is None
    assert Notice.PLACE_UNKNOWN in found.notices
    assert found.results.total >= 2


def test_an_ambiguous_place_offers_the_others(finder):
    found = ask(finder, "lawyer", place="Tripoli")

    countries = {place.country for place in found.understood.place.alternatives}
    assert found.understood.place.country == "LY"
    assert "LB" in countries


def test_nothing_near_widens_to_the_country_and_says_so(finder):
    found = ask(finder, "lawyer", place="Herat")

    assert names(found) == ["Lawyers"]
    assert found.widened is Level.COUNTRY


def test_remote_help_is_named_where_nothing_is_near(finder):
    found = ask(finder, "counselling by telephone", place="Kunduz")

    assert names(found) == ["Listening line"]
    assert found.widened is Level.REMOTE


def test_the_mission_that_covers_the_country_is_the_last_resort(finder):
    found = ask(finder, "lawyer", place="Gitega")

    assert names(found) == ["Embassy of Examplia"]
    assert found.widened is Level.MISSION


def test_an_embassy_is_found_in_a_country_that_it_covers(finder):
    found = ask(finder, "embassy", place="Gulu")

    assert names(found) == ["Embassy of Examplia"]
    assert found.widened is None


@pytest.mark.parametrize("place", [{"country": "BI"}, {"place": "Burundi"}])
def test_remote_help_for_anywhere_comes_before_the_mission_of_a_country(afar, place):
    found = ask(afar, "digital security", **place)

    assert names(found) == ["Anywhere line"]
    assert found.widened is Level.REMOTE
    assert found.results.total == 1


def test_a_mission_comes_where_no_remote_help_meets_the_need(afar):
    found = ask(afar, "lawyer", country="BI")

    assert names(found) == ["Embassy of Examplia"]
    assert found.widened is Level.MISSION


def test_a_mission_that_was_asked_for_is_not_replaced_by_another(afar):
    found = ask(afar, "embassy", country="AF")

    assert names(found) == []
    assert found.widened is None


def test_a_bare_point_is_enough(finder):
    found = ask(finder, "shelter", point=Point(*HERAT))

    assert found.understood.place.country == "AF"
    assert len(names(found)) == 2


def test_only_a_place_shows_what_is_there_and_nothing_shows_everything(finder):
    assert names(ask(finder, place="Gulu"))[0] == "House gulu"
    assert ask(finder).results.total == len(CORPUS)


@pytest.mark.parametrize("q", ["🌷", "!!! ???", "+93 20 000 0000", "qqqq zzzz xxxx"])
def test_what_means_nothing_is_answered_by_a_sentence(finder, q):
    found = ask(finder, q)

    assert found.results.total == 0
    assert found.notices


@pytest.mark.parametrize("q", ["qqqq zzzz", "good morning, what a nice help"])
@pytest.mark.parametrize("place", ["Gulu", ""])
def test_words_that_say_no_need_bring_no_strangers(finder, q, place):
    found = ask(finder, q, place=place)

    assert names(found) == []
    assert Notice.NOTHING_UNDERSTOOD in found.notices


def test_a_name_is_looked_for_beyond_her_place(finder):
    found = ask(finder, "Almond House", place="Kabul")

    assert names(found)[0] == "Almond House"
    assert found.widened is not None


def test_a_misspelt_name_is_mended(finder):
    found = ask(finder, "Almondd", ignore_place=True)

    assert found.results.total == 0
    assert found.suggestion == "almond"
    assert Notice.DID_YOU_MEAN in found.notices


def test_completion_offers_needs_places_and_names(finder):
    kinds = {s.kind: s for s in finder.suggest("alm", "en", None, limit=20)}
    places = finder.suggest("her", "en", "AF")
    needs = finder.suggest("پناه", "fa-AF", None)

    assert kinds["listing"].text == "Almond House"
    assert any(s.kind == "place" and s.country == "AF" for s in places)
    assert any(s.kind == "need" and s.value.startswith("shelter") for s in needs)


def test_areas_are_told_in_the_script_of_the_reader(finder):
    english = ask(finder, "lawyer", place="Kabul").results.hits[0].area
    dari = ask(finder, "lawyer", place="Kabul", language="fa-AF").results.hits[0].area

    assert (english, dari) == (("Kabul",), ("کابل",))


LONG = (
    "Good morning, I hope that somebody reads this, I have never written to anybody"
    " before and my sister gave me this address, we live in a village two hours from"
    " Herat and since last month men come to our house at night, I have three small"
    " children and nowhere to sleep tonight, please tell me where we can find a safe"
    " shelter for me and the children"
)


@pytest.mark.parametrize(
    ("q", "codes"),
    [
        (LONG, {"shelter"}),
        ("I need a lawyer and a psychologist", {"legal", "mhpss"}),
        ("lawyer وکیل abogada in Herat", {"legal"}),
        ("پناهگاه shelter با اطفال هرات", {"shelter"}),
    ],
)
def test_sentences_several_needs_and_mixed_scripts_are_understood(finder, q, codes):
    found = ask(finder, q)

    kinds = {concept.code.partition(".")[0] for concept in found.understood.concepts}
    assert codes <= kinds
    assert found.results.total > 0


def test_a_name_alone_finds_its_listing(finder):
    assert names(ask(finder, "Maison Exemple"))[0] == "Maison Exemple"


@pytest.mark.parametrize(
    ("wish", "clock"),
    [
        ({"place": "Herat"}, Clock("Herat", "Asia/Kabul", "AF")),
        ({"q": "help in Nairobi"}, Clock("Nairobi", "Africa/Nairobi", "KE")),
        ({"country": "UG"}, Clock("Uganda", "Africa/Kampala", "UG")),
        ({"place": "هرات", "language": "fa-AF"}, Clock("هرات", "Asia/Kabul", "AF")),
        ({"country": "US"}, None),
        ({"q": "shelter"}, None),
        ({"place": "Zzyzx qwxyz"}, None),
    ],
)
def test_a_search_has_the_clock_of_its_place(finder, wish, clock):
    assert finder.clock(SearchRequest(now=NOW, **wish)) == clock


@pytest.fixture
def unsure(finder: Finder) -> Finder:
    """Return the finder with a model that finds two needs likely, and neither sure."""
    shares = np.log(np.array([0.3, 0.2, 0.5], dtype=np.float32))
    model = LinearModel(
        codes=("legal", "shelter", NO_NEED),
        weights=np.zeros((ROWS, 3), dtype=np.int8),
        steps=np.ones(3, dtype=np.float32),
        bias=shares,
    )
    other = finder.over(finder.index)
    other.interpreter = copy(finder.interpreter)
    other.interpreter.recogniser = Recogniser(PhraseBank(()), model)
    return other


def test_what_is_only_likely_lists_a_few_answers_and_no_need_as_said(unsure):
    found = ask(unsure, "the river is high and everybody looks")

    assert found.notices == (Notice.UNSURE,)
    assert found.understood.concepts == found.understood.perhaps == ()
    assert {"Lawyers", "Almond House"} <= set(names(found))
    assert found.results.total == len(found.results.hits) <= 5
    assert {hit.section for hit in found.results.hits} == {Section.PERHAPS}
    assert not any(hit.match.exact for hit in found.results.hits)
