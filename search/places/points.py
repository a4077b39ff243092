"""Give divisions and countries a point: the town of their name, or their largest.

A population-weighted centroid was the alternative. Between two towns far apart it
lies in a desert; help is where the people are, and the province itself is a level
of its own when a search widens.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from search.places.model import PlaceKind
from search.places.naming import bare_name, display_name
from search.places.sources import SourceRow


def placed_divisions(
    divisions: Iterable[SourceRow], towns: Iterable[SourceRow]
) -> Iterator[SourceRow]:
    """Yield first divisions at their chief town, with their towns' inhabitants.

    One without any town has no honest point and is left out.
    """
    inside = _grouped(towns)
    for row in divisions:
        members = inside.get(row.admin1 or "")
        if row.kind is PlaceKind.ADMIN1 and members:
            yield _at_town(row, members, sum(town.population for town in members))


def placed_districts(
    divisions: Iterable[SourceRow], towns: Iterable[SourceRow]
) -> Iterator[SourceRow]:
    """Yield districts that have a town of their own name in the same division."""
    named: Mapping[tuple[str | None, str], list[SourceRow]] = defaultdict(list)
    for town in towns:
        named[town.admin1, _bare(town)].append(town)
    for row in divisions:
        members = named.get((row.admin1, _bare(row)))
        if row.kind is PlaceKind.ADMIN2 and members:
            yield _at_town(row, members, max(town.population for town in members))


def placed_countries(
    countries: Iterable[SourceRow], towns: Iterable[SourceRow]
) -> Iterator[SourceRow]:
    """Yield countries at their chief town; a zone only if they have but one."""
    inside: Mapping[str, list[SourceRow]] = defaultdict(list)
    for town in towns:
        inside[town.country].append(town)
    for row in countries:
        members = inside[row.country]
        if members:
            placed = _at_town(row, members, row.population)
            single = len({town.timezone for town in members}) == 1
            yield placed if single else replace(placed, timezone=None)


def _grouped(towns: Iterable[SourceRow]) -> Mapping[str, list[SourceRow]]:
    groups: dict[str, list[SourceRow]] = defaultdict(list)
    for town in towns:
        groups[town.admin1 or ""].append(town)
    return groups


@lru_cache(maxsize=300_000)
def _bare(row: SourceRow) -> str:
    return bare_name(display_name(row.name, row.country))


def _at_town(row: SourceRow, towns: Sequence[SourceRow], population: int) -> SourceRow:
    name = _bare(row)
    point = max(
        towns, key=lambda town: (_bare(town) == name, town.population, -town.id)
    )
    return replace(
        row,
        latitude=point.latitude,
        longitude=point.longitude,
        timezone=point.timezone,
        population=population,
    )
