from dataclasses import replace
from datetime import UTC, datetime

import pytest

from directory.search_port import (
    Gazetteer,
    Level,
    SearchRequest,
    UnderstoodConcept,
)
from directory.site.active_filters import (
    Button,
    chips_of,
    denied_of,
    other_places,
    perhaps_of,
    quiet_namesake,
    wider,
)
from directory.site.form_change import Change
from tests.support.pages import FOUND, HERAT, NOTHING

pytestmark = pytest.mark.usefixtures("reading")


def test_every_part_of_a_search_can_be_taken_away():
    fields = {
        "q": ["shelter near herat"],
        "need": ["legal.aid"],
        "spoken": ["fa-AF"],
        "flag": ["cost_free"],
        "country": ["AF"],
        "remote": ["1"],
        "open_now": ["1"],
    }

    chips = chips_of(fields, FOUND)

    assert chips == (
        Button("Legal aid", Change.remove("need", "legal.aid")),
        Button(
            "Shelter that takes children and family",
            Change.add("exclude", "shelter.family"),
        ),
        Button("near Herat (Afghanistan)", Change.set("ignore_place", "1")),
        Button("spoken: Dari", Change.remove("spoken", "fa-AF")),
        Button("Free of charge", Change.remove("flag", "cost_free")),
        Button("Afghanistan", Change.set("country")),
        Button("By phone or online", Change.set("remote")),
        Button("Open now", Change.set("open_now")),
    )


def test_a_place_in_its_box_is_taken_out_of_the_box():
    chips = chips_of({"place": ["Herat"]}, FOUND)

    assert chips[-1] == Button("near Herat (Afghanistan)", Change.set("place"))


def test_a_country_is_not_named_twice():
    country = replace(HERAT, name="Afghanistan")
    found = replace(FOUND, understood=replace(FOUND.understood, place=country))

    chips = chips_of({"place": ["x"]}, found)

    assert chips[-1].label == "near Afghanistan"


def test_what_may_be_meant_is_a_button_that_asks_for_it_and_what_is_denied_none():
    understood = replace(
        FOUND.understood,
        perhaps=(UnderstoodConcept("medical.gbv", "hurt"),),
        denied=(UnderstoodConcept("legal", "lawyer"),),
    )
    found = replace(FOUND, understood=understood)

    assert perhaps_of(found) == (
        Button(
            "Care after sexual or gender-based violence",
            Change.add("need", "medical.gbv"),
        ),
    )
    assert denied_of(found) == ("Legal help",)
    assert chips_of({}, found) == chips_of({}, FOUND)


def test_the_middle_of_an_area_is_roughly_a_place():
    district = replace(HERAT, name="Jaghori", roughly=True)
    found = replace(FOUND, understood=replace(FOUND.understood, place=district))

    chips = chips_of({"place": ["x"]}, found)

    assert chips[-1].label == "near Jaghori (Afghanistan), roughly"


def test_a_namesake_in_the_same_country_is_told_by_its_province():
    namesake = replace(HERAT.alternatives[0], country="AF", region="Ghazni")
    place = replace(HERAT, region="Kabul", alternatives=(namesake,))
    found = replace(FOUND, understood=replace(FOUND.understood, place=place))

    assert chips_of({"place": ["x"]}, found)[-1].label == "near Herat (Kabul)"
    assert other_places(found)[0].label == "Herat (Ghazni)"


def test_nothing_understood_is_no_chip():
    assert chips_of({"q": ["x"]}, NOTHING) == ()


@pytest.mark.parametrize(
    ("fields", "radius_km", "changes"),
    [
        ({}, 150, ["radius_km=300", "remote=1"]),
        ({}, 400, ["radius_km=800", "remote=1"]),
        ({}, 1000, ["remote=1"]),
        ({"remote": ["1"]}, 150, ["radius_km=300"]),
    ],
)
def test_what_is_farther_away_is_offered_with_its_count(fields, radius_km, changes):
    offered = wider(fields, FOUND, radius_km)

    assert [str(button.change) for button in offered] == changes


def test_what_was_widened_already_is_not_offered_again():
    offered = wider({}, replace(FOUND, widened=Level.RADIUS), 150)

    assert [str(button.change) for button in offered] == ["remote=1"]


def test_without_a_place_nothing_is_farther_away():
    assert wider({}, NOTHING, 150) == ()


@pytest.fixture(scope="module")
def gazetteer():
    found = Gazetteer()
    yield found
    found.close()


@pytest.mark.parametrize(
    ("name", "country", "quiet"),
    [
        ("Herat", None, "Herat"),
        ("Tripoli", None, ""),
        ("Tripoli", "LY", "Tripoli"),
        ("Nakuru", None, ""),
    ],
)
def test_a_place_is_asked_about_quietly_where_it_is_nearly_sure(
    gazetteer, name, country, quiet
):
    match = gazetteer.find(name)
    place, *others = (
        replace(HERAT, id=one.id, name=name, country=one.country, alternatives=())
        for one in (match.place, *match.alternatives)
    )
    place = replace(place, alternatives=tuple(others))
    found = replace(FOUND, understood=replace(FOUND.understood, place=place))
    asked = SearchRequest(country=country, now=datetime(2026, 6, 1, tzinfo=UTC))

    assert quiet_namesake(asked, found, gazetteer) == quiet
