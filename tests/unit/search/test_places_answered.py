"""A search is answered around her place, and away from those that are not hers."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from search.finder import Finder
from search.request import SearchRequest
from search.response import AwayPlace, Notice, PlaceRole, SearchResponse
from tests.support.documents import document
from tests.support.finding import Finding

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
NAIROBI, KISUMU, MOMBASA = (-1.29, 36.82), (-0.1, 34.76), (-4.04, 39.67)
KENYA = {"country": "KE", "admin1": None, "covers": ()}
CORPUS = (
    document("nairobi", "shelter.family", name="House A", point=NAIROBI, **KENYA),
    document("kisumu", "shelter.family", name="House B", point=KISUMU, **KENYA),
    document("mombasa", "shelter.family", name="House C", point=MOMBASA, **KENYA),
    document(
        "germany",
        "mission.embassy",
        name="Embassy of Germany",
        point=NAIROBI,
        **KENYA | {"covers": ("KE",)},
    ),
    document(
        "france",
        "mission.embassy",
        name="Embassy of France",
        point=NAIROBI,
        **KENYA | {"covers": ("KE",)},
    ),
)


@pytest.fixture(scope="module")
def finder(
    finding: Finding, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Finder]:
    with finding(tmp_path_factory.mktemp("places"), CORPUS) as made:
        yield made


def ask(finder: Finder, q: str = "", **wish) -> SearchResponse:
    return finder.find(SearchRequest(q=q, now=NOW, **wish))


def names(found: SearchResponse) -> list[str]:
    return [hit.name for hit in found.results.hits]


@pytest.mark.parametrize("country", ["KE", None])
def test_where_only_he_is_known_she_is_asked_and_his_town_comes_last(finder, country):
    found = ask(
        finder, "my husband is in Nairobi, I need a family shelter", country=country
    )

    assert found.understood.place is None
    assert Notice.WHERE_ARE_YOU in found.notices
    assert found.understood.away == (AwayPlace("Nairobi", "KE", PlaceRole.HIS),)
    houses = [name for name in names(found) if name.startswith("House")]
    assert houses[-1] == "House A"


@pytest.mark.parametrize("how", ["not in", "far from"])
def test_what_is_where_she_must_not_go_comes_last(finder, how):
    found = ask(finder, f"family shelter {how} Nairobi", country="KE")

    assert Notice.WHERE_ARE_YOU not in found.notices
    assert names(found)[0] == "House C"
    assert [n for n in names(found) if n.startswith("House")][-1] == "House A"


def test_the_place_box_says_where_she_is_beside_his_place_in_the_query(finder):
    found = ask(finder, "he is in Nairobi, shelter", place="Kisumu", country="KE")

    assert found.understood.place.name == "Kisumu"
    assert Notice.WHERE_ARE_YOU not in found.notices
    assert [away.role for away in found.understood.away] == [PlaceRole.HIS]
    assert names(found)[0] == "House B"


@pytest.mark.parametrize(
    ("q", "language"),
    [
        ("embassy of Germany", "en"),
        ("ubalozi wa Ujerumani", "sw"),
        ("ambassade d'Allemagne", "fr"),
        ("embajada de Alemania", "es"),
        ("سفارت آلمان", "fa-AF"),
        ("visum voor Duitsland", "nl"),
    ],
)
def test_missions_of_the_country_that_was_named_come_first(finder, q, language):
    found = ask(finder, q, language=language, country="KE")

    assert found.understood.place is None
    assert [away.role for away in found.understood.away] == [PlaceRole.OF]
    assert found.understood.concepts
    assert names(found)[0] == "Embassy of Germany"


@pytest.mark.parametrize("text", ["-1.29, 36.82", "1°17'S 36°49'E"])
def test_coordinates_are_a_place_in_the_box_and_in_the_query(finder, text):
    boxed = ask(finder, "family shelter", place=text)
    said = ask(finder, f"family shelter {text}")

    assert boxed.understood.place.country == "KE"
    assert said.understood.place.country == "KE"
    assert names(boxed)[0] == names(said)[0] == "House A"


@pytest.mark.parametrize("place", ["not in Nairobi", "I am in Kisumu", "near Kisumu"])
def test_the_box_is_read_as_the_query_is(finder, place):
    boxed = ask(finder, place=place, country="KE").understood
    said = ask(finder, place, country="KE").understood

    assert (boxed.place and boxed.place.id) == (said.place and said.place.id)
    assert boxed.away == said.away


def test_a_place_that_nobody_knows_is_named_from_box_and_query(finder):
    boxed = ask(finder, "shelter", place="Qwrtzpsd", country="KE")
    said = ask(finder, "shelter in Qwrtzpsd", country="KE")

    for found in (boxed, said):
        assert found.understood.unknown == "Qwrtzpsd"
        assert Notice.PLACE_UNKNOWN in found.notices
        assert {hit.country for hit in found.results.hits} == {"KE"}


def test_a_telephone_number_eats_no_place_and_is_warned_of(finder):
    found = ask(finder, "+254 772 123456 shelter in Kisumu")

    assert found.understood.place.name == "Kisumu"
    assert Notice.NUMBER_TYPED in found.notices


def test_namesakes_of_one_country_are_told_apart_by_their_division(finder):
    place = ask(finder, "lawyer in Qarabagh", country="AF").understood.place

    regions = {place.region, *(other.region for other in place.alternatives)}
    assert regions == {"Kabul", "Ghazni", "Herat"}


def test_the_middle_of_an_area_is_told_as_such(finder):
    kibera = ask(finder, "lawyer in Kibera").understood.place
    nairobi = ask(finder, "lawyer in Nairobi").understood.place
    ward = ask(finder, "lawyer", place="Malaba North", country="KE").understood.place

    assert not nairobi.roughly
    assert ward.roughly
    assert kibera.country == "KE"


@pytest.mark.parametrize(
    ("q", "country"), [("i come from Kabul and need help", "UG"), ("from Sudan", "KE")]
)
def test_where_she_comes_from_is_not_where_she_is_in_another_country(
    finder, q, country
):
    understood = ask(finder, q, country=country).understood

    assert understood.place is None
    assert [away.role for away in understood.away] == [PlaceRole.FROM]
