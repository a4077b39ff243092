"""Places by name, offline: what was typed, said in passing, begun, or pointed at."""

from collections import OrderedDict
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from threading import Lock

from search.places.disambiguation import (
    bears_joined,
    distinct,
    lies_in,
    likeliest,
    others,
)
from search.places.fuzzy import FuzzyNames
from search.places.home import Home
from search.places.in_text import Mention, find_mentions
from search.places.labels import country_label, own_label
from search.places.misspelt import find_misspelt, guessed_spans
from search.places.model import (
    FOCUS_COUNTRIES,
    Place,
    PlaceKind,
    PlaceMatch,
)
from search.places.naming import bare_name
from search.places.nearest import largest_towns, nearest_town
from search.places.store import PlaceStore, StoredPlace
from search.places.told_text import Told
from search.places.typed import folded_parts, heads_and_tails, variants
from search.text.analysis import fold

__all__ = ["Gazetteer", "Place", "PlaceKind", "PlaceMatch"]

PLACES_PATH = Path(__file__).parents[1] / "data" / "places.sqlite"
# Sets of fuzzy names kept: a set takes 10 ms to load, and a country 0.1 to 1 MB.
_MOST_FUZZY_SETS = 64
_COMPLETIONS_READ = 64  # eight times what is shown, for ranks may repeat


class Gazetteer:
    """The places file. Reading is safe from many threads; close it when done."""

    def __init__(self, path: Path = PLACES_PATH) -> None:
        self._store = PlaceStore(path)
        self._fuzzy: OrderedDict[tuple[str, ...], FuzzyNames] = OrderedDict()
        self._fuzzy_lock = Lock()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def find(
        self, name: str, *, country: str | None = None, language: str | None = None
    ) -> PlaceMatch | None:
        """Return the place of this name, in any script; None when it is unknown.

        An exact name wins wherever it is; a guess stays in the country given, else
        where her language is spoken, in the countries that we serve, or in their
        neighbours (fuzzy "هلمند" once led to Helmond in the Netherlands).
        """
        home = Home(country, language)
        parts = folded_parts(name)
        if not parts:
            return None
        whole = " ".join(parts)
        return (
            self._named(whole, home)
            or self._inside_area(parts)
            or self._exact(variants(whole), home)
            or self._guess(whole, home)
            or self._area_only(parts, country)
        )

    def mentions(
        self, text: str, *, country: str | None = None, language: str | None = None
    ) -> list[Mention]:
        """Return the places that a text names, and what each is to her.

        A misspelt one only where none is named, and never in another country.
        """
        told, home = Told.of(text), Home(country, language)
        found = find_mentions(self._store, told, home)
        if found or not told.words:
            return found
        spans = guessed_spans(told)
        for area in home.served() if spans else ():
            names = self._fuzzy_names(area)
            guess = find_misspelt(self._store, names, told, spans, area)
            if guess:
                return [guess]
        return []

    def complete(
        self, prefix: str, *, country: str | None = None, limit: int = 8
    ) -> list[Place]:
        """Return places with a name that begins so; of the country given first."""
        folded = fold(prefix)
        if not folded:
            return []
        ranks = self._store.ranks_by_prefix(folded, None, _COMPLETIONS_READ)
        if country:
            inner = self._store.ranks_by_prefix(folded, country, _COMPLETIONS_READ)
            ranks = inner + ranks
        return distinct(self._store.places(ranks).values())[:limit]

    def nearest(
        self, latitude: float, longitude: float, *, within_km: float = 100
    ) -> Place | None:
        """Return the town nearest to a point (WGS 84 degrees)."""
        return nearest_town(self._store, latitude, longitude, within_km)

    def largest(
        self, south: float, west: float, north: float, east: float, limit: int
    ) -> list[Place]:
        """Return the most important towns of a part of the map."""
        return largest_towns(self._store, south, west, north, east, limit)

    def place(self, place_id: int) -> Place | None:
        """Return the place with this GeoNames number."""
        stored = self._store.place(place_id)
        return stored.place if stored else None

    def label(self, place: Place, language: str) -> str:
        """Return the name for a reader, in her script where the file has it."""
        if place.kind is PlaceKind.COUNTRY:
            return country_label(place, language)
        stored = self._store.place(place.id)
        return own_label(stored, language) if stored else place.name

    def admin1_name(self, code: str, language: str) -> str | None:
        """Return the name of a first division (AF.11) for a reader."""
        stored = self._store.admin1(code)
        return own_label(stored, language) if stored else None

    def spellings(self, name: str, *, country: str | None = None) -> frozenset[str]:
        """Return every folded name of the place that a name means for sure."""
        match = self.find(name, country=country)
        stored = self._store.place(match.place.id) if match and match.exact else None
        return self._store.names(stored.rank) if stored else frozenset()

    def division_spellings(self, code: str) -> frozenset[str]:
        """Return every folded name of a first division (AF.11)."""
        stored = self._store.admin1(code)
        return self._store.names(stored.rank) if stored else frozenset()

    def country(self, code: str) -> Place | None:
        """Return a country by its ISO 3166-1 code."""
        stored = self._store.country(code)
        return stored.place if stored else None

    def country_of(self, name: str) -> str | None:
        """Return the ISO 3166-1 code of a country by any of its names, or its code."""
        folded = fold(name)
        if len(folded) == 2 and self._store.country(folded.upper()):
            return folded.upper()
        for stored in self._bearers([folded]).get(folded, ()):
            if stored.place.kind is PlaceKind.COUNTRY:
                return stored.place.country
        return None

    def _named(self, whole: str, home: Home) -> PlaceMatch | None:
        """Return the place of exactly this name; abroad, after ours of like names.

        "شهر هرات", Herat city, is a town in Iran, and "Jalal Abad" one in Kyrgyzstan.
        """
        bearers = self._bearers([whole]).get(whole, [])
        if not bearers:
            return None
        found = _match(bearers, whole, home, exact=True)
        if home.country or found.place.country in FOCUS_COUNTRIES:
            return found
        bare = bare_name(whole) or whole
        joined = self._fuzzy_names(FOCUS_COUNTRIES).nearest(whole)
        names = [bare, *([joined.key] if joined and joined.slips == 0 else [])]
        alike = self._bearers(names).values()
        ours = [
            stored
            for stored in (*bearers, *chain.from_iterable(alike))
            if stored.place.country in FOCUS_COUNTRIES
            and bears_joined(stored, {whole.replace(" ", ""), bare.replace(" ", "")})
        ]
        best = min(ours, key=lambda stored: stored.rank, default=None)
        if best is None or best.rank > min(stored.rank for stored in bearers):
            return found
        rest = (found.place, *found.alternatives)
        return PlaceMatch(
            best.place, tuple(p for p in rest if p != best.place), exact=True
        )

    def _exact(self, names: Sequence[str], home: Home) -> PlaceMatch | None:
        found = self._bearers(names)
        for name in names:
            if name in found:
                return _match(found[name], name, home, exact=True)
        return None

    def _inside_area(self, parts: tuple[str, ...]) -> PlaceMatch | None:
        """Return the place of "Herat, Afghanistan" or "Antigua, Sacatepéquez"."""
        for head, tail in heads_and_tails(parts):
            area = self._area(tail)
            match = area and self._within(head, area)
            if match:
                return match
        return None

    def _area_only(
        self, parts: tuple[str, ...], country: str | None
    ) -> PlaceMatch | None:
        """Return the province or country of a village that we do not know."""
        for _, tail in heads_and_tails(parts):
            area = self._area(tail)
            if area and country in (None, area.country):
                return PlaceMatch(area, (), exact=False)
        return None

    def _area(self, name: str) -> Place | None:
        code = self.country_of(name)
        stored = self._store.country(code) if code else None
        if stored:
            return stored.place
        for bearer in self._bearers([name]).get(name, ()):
            if bearer.place.kind is PlaceKind.ADMIN1:
                return bearer.place
        return None

    def _within(self, name: str, area: Place) -> PlaceMatch | None:
        names = [name, *variants(name)]
        found = self._bearers(names)
        for spelling in names:
            inner = [s for s in found.get(spelling, ()) if lies_in(s.place, area)]
            if inner:
                return _match(inner, spelling, Home(area.country), exact=True)
        guess = self._guess(name, Home(area.country))
        return guess if guess and lies_in(guess.place, area) else None

    def _guess(self, name: str, home: Home) -> PlaceMatch | None:
        for area in home.guess_areas():
            near = self._fuzzy_names(area).nearest(name)
            if near:
                found = self._bearers([near.key])[near.key]
                inner = [s for s in found if s.place.country in area]
                return _match(inner, near.key, home, exact=near.slips == 0)
        return None

    def _bearers(self, names: Sequence[str]) -> dict[str, list[StoredPlace]]:
        ranks = self._store.ranks_by_key(names)
        known = self._store.places(rank for found in ranks.values() for rank in found)
        return {name: [known[rank] for rank in found] for name, found in ranks.items()}

    def _fuzzy_names(self, countries: tuple[str, ...]) -> FuzzyNames:
        with self._fuzzy_lock:
            if countries not in self._fuzzy:
                names = FuzzyNames(self._store.names_in(countries))
                self._fuzzy[countries] = names
            self._fuzzy.move_to_end(countries)
            if len(self._fuzzy) > _MOST_FUZZY_SETS:
                self._fuzzy.popitem(last=False)
            return self._fuzzy[countries]


def _match(
    bearers: Sequence[StoredPlace], key: str, home: Home, *, exact: bool
) -> PlaceMatch:
    best = likeliest(bearers, key, home)
    return PlaceMatch(best.place, others(best, bearers, key), exact)
