"""Choose among places of one name: the country given, where we work, then size."""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from search.geometry import distance_km
from search.places.home import Home
from search.places.model import (
    FOCUS_COUNTRIES,
    FOCUS_WEIGHT,
    LESSER_NAME_POPULATION,
    OWN_LANGUAGE_WEIGHT,
    Place,
    PlaceKind,
)
from search.places.store import StoredPlace
from search.text.analysis import fold

# Nearer than this in one country, two places of one name are one answer.
_APART_KM = 50
_SHORTEST_ALIKE = 5  # of shorter names two letters make another one
_MOST_SLIPS = 2  # between two spellings that the gazetteer has of one place
_MOST_ALTERNATIVES = 5  # a list to glance at; no test needs more than 3


def likeliest(bearers: Sequence[StoredPlace], key: str, home: Home) -> StoredPlace:
    """Return the place that is most likely meant by a folded name.

    Without a country, one where her language is spoken comes first: San Pedro, said
    in Spanish, is in Guatemala before it is in Côte d'Ivoire.

    Where we work, of a country's places the first division comes first. It gives
    way to its own town of the name: "Herat" is the city's point, which still
    carries the province.
    """
    best = min(bearers, key=lambda stored: _order(stored, key, home))
    if best.place.kind is PlaceKind.COUNTRY:
        return best
    inner = [s for s in bearers if s.place.country == best.place.country]
    if best.place.country in (home.country, *FOCUS_COUNTRIES):
        divisions = [s for s in inner if s.place.kind is PlaceKind.ADMIN1]
        best = min(divisions, key=lambda stored: stored.rank, default=best)
    towns = [
        stored
        for stored in inner
        if stored.place.kind is PlaceKind.CITY
        and stored.place.admin1 == best.place.admin1
    ]
    return min(towns, key=lambda town: town.rank, default=best)


def others(
    best: StoredPlace, bearers: Sequence[StoredPlace], key: str
) -> tuple[Place, ...]:
    """Return the other places that may be meant: far away, or in another country.

    Those in its own country come first.
    """
    chosen = [best.place]
    home = Home(best.place.country)
    for stored in sorted(bearers, key=lambda stored: _order(stored, key, home)):
        known = bears_nearly(stored, key) or _is_known(stored.place, best.place)
        if known and all(_apart(stored.place, other) for other in chosen):
            chosen.append(stored.place)
    return tuple(chosen[1 : _MOST_ALTERNATIVES + 1])


def _is_known(place: Place, best: Place) -> bool:
    """Return whether a lesser name of a place may be meant beside the best."""
    return (
        best.kind is not PlaceKind.COUNTRY
        and place.population >= LESSER_NAME_POPULATION
    )


def bears_plainly(stored: StoredPlace, key: str) -> bool:
    """Return whether the folded name is what the place is called, not one of many."""
    names = (stored.place.name, *stored.labels)
    return any(key == fold(name) for name in names if name)


def bears_nearly(stored: StoredPlace, key: str) -> bool:
    """Return whether it is called so, or where we work by a spelling of its name.

    Of three districts Qarabagh, GeoNames writes two Qarah Bagh; Yefren is Yafran.
    """
    if bears_plainly(stored, key):
        return True
    if stored.place.country not in FOCUS_COUNTRIES or len(key) < _SHORTEST_ALIKE:
        return False
    typed, name = key.replace(" ", ""), fold(stored.place.name).replace(" ", "")
    return OSA.distance(typed, name, score_cutoff=_MOST_SLIPS) <= _MOST_SLIPS


def bears_joined(stored: StoredPlace, keys: set[str]) -> bool:
    """Return whether it is called so, wherever the spaces stand."""
    names = (stored.place.name, *stored.labels)
    return any(fold(name).replace(" ", "") in keys for name in names if name)


def _order(stored: StoredPlace, key: str, home: Home) -> tuple[int, bool, int, int]:
    place = stored.place
    focus = place.country in FOCUS_COUNTRIES
    plain = bears_plainly(stored, key)
    likelihood = place.population * (FOCUS_WEIGHT if focus and plain else 1)
    if place.country in home.spoken_in:
        likelihood = place.population * OWN_LANGUAGE_WEIGHT
    return (
        _country_order(place, home.country),
        not (plain or focus),
        -likelihood,
        stored.rank,
    )


def _country_order(place: Place, country: str | None) -> int:
    """Return 0 for what lies in the country given, then countries, then the rest.

    Who says Guatemala in Guatemala means the city or the department.
    """
    whole = place.kind is PlaceKind.COUNTRY
    if place.country == country:
        return 1 if whole else 0
    return 2 if whole else 3


def _apart(place: Place, other: Place) -> bool:
    if place.country != other.country:
        return True
    if PlaceKind.COUNTRY in (place.kind, other.kind):
        return place.kind is not other.kind
    if place.admin1 == other.admin1 and place.kind is not other.kind:
        return False
    distance = distance_km(
        place.latitude, place.longitude, other.latitude, other.longitude
    )
    return distance > _APART_KM


def lies_in(place: Place, area: Place) -> bool:
    """Whether a place is another one than an area, in its country or division."""
    if area.kind is PlaceKind.COUNTRY:
        return place.country == area.country and place.id != area.id
    same = place.admin1 is not None and place.admin1 == area.admin1
    return same and place.id != area.id


def distinct(stored: Iterable[StoredPlace]) -> list[Place]:
    """Return the places, a division left out where its own town is among them."""
    found = list(stored)
    towns = {
        name
        for each in found
        if each.place.kind is PlaceKind.CITY
        for name in _names_there(each)
    }
    return [
        each.place
        for each in found
        if each.place.kind in (PlaceKind.CITY, PlaceKind.COUNTRY)
        or towns.isdisjoint(_names_there(each))
    ]


def _names_there(stored: StoredPlace) -> set[tuple[str, str | None]]:
    """Return the names it is shown by, each with the division that it lies in."""
    shown = (stored.place.name, *stored.labels)
    return {(name, stored.place.admin1) for name in shown if name}
