"""Places of our own: districts, camps, quarters and regions that no package has."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from search.geometry import distance_km
from search.places.model import PlaceKind
from search.places.naming import bare_name, display_name
from search.places.sources import SourceRow
from search.text.analysis import fold

OWN_PLACES_PATH = Path(__file__).parents[1] / "data" / "places_more.json"
# Nearer than this in one country, two rows with a name in common are one place.
SAME_PLACE_KM = 12
# What a place counts as whose inhabitants nobody told: found without "in", and after
# larger towns of that name. Kenyan wards and Burundian zones, which
# share their names with everyday words, count nothing: they need "in".
NOMINAL_POPULATION = 20_000
FIRST_DIVISION = "adm1"
SMALLEST_DIVISION = "adm3"
# Beyond the numbers of GeoNames, so that an id never means two places, and of twelve
# digits at most, which forms and API take.
OWN_IDS = range(10**11, 9 * 10**11)


def read_own_places(path: Path = OWN_PLACES_PATH) -> tuple[SourceRow, ...]:
    """Return the rows of the table, each with its number."""
    rows: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return tuple(map(source_row, rows))


def source_row(row: dict[str, Any]) -> SourceRow:
    """Return a row of the table as the builder reads places.

    Its kind is adm1 to adm3, camp, quarter, region or border; what has no code of a
    first division (regions, the Burundian provinces of 2025) is a place with a point.
    """
    first = row["kind"] == FIRST_DIVISION and "admin1" in row
    ordinary = row["kind"] == SMALLEST_DIVISION or row.get("ordinary", False)
    return SourceRow(
        id=number_of(row),
        kind=PlaceKind.ADMIN1 if first else PlaceKind.ADMIN2,
        name=row["name"],
        names=tuple(row.get("names", ())),
        country=row["country"],
        admin1=row.get("admin1"),
        latitude=row["lat"],
        longitude=row["lon"],
        population=0 if ordinary else NOMINAL_POPULATION,
        roughly=row.get("roughly", False),
    )


def number_of(row: dict[str, Any]) -> int:
    """Return a number that stays with a place as long as its name and kind do."""
    parts = (row["country"], row["kind"], row["name"], row.get("part_of", ""))
    text = "\n".join((*parts, row.get("admin1", "")))
    digest = blake2b(text.encode(), digest_size=8).digest()
    return OWN_IDS[int.from_bytes(digest) % len(OWN_IDS)]


def with_own_places(
    rows: Iterable[SourceRow], own: Sequence[SourceRow]
) -> Iterator[SourceRow]:
    """Yield the rows, those of the table merged into them or added.

    A row of the table is one that is known where both share a name and lie near each
    other; that row gets its names. A first division is known by its code.
    """
    known = list(rows)
    bearers = bearers_of(known)
    merged: dict[int, list[SourceRow]] = defaultdict(list)
    added: list[SourceRow] = []
    for place in own:
        same = known_as(place, bearers)
        if same is None:
            added.append(place)
        else:
            merged[same.id].append(place)
    for row in known:
        yield with_names(row, merged[row.id]) if row.id in merged else row
    zones = zones_by_country(known)
    for place in added:
        yield replace(place, timezone=zone_of(place, zones[place.country]))


def bearers_of(rows: Iterable[SourceRow]) -> Mapping[tuple[str, str], list[SourceRow]]:
    """Return the rows by country and each of their names."""
    found: dict[tuple[str, str], list[SourceRow]] = defaultdict(list)
    for row in rows:
        for name in names_of(row):
            found[row.country, name].append(row)
    return found


def names_of(row: SourceRow) -> set[str]:
    """Return the names that two rows may have in common: folded, and without "city"."""
    return shown_names(row).union(*map(spellings, row.names))


def shown_names(row: SourceRow) -> set[str]:
    """Return what a row is called, so."""
    return spellings(display_name(row.name, row.country))


def spellings(name: str) -> set[str]:
    """Return a name folded, without its spaces, and without words like city."""
    folded, bare = fold(name), bare_name(name)
    return {folded, folded.replace(" ", ""), bare, bare.replace(" ", "")} - {""}


def known_as(
    place: SourceRow, bearers: Mapping[tuple[str, str], list[SourceRow]]
) -> SourceRow | None:
    """Return the row that a place of the table is, of several the one of its name.

    A seat that is shown by another name is another place: who types Jaghori reads
    Jaghori, not Sang-e Mashah.
    """
    names = names_of(place)
    found = {
        row.id: row
        for name in names
        for row in bearers.get((place.country, name), ())
        if is_same(row, place) and not names.isdisjoint(shown_names(row))
    }
    return min(
        found.values(),
        key=lambda row: (row.kind is not place.kind, -row.population, row.id),
        default=None,
    )


def is_same(row: SourceRow, place: SourceRow) -> bool:
    """Whether two rows with a name in common are one place."""
    if PlaceKind.ADMIN1 in (row.kind, place.kind):
        return row.kind is place.kind and row.admin1 == place.admin1
    if row.kind is PlaceKind.COUNTRY:
        return False
    apart_km = distance_km(row.latitude, row.longitude, place.latitude, place.longitude)
    return apart_km <= SAME_PLACE_KM


def with_names(row: SourceRow, places: Sequence[SourceRow]) -> SourceRow:
    """Return a row with the names of places of the table, and found as they are."""
    names = [name for place in places for name in (place.name, *place.names)]
    return replace(
        row,
        names=tuple(dict.fromkeys((*row.names, *names))),
        population=max(row.population, *(place.population for place in places)),
    )


def zones_by_country(rows: Iterable[SourceRow]) -> Mapping[str, list[SourceRow]]:
    """Return the towns whose time zone is known, by country."""
    found: dict[str, list[SourceRow]] = defaultdict(list)
    for row in rows:
        if row.kind is PlaceKind.CITY and row.timezone:
            found[row.country].append(row)
    return found


def zone_of(place: SourceRow, towns: Sequence[SourceRow]) -> str | None:
    """Return the time zone of the nearest town of the country."""
    nearest = min(
        towns,
        key=lambda town: distance_km(
            town.latitude, town.longitude, place.latitude, place.longitude
        ),
        default=None,
    )
    return nearest.timezone if nearest else None
