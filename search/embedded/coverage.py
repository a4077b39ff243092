"""Which listings reach a visitor where she is, at each level, and how well."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from search.document import WORLDWIDE
from search.embedded.arrays import Bools, Floats, Rows
from search.embedded.filters import in_or_covering
from search.embedded.row_subset import Facts, subset_of
from search.geometry import chord_of_km, chords, km_of_chords
from search.query import WIDER_LEVELS, Level, ListingQuery, Near
from search.ranking import constants as ranking

OfRows = Callable[[Rows], Floats]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which rows each level shows, and for some of them how well they reach her.

    ``shown`` are the rows that the level asked for shows; ``own`` are, for each
    level, the rows that make it worth widening to. ``distance_km`` and ``factor``
    tell it of the rows that they are asked for: most candidates are never shown.
    """

    shown: Bools
    own: dict[Level, Bools]
    factor: OfRows
    distance_km: OfRows | None = None


def coverage_of(columns: Facts, query: ListingQuery) -> Coverage:
    """Work out the reach of every row for a query with or without a place."""
    if query.near is not None:
        afar = ranking.reach_from_afar(query)
        coverage = coverage_near(columns, query.near, query.level, afar)
    else:
        coverage = coverage_in_country(columns, query.country, query.level)
    if query.away_from is None:
        return coverage
    return away_from(columns, coverage, query.away_from)


def away_from(columns: Facts, coverage: Coverage, away: Near) -> Coverage:
    """Weigh the rows of a coverage by how far they are from where she must not go."""
    square = chords(columns.vectors[:, : columns.size], away.latitude, away.longitude)
    pointless = np.isnan(columns.vectors[0, : columns.size])

    def factor(rows: Rows) -> Floats:
        beyond = np.maximum(km_of_chords(square[rows]) - np.float32(ranking.FREE_KM), 0)
        lost = np.exp2(-beyond / np.float32(ranking.AWAY_HALF_KM))
        reach = 1 - (1 - np.float32(ranking.AWAY_REACH)) * lost
        farther = np.where(pointless[rows], np.float32(1), reach)
        return np.asarray(coverage.factor(rows) * farther, np.float32)

    return replace(coverage, factor=factor)


def coverage_in_country(columns: Facts, country: str | None, level: Level) -> Coverage:
    """Without a point: everything, or what is in a country or covers it."""
    size = columns.size
    if country is None:
        return Coverage(np.ones(size, np.bool_), {}, all_alike)
    there = in_or_covering(columns, country)
    remote = columns.remote[:size]
    elsewhere = remote & ~there & covers_nowhere(columns)
    missions = missions_covering(columns, country)
    own = {
        Level.NEAR: there,
        Level.RADIUS: there,
        Level.PROVINCE: there,
        Level.COUNTRY: there,
        Level.REMOTE: there | elsewhere,
        Level.MISSION: there | elsewhere | missions,
    }
    return Coverage(own[level], own, all_alike)


def all_alike(rows: Rows) -> Floats:
    """Return 1 for each row: without a point, none is nearer than another."""
    return np.ones(len(rows), np.float32)


def coverage_near(
    columns: Facts, near: Near, level: Level, from_afar: tuple[float, float]
) -> Coverage:
    """Around a point: by distance, by served area, from afar, by accreditation."""
    size = columns.size
    square = chords(columns.vectors[:, :size], near.latitude, near.longitude)
    at_door = within_km(square, near.radius_km)
    serving = serves_area(columns, near) & ~columns.remote[:size]
    afar = columns.remote[:size] & serves_from_afar(columns, near)
    missions = missions_covering(columns, near.country)
    local = ~columns.remote[:size] & ~missions
    within = (~columns.remote[:size] & at_door) | serving
    farther_km = ranking.wider_radius_km(near.radius_km)
    wider = within | (local & within_km(square, farther_km))
    province = wider | (local & in_province(columns, near))
    own = {
        Level.NEAR: within,
        Level.RADIUS: wider,
        Level.PROVINCE: province,
        Level.COUNTRY: province | (local & in_country(columns, near)),
        Level.REMOTE: afar,
        Level.MISSION: missions,
    }

    def distance_km(rows: Rows) -> Floats:
        return km_of_chords(square[rows])

    def factor(rows: Rows) -> Floats:
        half_km = ranking.half_distance_km(near.radius_km, level)
        least = np.zeros(len(rows), np.float32)
        named = names_area(columns, near)[rows]
        least[missions[rows]] = ranking.MISSION_REACH
        her_area, anywhere = from_afar
        least[afar[rows]] = anywhere
        least[afar[rows] & named] = her_area
        least[serving[rows]] = np.maximum(least[serving[rows]], ranking.AREA_REACH)
        return np.maximum(factors(distance_km(rows), half_km), least)

    return Coverage(shown_at(level, own), own, factor, distance_km)


def within_km(square: Floats, radius_km: float) -> Bools:
    """Return rows, by squared chord, whose coarse cell may hold a listing so near."""
    edge: Bools = square <= np.float32(chord_of_km(radius_km + ranking.HALF_CELL_KM))
    return edge


def shown_at(level: Level, own: dict[Level, Bools]) -> Bools:
    """Return what a level shows: its own rows, and what helps from afar anyway."""
    base = level if level in WIDER_LEVELS else Level.NEAR
    return own[base] | own[Level.REMOTE] | own[Level.MISSION]


def factors(distance: Floats, half_km: float) -> Floats:
    """Weigh nearness, halved with each half distance beyond the coarse cell."""
    beyond = np.maximum(distance - np.float32(ranking.FREE_KM), 0)
    decay = np.exp2(-beyond / np.float32(half_km))
    near_part = (1 - ranking.FAR_REACH) * decay
    return np.asarray(ranking.FAR_REACH + near_part, np.float32)


def serves_area(columns: Facts, near: Near) -> Bools:
    """Return rows that serve her area by their own word, without remote ones.

    A listing without a point serves the provinces that it names, or else the whole
    country; one with a point must name her province, for "the country" is not near.
    """
    size = columns.size
    pointless = np.isnan(columns.vectors[0, :size])
    found = np.zeros(size, np.bool_)
    if near.admin1:
        found |= columns.covers.having(near.admin1, size)
        there = columns.regions.having(near.admin1, size)
        found |= there if near.whole_region else there & pointless
    if near.country:
        vague = pointless & ~columns.regional[:size]
        wide = columns.covers.having(near.country, size)
        unplaced = columns.regions.table[:size, 0] == 0
        here = columns.countries.having(near.country, size)
        found |= vague & (wide | (here & unplaced))
    found |= pointless & columns.covers.having(WORLDWIDE, size)
    return found


def serves_from_afar(columns: Facts, near: Near) -> Bools:
    """Return rows that cover her country, everywhere, or do not say where."""
    here = covers_nowhere(columns)
    if near.country:
        here = here | in_or_covering(columns, near.country)
    if near.admin1:
        here = here | columns.covers.having(near.admin1, columns.size)
    return here


def names_area(columns: Facts, near: Near) -> Bools:
    """Return rows that are in her country, or name it or her province as served."""
    places = [place for place in (near.country, near.admin1) if place]
    found = columns.covers.having_any(places, columns.size)
    if near.country:
        found |= columns.countries.having(near.country, columns.size)
    return found


def covers_nowhere(columns: Facts) -> Bools:
    """Return rows that say neither where they are nor where they reach."""
    size = columns.size
    area = columns.covers.table[:size, 0] == 0
    silent: Bools = area & (columns.countries.table[:size, 0] == 0)
    return silent


def missions_covering(columns: Facts, country: str | None) -> Bools:
    """Return the missions that are in a country or accredited to it.

    What covers the whole world is no mission to anybody: guidelines, platforms.
    """
    if country is None:
        return np.zeros(columns.size, np.bool_)
    size = columns.size
    named = columns.covers.having(country, size)
    found = columns.countries.having(country, size) | named
    here = np.flatnonzero(found)
    found[here] = subset_of(columns, here).codes.having("mission", len(here))
    return found


def in_province(columns: Facts, near: Near) -> Bools:
    """Return rows that lie in her province; those that serve it are near already."""
    if near.admin1 is None:
        return np.zeros(columns.size, np.bool_)
    return columns.regions.having(near.admin1, columns.size)


def in_country(columns: Facts, near: Near) -> Bools:
    """Return rows anywhere in her country, or that come to people there."""
    if near.country is None:
        return np.zeros(columns.size, np.bool_)
    found = columns.covers.having(near.country, columns.size)
    return found | columns.countries.having(near.country, columns.size)
