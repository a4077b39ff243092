"""Reach as clauses: which listings get to a person at each level, and how well.

The same sets and weights as in the embedded engine, whose docstrings give the reasons.
What a listing says of its own reach is worked out when it is written, by
``reach_fields``: a search asks for a few values, and for distance once or twice.
"""

from dataclasses import dataclass

from search.document import WORLDWIDE, ListingDocument
from search.elastic.clauses import (
    EVERYTHING,
    NOTHING,
    Clause,
    all_of,
    any_of,
    none_of,
    term,
    terms,
)
from search.elastic.scripts import nearness
from search.query import WIDER_LEVELS, Level, ListingQuery, Near
from search.ranking import constants as ranking
from search.taxonomy import with_parents

NOWHERE = "?"  # help from afar that says neither where it is nor where it reaches


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the level asked for shows, what each level adds, how well each reaches.

    ``farther`` is where else the need is looked for.
    """

    shown: Clause
    own: dict[Level, Clause]
    weights: list[Clause]
    farther: Clause | None = None


def reach_fields(document: ListingDocument) -> dict[str, list[str]]:
    """Return how far a listing says that it reaches, for the clauses below.

    ``serving``, ``ground``: help at a place, by the areas that it serves and by those
    where it works or comes to. ``afar``: help by phone or online, by the areas that it
    is for. ``accredited``: a mission, by the countries that it covers.
    """
    home = [document.country] if document.country else []
    wide = sorted({*home, *document.reach})
    if document.remote:
        reach = {"afar": wide or [NOWHERE]}
    else:
        province = [document.admin1] if document.admin1 else []
        ground = sorted({*wide, *province} - {WORLDWIDE})
        reach = {"serving": sorted(serving_areas(document)), "ground": ground}
    if "mission" in with_parents(document.codes):
        reach["accredited"] = wide
    return reach


def serving_areas(document: ListingDocument) -> set[str]:
    """Return the areas that a listing at a place serves by its own word.

    One without a point serves the provinces that it names, or else the whole country;
    one with a point must name the province, for "the country" is not near.
    """
    areas = {code for code in document.covers if "." in code}
    if document.latitude is not None:
        return areas
    if WORLDWIDE in document.covers:
        areas.add(WORLDWIDE)
    if document.admin1:
        areas.add(document.admin1)
    if not document.is_regional:
        areas.update(document.covers)
        if document.country and not document.admin1:
            areas.add(document.country)
    return areas


def coverage_of(query: ListingQuery) -> Coverage:
    """Work out the reach for a query with or without a place."""
    if query.near is not None:
        return coverage_near(query.near, query.level, ranking.reach_from_afar(query))
    return coverage_in_country(query.country, query.level)


def coverage_in_country(country: str | None, level: Level) -> Coverage:
    """Without a point: everything, or what is in a country or covers it."""
    if country is None:
        return Coverage(EVERYTHING, {}, [])
    there = any_of(term("country", country), terms("covers", (country, WORLDWIDE)))
    elsewhere = any_of(there, term("afar", NOWHERE))
    own = {
        Level.NEAR: there,
        Level.RADIUS: there,
        Level.PROVINCE: there,
        Level.COUNTRY: there,
        Level.REMOTE: elsewhere,
        Level.MISSION: any_of(elsewhere, term("accredited", country)),
    }
    return Coverage(own[level], own, [])


def coverage_near(near: Near, level: Level, from_afar: tuple[float, float]) -> Coverage:
    """Around a point: by distance, by served area, from afar, by accreditation."""
    her_area, anywhere = from_afar
    places = [place for place in (near.country, near.admin1) if place]
    anywhere_too = [WORLDWIDE] if near.country else []
    afar = terms("afar", [NOWHERE, *anywhere_too, *places])
    missions = term("accredited", near.country) if near.country else NOTHING
    serving = serves_area(near)
    at_door = any_of(within_km(near, near.radius_km), serving)
    beyond = within_km(near, ranking.wider_radius_km(near.radius_km))
    local = {
        Level.NEAR: NOTHING,
        Level.RADIUS: beyond,
        Level.PROVINCE: any_of(beyond, on_ground(near.admin1)),
        Level.COUNTRY: any_of(beyond, on_ground(near.admin1), on_ground(near.country)),
    }
    own = {
        step: any_of(at_door, all_of(more, none_of(missions)))
        for step, more in local.items()
    }
    own |= {Level.REMOTE: afar, Level.MISSION: missions}
    weights = [
        {"script_score": {"script": nearness_at(near, level)}},
        weight(ranking.MISSION_REACH, missions),
        weight(anywhere, afar),
        weight(her_area, terms("afar", places)),
        weight(ranking.AREA_REACH, serving),
    ]
    # What is beyond shows at its level, missions or not: those are shown at any.
    base = level if level in WIDER_LEVELS else Level.NEAR
    shown = any_of(at_door, local[base], afar, missions)
    return Coverage(shown, own, weights, local[Level.COUNTRY])


def nearness_at(near: Near, level: Level) -> Clause:
    """Weigh nearness, at a level, by how far that level looks."""
    return nearness(near, ranking.half_distance_km(near.radius_km, level))


def weight(factor: float, clause: Clause) -> Clause:
    """Weigh what a clause matches."""
    return {"filter": clause, "weight": factor}


def within_km(near: Near, radius_km: float) -> Clause:
    """Match places whose coarse cell may lie within a radius."""
    point = {"lat": near.latitude, "lon": near.longitude}
    edge = f"{radius_km + ranking.HALF_CELL_KM}km"
    return {"geo_distance": {"distance": edge, "point": point}}


def serves_area(near: Near) -> Clause:
    """Match what serves her area by its own word, or lies in a province so named."""
    places = [place for place in (near.country, near.admin1) if place]
    serving = terms("serving", [WORLDWIDE, *places])
    if near.whole_region and near.admin1:
        return any_of(serving, on_ground(near.admin1))
    return serving


def on_ground(area: str | None) -> Clause:
    """Match places that are in an area or come to people there."""
    return term("ground", area) if area else NOTHING
