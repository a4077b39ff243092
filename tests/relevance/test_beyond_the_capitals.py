"""Districts, camps, quarters and regions of the six countries are known by name."""

import json
from collections import Counter
from collections.abc import Iterator

import pytest

from search.geometry import distance_km
from search.places.gazetteer import Gazetteer, PlaceMatch
from search.places.own_places import OWN_PLACES_PATH
from tests.support.finding import place_inside
from tests.support.trials import record

Row = dict[str, object]
SAME_PLACE_KM = 35  # half a large district
SAME_REGION_KM = 60
LEAST_RIGHT = 0.97


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    gazetteer = Gazetteer()
    yield gazetteer
    gazetteer.close()


@pytest.fixture(scope="module")
def rows() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(OWN_PLACES_PATH.read_text("utf-8"))
    return found


def judged(match: PlaceMatch | None, row: Row) -> str:
    """Return whether that place was found, asked about, or another one taken."""
    if match is None:
        return "unknown"
    if match.place.country != row["country"]:
        return "abroad"
    offered = (match.place, *match.alternatives)
    far_km = SAME_REGION_KM if row["kind"] in ("region", "adm1") else SAME_PLACE_KM
    latitude, longitude = float(str(row["lat"])), float(str(row["lon"]))
    near = [
        distance_km(place.latitude, place.longitude, latitude, longitude) <= far_km
        and place.country == row["country"]
        for place in offered
    ]
    return "right" if near[0] else "asked" if any(near) else "elsewhere"


def test_places_are_found_after_in_and_in_the_place_box(
    gazetteer: Gazetteer, rows: list[Row]
) -> None:
    ways: dict[str, Counter[str]] = {}

    for way, country in (("in", False), ("in", True), ("box", False), ("box", True)):
        told = ways[f"{way}, country given" if country else way] = Counter()
        for row in rows:
            home = str(row["country"]) if country else None
            match = (
                place_inside(gazetteer, f"lawyer in {row['name']}", country=home)
                if way == "in"
                else gazetteer.find(str(row["name"]), country=home)
            )
            told[judged(match, row)] += 1

    for way, told in ways.items():
        right = (told["right"] + told["asked"]) / len(rows)
        record(f"places beyond the capitals, {way}", len(rows), f"{right:.1%} right")
        assert right >= LEAST_RIGHT, (way, told)
        if "given" in way:
            assert told["abroad"] == 0


def test_districts_camps_and_quarters_are_found_bare_and_wards_with_her_country(
    gazetteer: Gazetteer, rows: list[Row]
) -> None:
    told: dict[str, Counter[str]] = {}

    for row in rows:
        ordinary = bool(row.get("ordinary"))
        small = row["kind"] == "adm3"
        kind = "words" if ordinary else "wards" if small else "districts"
        said = f"lawyer {row['name']}"
        bare = place_inside(gazetteer, said)
        home = place_inside(gazetteer, said, country=str(row["country"]))
        told.setdefault(kind, Counter())[judged(bare, row)] += 1
        told.setdefault(f"{kind} at home", Counter())[judged(home, row)] += 1

    for kind in ("districts", "districts at home", "wards at home"):
        found = told[kind]
        right = (found["right"] + found["asked"]) / found.total()
        record(f"places said without in, {kind}", found.total(), f"{right:.1%} right")
        assert right >= LEAST_RIGHT, (kind, found)
    assert told["words"]["unknown"] > told["words"].total() / 3
    assert told["wards"]["unknown"] > told["wards"].total() / 2
