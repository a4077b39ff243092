"""One place as a search takes it: a point, a town, a province or a whole country."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import groupby
from typing import TypedDict

from search.places.gazetteer import Gazetteer, Place, PlaceKind, PlaceMatch
from search.query import Near
from search.request import Point, SearchRequest
from search.response import AwayPlace, Notice, UnderstoodPlace
from search.text.analysis import surfaces, trimmed

# A point that was sent lies somewhere: its province and country come from the nearest
# town, which in the Sahara may be far.
NEAREST_TOWN_KM = 300


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """Where the visitor is, as far as it was understood.

    ``rest`` are the words of the query that name no place; ``away`` are the places
    that are not hers, ``away_from`` the one that answers should be far from, and
    ``missions_of`` the countries whose missions she asks for. ``unknown`` is a name
    that she gave and that nobody here knows.
    """

    place: Place | None = None
    shown: UnderstoodPlace | None = None
    near: Near | None = None
    country: str | None = None
    notices: tuple[Notice, ...] = ()
    rest: str = ""
    away: tuple[AwayPlace, ...] = ()
    away_from: Near | None = None
    missions_of: tuple[Place, ...] = ()
    unknown: str = ""


class PlaceFields(TypedDict):
    """What an answer says of a place."""

    id: int
    name: str
    country: str
    latitude: float
    longitude: float
    roughly: bool


class Places:
    """Turns what was understood into places of a search."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take points and names from this gazetteer."""
        self.gazetteer = gazetteer

    def at_point(self, request: SearchRequest, point: Point) -> ResolvedPlace:
        """Take a bare point; the town nearest to it names province and country."""
        town = self.gazetteer.nearest(
            point.latitude, point.longitude, within_km=NEAREST_TOWN_KM
        )
        country = town.country if town else request.country
        shown = UnderstoodPlace(
            id=town.id if town else None,
            name=self.gazetteer.label(town, request.language) if town else "",
            country=country,
            latitude=round(point.latitude, 1),
            longitude=round(point.longitude, 1),
        )
        near = Near(
            point.latitude,
            point.longitude,
            request.radius_km,
            country,
            town.admin1 if town else None,
        )
        return ResolvedPlace(town, shown, near, country)

    def at_place(
        self, request: SearchRequest, match: PlaceMatch, *, from_query: bool = False
    ) -> ResolvedPlace:
        """Take a place of the gazetteer; a whole country needs no point."""
        place = match.place
        shown = self.show(request, match, from_query=from_query)
        whole = place.kind is PlaceKind.COUNTRY
        near = None if whole else self.around(request, place)
        return ResolvedPlace(place, shown, near, place.country, place_notices(match))

    def around(self, request: SearchRequest, place: Place) -> Near:
        """Return where a place is, with the distance that was asked for."""
        return Near(
            place.latitude,
            place.longitude,
            request.radius_km,
            place.country,
            place.admin1,
            whole_region=place.kind is PlaceKind.ADMIN1,
        )

    def show(
        self, request: SearchRequest, match: PlaceMatch, *, from_query: bool
    ) -> UnderstoodPlace:
        """Say which place was understood, and which others have the name."""
        words = range(match.start, match.end)
        return UnderstoodPlace(
            **self.fields(match.place, request.language),
            source=words_at(request.q, words) if from_query else request.place,
            from_query=from_query,
            region=self.region(match.place, request.language, match.alternatives),
            alternatives=tuple(
                UnderstoodPlace(
                    **self.fields(other, request.language),
                    region=self.region(other, request.language, (match.place,)),
                )
                for other in match.alternatives
            ),
        )

    def region(self, place: Place, language: str, others: Iterable[Place]) -> str:
        """Return the division that tells a place from others of its country."""
        if place.admin1 is None or place.kind is PlaceKind.ADMIN1:
            return ""
        if all(other.country != place.country for other in others):
            return ""
        return self.gazetteer.admin1_name(place.admin1, language) or ""

    def fields(self, place: Place, language: str) -> PlaceFields:
        """Return what an answer says of a place, its name in the reader's script."""
        return PlaceFields(
            id=place.id,
            name=self.gazetteer.label(place, language),
            country=place.country,
            latitude=place.latitude,
            longitude=place.longitude,
            roughly=place.roughly,
        )


def place_notices(match: PlaceMatch) -> tuple[Notice, ...]:
    """Tell of a guess, and of other places with the name."""
    guessed = () if match.exact else (Notice.PLACE_GUESSED,)
    return guessed + ((Notice.PLACE_AMBIGUOUS,) if match.alternatives else ())


def words_at(text: str, positions: range) -> str:
    """Return what was typed at some positions of the tokens, without end marks."""
    typed = list(surfaces(text))[positions.start : positions.stop]
    return trimmed(" ".join(dict.fromkeys(surface for _token, surface in typed)))


def text_outside(text: str, span: Set[int]) -> str:
    """Return the words of a text that lie outside a set of token positions."""
    if not span:
        return text
    kept = (typed for n, (_token, typed) in enumerate(surfaces(text)) if n not in span)
    # What was typed as one word and read as two tokens comes once.
    return " ".join(word for word, _tokens in groupby(kept))
