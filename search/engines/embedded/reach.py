"""Reach: which listings get to a person where she is, at each level, and how well."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search import ranking
from search.document import WORLDWIDE
from search.engines.embedded.distance import distances_km
from search.engines.embedded.filters import in_or_covering
from search.engines.embedded.picked import Facts
from search.query import Level, ListingQuery, Near

Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reach:
    """For every row: its distance, how well it reaches her, and at which levels.

    ``shown`` are the rows that the level asked for shows; ``own`` are, for each
    level, the rows that make it worth widening to.
    """

    distance_km: Floats | None
    factor: Floats
    shown: Bools
    own: dict[Level, Bools]


def reach_of(columns: Facts, query: ListingQuery) -> Reach:
    """Work out the reach of every row for a query with or without a place."""
    if query.near is not None:
        return reach_near(columns, query.near, query.level)
    return reach_in_country(columns, query.country, query.level)


def reach_in_country(columns: Facts, country: str | None, level: Level) -> Reach:
    """Without a point: everything, or what is in a country or covers it."""
    size = columns.size
    factor = np.ones(size, np.float32)
    if country is None:
        return Reach(None, factor, np.ones(size, np.bool_), {})
    there = in_or_covering(columns, country)
    elsewhere = columns.remote[:size] & ~there & covers_nowhere(columns)
    missions = missions_covering(columns, country)
    own = {
        Level.NEAR: there,
        Level.RADIUS: there,
        Level.PROVINCE: there,
        Level.REMOTE: there | elsewhere,
        Level.MISSION: there | elsewhere | missions,
    }
    factor[columns.remote[:size]] = ranking.REMOTE_REACH
    return Reach(None, factor, own[level], own)


def reach_near(columns: Facts, near: Near, level: Level) -> Reach:
    """Around a point: by distance, by served area, from afar, by accreditation."""
    size = columns.size
    distance = distances_km(columns.vectors[:, :size], near.latitude, near.longitude)
    edge = distance - np.float32(ranking.HALF_CELL_KM)
    serving = serves_area(columns, near) & ~columns.remote[:size]
    afar = columns.remote[:size] & reaches(columns, near)
    missions = missions_covering(columns, near.country)
    local = ~columns.remote[:size] & ~missions
    within = (~columns.remote[:size] & (edge <= near.radius_km)) | serving
    wider = within | (local & (edge <= ranking.wider_radius_km(near.radius_km)))
    province = wider | (local & same_region(columns, near))
    own = {
        Level.NEAR: within,
        Level.RADIUS: wider,
        Level.PROVINCE: province,
        Level.REMOTE: afar,
        Level.MISSION: missions,
    }
    shown = shown_at(level, own)
    half = ranking.half_distance_km(near.radius_km, level)
    factor = factors(distance, half, serving & ~(edge <= near.radius_km))
    factor[missions] = np.maximum(factor[missions], ranking.MISSION_REACH)
    factor[afar] = np.maximum(factor[afar], ranking.ANYWHERE_REACH)
    named = afar & names_her(columns, near)
    factor[named] = np.maximum(factor[named], ranking.REMOTE_REACH)
    return Reach(distance, factor, shown, own)


def shown_at(level: Level, own: dict[Level, Bools]) -> Bools:
    """Return what a level shows: its own rows, and what helps from afar anyway."""
    base = level if level in (Level.RADIUS, Level.PROVINCE) else Level.NEAR
    return own[base] | own[Level.REMOTE] | own[Level.MISSION]


def factors(distance: Floats, half_km: float, serving: Bools) -> Floats:
    """Weigh nearness, halved with each half distance beyond the coarse cell."""
    beyond = np.maximum(distance - np.float32(ranking.FREE_KM), 0)
    decay = np.exp2(-beyond / np.float32(half_km))
    near_part = (1 - ranking.FAR_REACH) * decay
    factor: Floats = (ranking.FAR_REACH + near_part).astype(np.float32)
    factor[serving] = np.maximum(factor[serving], ranking.AREA_REACH)
    return factor


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


def reaches(columns: Facts, near: Near) -> Bools:
    """Return rows that cover her country, everywhere, or do not say where."""
    here = covers_nowhere(columns)
    if near.country:
        here = here | in_or_covering(columns, near.country)
    if near.admin1:
        here = here | columns.covers.having(near.admin1, columns.size)
    return here


def names_her(columns: Facts, near: Near) -> Bools:
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
    found &= columns.codes.having("mission", size)
    return found


def same_region(columns: Facts, near: Near) -> Bools:
    """Return rows of her province and of the other provinces of her country."""
    size = columns.size
    found = np.zeros(size, np.bool_)
    if near.admin1:
        found |= columns.regions.having(near.admin1, size)
    if near.country:
        found |= columns.countries.having(near.country, size)
        found |= columns.covers.having(near.country, size)
    return found
