"""Places by name in every language and script, as people type them."""

from collections.abc import Iterator
from threading import Thread

import pytest

from search.places.gazetteer import Gazetteer, PlaceKind


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    gazetteer = Gazetteer()
    yield gazetteer
    gazetteer.close()


@pytest.mark.parametrize(
    ("typed", "name", "country"),
    [
        ("Herat", "Herat", "AF"),
        ("hirat", "Herat", "AF"),
        ("هرات", "Herat", "AF"),
        ("هراة", "Herat", "AF"),
        ("Herat, Afghanistan", "Herat", "AF"),
        ("هرات، افغانستان", "Herat", "AF"),
        ("هرات افغانستان", "Herat", "AF"),
        ("Kabul Afghanistan", "Kabul", "AF"),
        ("qandahar", "Kandahar", "AF"),
        ("قندهار", "Kandahar", "AF"),
        ("کندهار", "Kandahar", "AF"),
        ("jalalabad", "Jalalabad", "AF"),
        ("جلال‌آباد", "Jalalabad", "AF"),
        ("bamiyan", "Bamyan", "AF"),
        ("bamyan", "Bamyan", "AF"),
        ("Mazar", "Mazar-e Sharif", "AF"),
        ("mazar-i-sharif", "Mazar-e Sharif", "AF"),
        ("مزار شریف", "Mazar-e Sharif", "AF"),
        ("pulkhumri", "Pul-e Khumri", "AF"),
        ("پېښور", "Peshawar", "PK"),
        ("Xela", "Quetzaltenango", "GT"),
        ("Xelajú", "Quetzaltenango", "GT"),
        ("Cobán", "Cobán", "GT"),
        ("coban", "Cobán", "GT"),
        ("Antigua, Sacatepéquez", "Antigua Guatemala", "GT"),
        ("trablus", "Tripoli", "LY"),
        ("طرابلس", "Tripoli", "LY"),
        ("طرابلس لبنان", "Tripoli", "LB"),
        ("Tripoli, Lebanon", "Tripoli", "LB"),
        ("بنغازي", "Benghazi", "LY"),
        ("زاوية", "Az Zawiyah", "LY"),
        ("Gulu", "Gulu", "UG"),
        ("Ggulu", "Gulu", "UG"),
        ("near Kampala", "Kampala", "UG"),
        ("Bujumbura", "Bujumbura", "BI"),
        ("Kisumu", "Kisumu", "KE"),
        ("Washington, D.C.", "Washington", "US"),
        ("San Francisco", "San Francisco", "US"),
        ("Mashhad", "Mashhad", "IR"),
    ],
)
def test_a_town_is_found_as_people_write_it(
    gazetteer: Gazetteer, typed: str, name: str, country: str
) -> None:
    match = gazetteer.find(typed)

    assert match is not None
    assert match.exact
    assert (match.place.name, match.place.country) == (name, country)
    assert match.place.kind is PlaceKind.CITY


@pytest.mark.parametrize(
    ("typed", "name", "kind"),
    [
        ("هلمند", "Helmand", PlaceKind.ADMIN1),
        ("Helmand", "Helmand", PlaceKind.ADMIN1),
        ("ولایت هرات", "Herat", PlaceKind.ADMIN1),
        ("د هلمند ولایت", "Helmand", PlaceKind.ADMIN1),
        ("herat province", "Herat", PlaceKind.ADMIN1),
        ("Kaunti ya Kisumu", "Kisumu", PlaceKind.ADMIN1),
        ("Departamento de Sololá", "Sololá", PlaceKind.ADMIN1),
        ("iProvense ya Gitega", "Gitega", PlaceKind.ADMIN1),
        ("Gulu District", "Gulu", PlaceKind.ADMIN2),
        ("Guatemala", "Guatemala", PlaceKind.COUNTRY),
        ("Uburundi", "Burundi", PlaceKind.COUNTRY),
        ("UK", "United Kingdom", PlaceKind.COUNTRY),
    ],
)
def test_a_division_or_country_is_found_as_such(
    gazetteer: Gazetteer, typed: str, name: str, kind: PlaceKind
) -> None:
    match = gazetteer.find(typed)

    assert match is not None
    assert (match.place.name, match.place.kind) == (name, kind)


@pytest.mark.parametrize(
    ("typed", "name", "country"),
    [
        ("Ixcán", "Ixcán", "GT"),
        ("zona 18", "Zona 18", "GT"),
        ("Jalal Abad", "Jalalabad", "AF"),
        ("Mazari Sharif", "Mazar-e Sharif", "AF"),
        ("شهر هرات", "Herat", "AF"),
        ("شهر کابل", "Kabul", "AF"),
        ("شهر نو", "Shahr-e Naw", "AF"),
        ("جاغوری", "Jaghuri", "AF"),
        ("Dasht-e Barchi", "Dasht-e Barchi", "AF"),
        ("Nyanza-Lac", "Nyanza-Lac", "BI"),
        ("nyanzalac", "Nyanza-Lac", "BI"),
        ("Buhumuza", "Buhumuza", "BI"),
        ("Kinama", "Kinama", "BI"),
        ("Toro", "Tooro", "UG"),
        ("Bidibidi", "Bidibidi", "UG"),
        ("bidi bidi", "Bidibidi", "UG"),
        ("Nakivale", "Nakivale", "UG"),
        ("Rhino Camp", "Rhino Camp", "UG"),
        ("Karamoja", "Karamoja", "UG"),
        ("West Nile", "West Nile", "UG"),
        ("Kyangwali", "Kyangwali", "UG"),
        ("Kibera", "Kibera", "KE"),
        ("Mathare", "Mathare", "KE"),
        ("Tawergha", "Tawergha", "LY"),
        ("فزان", "Fezzan", "LY"),
    ],
)
def test_districts_camps_quarters_and_regions_are_places_of_our_countries(
    gazetteer: Gazetteer, typed: str, name: str, country: str
) -> None:
    match = gazetteer.find(typed)

    assert match is not None
    assert (match.place.name, match.place.country) == (name, country)


def test_a_city_abroad_of_our_citys_name_is_asked_about(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Jalal Abad")
    given = gazetteer.find("Jalal Abad", country="KG")

    assert found is not None
    assert given is not None
    assert [place.country for place in found.alternatives] == ["KG"]
    assert given.place.country == "KG"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Mazr-i-sharif", "Mazar-e Sharif"),
        ("Quetzaltenago", "Quetzaltenango"),
        ("کندهارر", "Kandahar"),
        ("Bujumburra", "Bujumbura"),
        ("Benghzi", "Benghazi"),
        ("Kampalla", "Kampala"),
        ("Mombasaa", "Mombasa"),
    ],
)
def test_a_misspelt_name_is_a_guess(
    gazetteer: Gazetteer, typed: str, name: str
) -> None:
    match = gazetteer.find(typed)

    assert match is not None
    assert (match.place.name, match.exact) == (name, False)


@pytest.mark.parametrize("country", [None, "AF", "NL"])
def test_helmand_is_never_helmond(gazetteer: Gazetteer, country: str | None) -> None:
    match = gazetteer.find("هلمند", country=country)

    assert match is not None
    assert (match.place.country, match.place.admin1) == ("AF", "AF.10")


def test_a_guess_stays_in_the_country_given(gazetteer: Gazetteer) -> None:
    abroad = gazetteer.find("Quetzaltenago", country="AF")

    assert abroad is None


@pytest.mark.parametrize("typed", ["", "  ", "???", "xyzzyq", "a", "ლ" * 9, "," * 50])
def test_what_is_no_place_is_none(gazetteer: Gazetteer, typed: str) -> None:
    assert gazetteer.find(typed) is None


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("Tripoli", {"LB", "GR"}),
        ("طرابلس", {"LB"}),
        ("Gulu", {"CN"}),
        ("Herat", {"IR"}),
        ("Kandahar", {"IN"}),
    ],
)
def test_the_other_bearers_of_a_name_are_offered(
    gazetteer: Gazetteer, typed: str, others: set[str]
) -> None:
    match = gazetteer.find(typed)

    assert match is not None
    assert {place.country for place in match.alternatives} == others


def test_the_country_given_comes_first(gazetteer: Gazetteer) -> None:
    places = {
        (typed, country): gazetteer.find(typed, country=country)
        for typed, country in (
            ("Jalalabad", "KG"),
            ("Gulu", "CN"),
            ("Tripoli", "LB"),
            ("Guatemala", "GT"),
        )
    }

    for (_, country), match in places.items():
        assert match is not None
        assert match.place.country == country
        assert match.place.kind is not PlaceKind.COUNTRY


def test_an_unknown_village_falls_back_to_what_it_lies_in(
    gazetteer: Gazetteer,
) -> None:
    in_country = gazetteer.find("Qwertyuiop, Afghanistan")
    in_province = gazetteer.find("Qwertyuiop, Herat")

    assert in_country is not None
    assert (in_country.place.name, in_country.exact) == ("Afghanistan", False)
    assert in_province is not None
    assert (in_province.place.admin1, in_province.exact) == ("AF.11", False)


@pytest.mark.parametrize(
    ("prefix", "country", "first"),
    [
        ("gul", None, "Gulu"),
        ("هر", None, "Herat"),
        ("quetz", None, "Quetzaltenango"),
        ("xel", None, "Quetzaltenango"),
        ("بنغا", None, "Benghazi"),
        ("k", "UG", "Kampala"),
        ("tri", "LB", "Tripoli"),
    ],
)
def test_completion_begins_with_the_likeliest(
    gazetteer: Gazetteer, prefix: str, country: str | None, first: str
) -> None:
    places = gazetteer.complete(prefix, country=country)

    assert places[0].name == first
    assert country in (None, places[0].country)


def test_completion_gives_each_place_once_and_no_more_than_asked(
    gazetteer: Gazetteer,
) -> None:
    places = gazetteer.complete("a", country="AF", limit=5)

    assert len(places) == len({place.id for place in places}) == 5


def test_nothing_begun_completes_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.complete(" -") == []


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (34.35, 62.2, "Herat"),
        (2.78, 32.3, "Gulu"),
        (14.845, -91.52, "Quetzaltenango"),
        (-16.5, 179.9, "Labasa"),
    ],
)
def test_the_nearest_town_is_found(
    gazetteer: Gazetteer, latitude: float, longitude: float, name: str
) -> None:
    place = gazetteer.nearest(latitude, longitude)

    assert place is not None
    assert place.name == name


def test_the_date_line_does_not_hide_a_town(gazetteer: Gazetteer) -> None:
    place = gazetteer.nearest(-16.5, -179.9, within_km=200)

    assert place is not None
    assert place.country == "FJ"


def test_the_middle_of_the_ocean_and_the_pole_are_near_nothing(
    gazetteer: Gazetteer,
) -> None:
    assert gazetteer.nearest(0, -150) is None
    assert gazetteer.nearest(90, 0) is None


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("Kandahar", ("قندهار", "قندهار", "کندهار", "Kandahar")),
        ("Herat", ("هراة", "هرات", "هرات", "Herat")),
        ("Benghazi", ("بنغازي", "بنغازی", "بنغازی", "Benghazi")),
        ("Misrata", ("مصراتة", "مصراته", "مصراته", "Misratah")),
        ("Afghanistan", ("أفغانستان", "افغانستان", "افغانستان", "Afghanistan")),
        ("Germany", ("ألمانيا", "آلمان", "المان", "Ujerumani")),
    ],
)
def test_a_label_is_in_the_readers_letters(
    gazetteer: Gazetteer, typed: str, labels: tuple[str, ...]
) -> None:
    match = gazetteer.find(typed)

    assert match is not None
    written = [gazetteer.label(match.place, tag) for tag in ("ar", "fa-AF", "ps", "sw")]
    assert tuple(written) == labels


def test_a_province_has_a_name_for_a_reader(gazetteer: Gazetteer) -> None:
    names = [gazetteer.admin1_name("AF.23", tag) for tag in ("en", "fa-AF", "ps")]

    assert names == ["Kandahar", "قندهار", "کندهار"]
    assert gazetteer.admin1_name("AF.99", "en") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Pays-Bas", "NL"),
        ("Países Bajos", "NL"),
        ("Uholanzi", "NL"),
        ("افغانستان", "AF"),
        ("أفغانستان", "AF"),
        ("Afuganisitani", "AF"),
        ("Oeganda", "UG"),
        ("af", "AF"),
        ("DRC", "CD"),
        ("Gulu", None),
        ("xx", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_all_its_names(
    gazetteer: Gazetteer, name: str, code: str | None
) -> None:
    assert gazetteer.country_of(name) == code


def test_a_place_is_found_by_its_number(gazetteer: Gazetteer) -> None:
    place = gazetteer.place(1140026)

    assert place is not None
    assert (place.name, place.timezone) == ("Herat", "Asia/Kabul")
    assert gazetteer.place(-1) is None


def test_threads_may_share_one_gazetteer(gazetteer: Gazetteer) -> None:
    found: list[str] = []

    def look() -> None:
        for typed in ("Herat", "Mazr-i-sharif", "Gulu") * 20:
            match = gazetteer.find(typed)
            found.append(match.place.name if match else "")

    threads = [Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(set(found)) == ["Gulu", "Herat", "Mazar-e Sharif"]
    assert len(found) == 240
