"""Read places and names from the SQLite file that the builder wrote."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from search.places.model import Place, PlaceKind

_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class StoredPlace:
    """A place with its rank among all (1 is the most likely) and its own labels."""

    rank: int
    place: Place
    labels: tuple[str | None, ...]


class PlacesError(Exception):
    """The file of places cannot be read."""

    def __init__(self, path: Path) -> None:
        """Say which, and what to do."""
        super().__init__(
            f"The places in {path} cannot be read: the file is missing or damaged; "
            "install Panah anew, or run 'panah places build'."
        )


class PlaceStore:
    """One read-only connection, shared by threads in turn.

    ``immutable`` needs no lock files: the package may be on a read-only disk.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1",
                uri=True,
                check_same_thread=False,
                isolation_level=None,
            )
        except sqlite3.DatabaseError as error:
            raise PlacesError(path) from error
        self._lock = Lock()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def ranks_by_key(self, keys: Sequence[str]) -> dict[str, list[int]]:
        """Return the ranks of the places that bear each folded name, best first."""
        found: dict[str, list[int]] = {}
        rows = self._rows(
            "SELECT key, rank FROM name"
            " WHERE key IN (SELECT value FROM json_each(?)) ORDER BY rank",
            json.dumps(keys),
        )
        for key, rank in rows:
            found.setdefault(key, []).append(rank)
        return found

    def ranks_by_prefix(
        self, prefix: str, country: str | None, limit: int
    ) -> list[int]:
        """Return ranks of places with a name that begins so, best first; may repeat."""
        if country is None:
            rows = self._rows(
                "SELECT rank FROM name WHERE key >= ? AND key < ?"
                " ORDER BY rank LIMIT ?",
                *(prefix, prefix + _LAST, limit),
            )
        else:
            rows = self._rows(
                "SELECT rank FROM name WHERE key >= ? AND key < ? AND country = ?"
                " ORDER BY rank LIMIT ?",
                *(prefix, prefix + _LAST, country, limit),
            )
        return [rank for (rank,) in rows]

    def names(self, rank: int) -> frozenset[str]:
        """Return every folded name of one place."""
        rows = self._rows("SELECT key FROM name WHERE rank = ?", rank)
        return frozenset(key for (key,) in rows)

    def places(self, ranks: Iterable[int]) -> dict[int, StoredPlace]:
        """Return the places of these ranks, in the order given."""
        wanted = list(dict.fromkeys(ranks))
        rows = self._rows(
            "SELECT * FROM place WHERE rank IN (SELECT value FROM json_each(?))",
            json.dumps(wanted),
        )
        found = {row[0]: _stored(row) for row in rows}
        return {rank: found[rank] for rank in wanted}

    def place(self, place_id: int) -> StoredPlace | None:
        """Return the place with this GeoNames number."""
        return _only(self._rows("SELECT * FROM place WHERE id = ?", place_id))

    def admin1(self, code: str) -> StoredPlace | None:
        """Return a first division by its GeoNames code (AF.11)."""
        return _only(
            self._rows(
                "SELECT * FROM place WHERE admin1 = ? AND kind = 'admin1'"
                " ORDER BY rank LIMIT 1",
                code,
            )
        )

    def country(self, code: str) -> StoredPlace | None:
        """Return a country by its ISO 3166-1 code."""
        return _only(
            self._rows(
                "SELECT * FROM place WHERE country = ? AND kind = 'country'", code
            )
        )

    def towns_between(
        self, south: float, north: float
    ) -> list[tuple[int, float, float]]:
        """Return rank, latitude and longitude of the towns between two latitudes."""
        return self._rows(
            "SELECT rank, latitude, longitude FROM place"
            " WHERE kind = 'city' AND latitude BETWEEN ? AND ?",
            *(south, north),
        )

    def names_in(self, countries: Sequence[str]) -> list[tuple[str, int]]:
        """Return every folded name of some countries with its rank, best first."""
        return self._rows(
            "SELECT key, rank FROM name"
            " WHERE country IN (SELECT value FROM json_each(?)) ORDER BY rank, key",
            json.dumps(countries),
        )

    def _rows(self, sql: str, *values: str | float) -> list[Any]:
        try:
            with self._lock, closing(self._connection.execute(sql, values)) as cursor:
                return cursor.fetchall()
        except sqlite3.DatabaseError as error:
            raise PlacesError(self._path) from error


def _only(rows: Sequence[Sequence[Any]]) -> StoredPlace | None:
    return _stored(rows[0]) if rows else None


def _stored(row: Sequence[Any]) -> StoredPlace:
    """Return a row of ``place``; its columns are in the order of the fields."""
    rank, number, kind, *rest = row
    fields = (*rest[:7], bool(rest[7]))
    place = Place(number, PlaceKind(kind), *fields)
    return StoredPlace(rank, place, tuple(rest[8:]))
