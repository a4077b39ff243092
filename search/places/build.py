"""Build the place file: the same sources give the same bytes."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from search.places.aliases import Aliases, OwnName, own_names, read_aliases
from search.places.labels import LABEL_LANGUAGES, label_for
from search.places.model import FOCUS_COUNTRIES, FOCUS_WEIGHT, PlaceKind
from search.places.naming import bare_name, display_name, is_arabic, kept_names
from search.places.own_places import read_own_places, with_own_places
from search.places.points import placed_countries, placed_districts, placed_divisions
from search.places.sources import SourceRow, Sources, large_enough, read_sources
from search.text.analysis import fold

_MOST_NAMES = 60  # two places reach it; our own names come first
_OF = ("de", "du", "des", "d", "of", "del", "van", "د", "ya", "wa")
_SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE place (
    rank INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL,
    name TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT,
    latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL,
    timezone TEXT, roughly INTEGER NOT NULL,
    label_ar TEXT, label_fa TEXT, label_ps TEXT
);
CREATE TABLE name (
    key TEXT NOT NULL, rank INTEGER NOT NULL, country TEXT NOT NULL,
    PRIMARY KEY (key, rank)
) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX place_town_latitude ON place (latitude) WHERE kind = 'city';
CREATE INDEX place_division ON place (admin1) WHERE kind = 'admin1';
CREATE INDEX place_country ON place (country) WHERE kind = 'country';
VACUUM;
"""


@dataclass(frozen=True, slots=True)
class PlacesBuilt:
    """What was written: how many places, how many names, and the file's size."""

    places: int
    names: int
    bytes: int


def build_places(target: Path, progress: Callable[[str], None]) -> PlacesBuilt:
    """Write the place file from the installed packages and our own names."""
    progress("reading sources")
    sources = replace(read_sources(), own=read_own_places())
    return write_places(target, sources, read_aliases(), progress)


def write_places(
    target: Path, sources: Sources, aliases: Aliases, progress: Callable[[str], None]
) -> PlacesBuilt:
    """Write the place file from these rows; an older file gives way to a whole one."""
    rows = _ranked(with_own_places(_chosen(sources), sources.own))
    ours = own_names(rows, aliases)
    progress(f"writing {len(rows)} places")
    draft = target.with_name(f"{target.name}.draft")
    draft.unlink(missing_ok=True)
    try:
        names = _fill(draft, rows, ours)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    progress(f"wrote {names} names")
    return PlacesBuilt(len(rows), names, target.stat().st_size)


def _fill(
    draft: Path, rows: Sequence[SourceRow], ours: Mapping[int, Sequence[OwnName]]
) -> int:
    """Write places and names into a new file; return how many names there are."""
    names = 0
    with closing(sqlite3.connect(draft)) as connection:
        connection.executescript(_SCHEMA)
        for rank, row in enumerate(rows, start=1):
            names += _write(connection, rank, row, ours.get(row.id, []))
        connection.commit()
        connection.executescript(_INDEXES)
    return names


def _chosen(sources: Sources) -> Iterator[SourceRow]:
    towns = [town for town in sources.towns if large_enough(town)]
    yield from towns
    yield from placed_divisions(sources.divisions, sources.towns)
    yield from placed_districts(sources.divisions, towns)
    yield from placed_countries(sources.countries, sources.towns)


def _ranked(rows: Iterable[SourceRow]) -> list[SourceRow]:
    unique = {row.id: row for row in rows}
    return sorted(unique.values(), key=lambda row: (-_weight(row), row.id))


def _weight(row: SourceRow) -> int:
    return (row.population + 1) * (FOCUS_WEIGHT if _in_focus(row) else 1)


def _in_focus(row: SourceRow) -> bool:
    return row.country in FOCUS_COUNTRIES


def _write(
    connection: sqlite3.Connection, rank: int, row: SourceRow, ours: Sequence[OwnName]
) -> int:
    name = display_name(row.name, row.country)
    others = kept_names((*_bare_arabic(row), *row.names))
    connection.execute(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            rank,
            row.id,
            str(row.kind),
            name,
            row.country,
            row.admin1,
            round(row.latitude, 4),
            round(row.longitude, 4),
            row.population,
            row.timezone,
            row.roughly,
            *(_label(language, ours, others) for language in LABEL_LANGUAGES),
        ),
    )
    keys = _keys(row.kind, [name, *(own.text for own in ours), *others])
    connection.executemany(
        "INSERT INTO name VALUES (?, ?, ?)", [(key, rank, row.country) for key in keys]
    )
    return len(keys)


def _label(language: str, ours: Sequence[OwnName], others: Sequence[str]) -> str | None:
    for own in ours:
        if own.language == language:
            return own.text
    untagged = [own.text for own in ours if own.language is None]
    return label_for(language, untagged, others)


def _bare_arabic(row: SourceRow) -> list[str]:
    """Return Arabic-script names of a division without the word for province."""
    if row.kind not in (PlaceKind.ADMIN1, PlaceKind.ADMIN2):
        return []
    return [
        " ".join(word for word in name.split() if bare_name(word))
        for name in row.names
        if is_arabic(name) and bare_name(name)
    ]


def _keys(kind: PlaceKind, names: Sequence[str]) -> list[str]:
    keys: dict[str, None] = {fold(name): None for name in names}
    if kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2):
        keys |= {bare_name(name): None for name in names}
    kept = [key for key in filter(None, keys) if not _begins_with_of(key, keys)]
    return sorted(kept[:_MOST_NAMES])


def _begins_with_of(key: str, keys: Mapping[str, None]) -> bool:
    """Whether a name is another one after "of": of "Province de Gitega", de Gitega."""
    of, _, rest = key.partition(" ")
    return of in _OF and rest in keys
