"""The place file is the same bytes from the same rows, and holds what they say."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from search.places.build import write_places
from search.places.gazetteer import Gazetteer, PlaceKind
from search.places.sources import SourceRow, Sources
from search.places.store import PlacesError
from tests.support.damage import Harm, empty, make_folder, overwrite, remove, zero
from tests.support.disks import limited

# Made-up towns under the codes of a real country, so that its rules apply.
NORTH = "Northtown"
TOWNS = (
    SourceRow(
        id=1,
        kind=PlaceKind.CITY,
        name="Nōrthtown",
        names=("NTW", "nrthtwn", "نورثتون", "Нортаун", "Northtown, Upper"),
        country="AF",
        admin1="AF.01",
        latitude=34.0,
        longitude=62.0,
        population=900,
        timezone="Asia/Kabul",
    ),
    SourceRow(
        id=2,
        kind=PlaceKind.CITY,
        name="Bigtown",
        names=(),
        country="AF",
        admin1="AF.02",
        latitude=35.0,
        longitude=63.0,
        population=5_000,
        timezone="Asia/Kabul",
    ),
    SourceRow(
        id=3,
        kind=PlaceKind.CITY,
        name="Farhamlet",
        names=(),
        country="NL",
        admin1="NL.01",
        latitude=52.0,
        longitude=5.0,
        population=14_999,
        timezone="Europe/Amsterdam",
    ),
)
DIVISIONS = (
    SourceRow(10, PlaceKind.ADMIN1, NORTH, ("ولایت نورثتون",), "AF", "AF.01"),
    SourceRow(11, PlaceKind.ADMIN1, "Wide", (), "AF", "AF.02"),
    SourceRow(12, PlaceKind.ADMIN1, "Empty", (), "AF", "AF.03"),
    SourceRow(13, PlaceKind.ADMIN2, "Northtown District", (), "AF", "AF.01"),
    SourceRow(14, PlaceKind.ADMIN2, "Nowhere", (), "AF", "AF.01"),
)
COUNTRIES = (SourceRow(20, PlaceKind.COUNTRY, "Afghanistan", (), "AF", population=100),)
SOURCES = Sources(TOWNS, DIVISIONS, COUNTRIES)
ALIASES = {"AF": {NORTH: ["Norty", "ps:نورټون"]}, "countries": {"AF": ["Afgh"]}}


def write(target: Path) -> bytes:
    write_places(target, SOURCES, ALIASES, lambda line: None)
    return target.read_bytes()


@contextmanager
def opened(target: Path) -> Iterator[Gazetteer]:
    write(target)
    gazetteer = Gazetteer(target)
    try:
        yield gazetteer
    finally:
        gazetteer.close()


def names_found(gazetteer: Gazetteer, *typed: str) -> list[int | None]:
    matches = [gazetteer.find(name) for name in typed]
    return [match.place.id if match and match.exact else None for match in matches]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    first = write(tmp_path / "one.sqlite")

    second = write(tmp_path / "two.sqlite")

    assert first == second


def test_an_older_file_gives_way(tmp_path: Path) -> None:
    target = tmp_path / "places.sqlite"
    target.write_bytes(b"not a database")

    built = write_places(target, SOURCES, ALIASES, lambda line: None)

    assert (built.places, built.bytes) == (6, target.stat().st_size)


def test_names_that_nobody_here_types_are_left_out(tmp_path: Path) -> None:
    with opened(tmp_path / "places.sqlite") as gazetteer:
        found = names_found(
            gazetteer, "Northtown", "نورثتون", "Norty", "NTW", "nrthtwn", "Нортаун"
        )

    assert found == [1, 1, 1, None, None, None]


def test_a_scholars_marks_are_not_shown(tmp_path: Path) -> None:
    with opened(tmp_path / "places.sqlite") as gazetteer:
        place = gazetteer.place(1)

    assert place is not None
    assert place.name == NORTH


def test_a_division_lies_at_its_town_or_is_left_out(tmp_path: Path) -> None:
    with opened(tmp_path / "places.sqlite") as gazetteer:
        wide, empty = gazetteer.place(11), gazetteer.place(12)
        district, nowhere = gazetteer.place(13), gazetteer.place(14)

    assert wide is not None
    assert (wide.latitude, wide.longitude, wide.population) == (35.0, 63.0, 5_000)
    assert district is not None
    assert (district.latitude, district.admin1) == (34.0, "AF.01")
    assert (empty, nowhere) == (None, None)


def test_a_small_town_far_away_is_left_out(tmp_path: Path) -> None:
    with opened(tmp_path / "places.sqlite") as gazetteer:
        assert gazetteer.place(3) is None


def test_a_label_of_our_own_is_for_its_language_only(tmp_path: Path) -> None:
    with opened(tmp_path / "places.sqlite") as gazetteer:
        place = gazetteer.place(1)
        assert place is not None
        labels = [gazetteer.label(place, tag) for tag in ("fa-AF", "ps", "fr")]

    assert labels == ["نورثتون", "نورټون", NORTH]


def test_a_name_of_our_own_for_no_place_is_refused(tmp_path: Path) -> None:
    aliases = {"AF": {"Nowhere at all": ["Nix"]}}

    with pytest.raises(KeyError):
        write_places(tmp_path / "p.sqlite", SOURCES, aliases, lambda line: None)


def test_a_build_that_fails_leaves_the_former_file(tmp_path: Path) -> None:
    target = tmp_path / "places.sqlite"
    before = write(target)

    with limited(), pytest.raises(sqlite3.OperationalError):
        write(target)

    assert target.read_bytes() == before
    assert [*tmp_path.iterdir()] == [target]


@pytest.mark.parametrize("harm", [empty, overwrite, zero, remove, make_folder])
def test_places_that_are_damaged_are_named_with_what_to_do(
    tmp_path: Path, harm: Harm
) -> None:
    target = tmp_path / "places.sqlite"
    write(target)
    harm(target)

    with pytest.raises(PlacesError, match="run 'panah places build'"):
        Gazetteer(target).find("Northtown")
