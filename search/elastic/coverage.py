"""Reach as clauses: which listings get to a person at each level, and how well.

The same sets and weights as in the embedded engine, whose docstrings give the reasons.
"""

from dataclasses import dataclass

from search.document import WORLDWIDE
from search.elastic.clauses import (
    EVERYTHING,
    NOTHING,
    Clause,
    all_of,
    any_of,
    exists,
    none_of,
    term,
    terms,
)
from search.elastic.scripts import nearness
from search.query import WIDER_LEVELS, Level, ListingQuery, Near
from search.ranking import constants as ranking

REMOTE = term("remote", value=True)
ON_SITE = term("remote", value=False)
POINTLESS = none_of(exists("point"))
SILENT = none_of(exists("covers"), exists("country"))


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the level asked for shows, what each level adds, how well each reaches."""

    shown: Clause
    own: dict[Level, Clause]
    weights: list[Clause]


def coverage_of(query: ListingQuery) -> Coverage:
    """Work out the reach for a query with or without a place."""
    if query.near is not None:
        return coverage_near(query.near, query.level, ranking.reach_from_afar(query))
    return coverage_in_country(query.country, query.level)


def coverage_in_country(country: str | None, level: Level) -> Coverage:
    """Without a point: everything, or what is in a country or covers it."""
    if country is None:
        return Coverage(EVERYTHING, {}, [])
    there = in_or_covering(country)
    elsewhere = any_of(there, all_of(REMOTE, SILENT))
    own = {
        Level.NEAR: there,
        Level.RADIUS: there,
        Level.PROVINCE: there,
        Level.COUNTRY: there,
        Level.REMOTE: elsewhere,
        Level.MISSION: any_of(elsewhere, missions_covering(country)),
    }
    return Coverage(own[level], own, [])


def coverage_near(near: Near, level: Level, from_afar: tuple[float, float]) -> Coverage:
    """Around a point: by distance, by served area, from afar, by accreditation."""
    her_area, anywhere = from_afar
    at_door = within_km(near, near.radius_km)
    beyond = within_km(near, ranking.wider_radius_km(near.radius_km))
    serving = all_of(serves_area(near), ON_SITE)
    afar = all_of(REMOTE, serves_from_afar(near))
    missions = missions_covering(near.country)
    local = all_of(ON_SITE, none_of(missions))
    within = any_of(all_of(ON_SITE, at_door), serving)
    wider = any_of(within, all_of(local, beyond))
    province = any_of(wider, all_of(local, in_province(near)))
    own = {
        Level.NEAR: within,
        Level.RADIUS: wider,
        Level.PROVINCE: province,
        Level.COUNTRY: any_of(province, all_of(local, in_country(near))),
        Level.REMOTE: afar,
        Level.MISSION: missions,
    }
    weights = [
        {"script_score": {"script": nearness_at(near, level)}},
        weight(ranking.MISSION_REACH, missions),
        weight(anywhere, afar),
        weight(her_area, all_of(afar, names_area(near))),
        weight(ranking.AREA_REACH, all_of(serving, none_of(at_door))),
    ]
    return Coverage(shown_at(level, own), own, weights)


def nearness_at(near: Near, level: Level) -> Clause:
    """Weigh nearness, at a level, by how far that level looks."""
    return nearness(near, ranking.half_distance_km(near.radius_km, level))


def weight(factor: float, clause: Clause) -> Clause:
    """Weigh what a clause matches."""
    return {"filter": clause, "weight": factor}


def shown_at(level: Level, own: dict[Level, Clause]) -> Clause:
    """Match what a level shows: its own, and what helps from afar anyway."""
    base = level if level in WIDER_LEVELS else Level.NEAR
    return any_of(own[base], own[Level.REMOTE], own[Level.MISSION])


def within_km(near: Near, radius_km: float) -> Clause:
    """Match coarse cells that may hold a listing within a radius."""
    point = {"lat": near.latitude, "lon": near.longitude}
    edge = f"{radius_km + ranking.HALF_CELL_KM}km"
    return {"geo_distance": {"distance": edge, "point": point}}


def serves_area(near: Near) -> Clause:
    """Match what serves her area by its own word."""
    found = [all_of(POINTLESS, term("covers", WORLDWIDE))]
    if near.admin1:
        there = term("admin1", near.admin1)
        found += [
            term("covers", near.admin1),
            there if near.whole_region else all_of(there, POINTLESS),
        ]
    if near.country:
        unplaced = all_of(term("country", near.country), none_of(exists("admin1")))
        wide = any_of(term("covers", near.country), unplaced)
        found.append(all_of(POINTLESS, term("regional", value=False), wide))
    return any_of(*found)


def serves_from_afar(near: Near) -> Clause:
    """Match what covers her country, everywhere, or does not say where."""
    found = [SILENT]
    if near.country:
        found.append(in_or_covering(near.country))
    if near.admin1:
        found.append(term("covers", near.admin1))
    return any_of(*found)


def names_area(near: Near) -> Clause:
    """Match what is in her country, or names it or her province as served."""
    places = [place for place in (near.country, near.admin1) if place]
    here = [term("country", near.country)] if near.country else []
    return any_of(terms("covers", places), *here)


def in_or_covering(country: str) -> Clause:
    """Match what is in a country, or reaches people there."""
    return any_of(term("country", country), terms("covers", (country, WORLDWIDE)))


def missions_covering(country: str | None) -> Clause:
    """Match the missions that are in a country or accredited to it."""
    if country is None:
        return NOTHING
    there = any_of(term("country", country), term("covers", country))
    return all_of(there, term("codes", "mission"))


def in_province(near: Near) -> Clause:
    """Match what lies in her province; what serves it is near already."""
    return term("admin1", near.admin1) if near.admin1 else NOTHING


def in_country(near: Near) -> Clause:
    """Match what is anywhere in her country, or comes to people there."""
    if near.country is None:
        return NOTHING
    return any_of(term("country", near.country), term("covers", near.country))
