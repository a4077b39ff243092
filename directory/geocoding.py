"""Find where a town is, and what town a point is near: offline first."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from urllib.parse import urlsplit

from geopy.exc import GeopyError
from geopy.geocoders import Nominatim

from directory.errors import ConfigurationError
from directory.search_port import KM_PER_DEGREE, country_named

# A point farther than this from every town tells nothing of where it lies.
NEAR_KM = 100
# Where no town of any country is so near, as in a desert: one of its own within this.
FAR_KM = 300
MOST_TOWNS = 50_000  # more than the gazetteer has
# More than the 1,779 places of the six countries where we work.
REMEMBERED = 4096
# An import waits for each place that only Nominatim knows: a slow one is left out.
TIMEOUT_SECONDS = 3
THIRD_PARTY = "openstreetmap.org"


class KnownPlace(Protocol):
    """What is asked of a place of the gazetteer."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def admin1(self) -> str | None: ...
    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...
    @property
    def population(self) -> int: ...
    @property
    def timezone(self) -> str | None: ...


class Match(Protocol):
    """What is asked of a match by name."""

    @property
    def place(self) -> KnownPlace: ...
    @property
    def alternatives(self) -> Sequence[KnownPlace]: ...
    @property
    def exact(self) -> bool: ...


class Places(Protocol):
    """What is asked of the gazetteer; directory.search_port has the real one."""

    def find(self, name: str, *, country: str | None = None) -> Match | None:
        """Return the place that is meant by a name."""
        ...

    def nearest(
        self, latitude: float, longitude: float, *, within_km: float = NEAR_KM
    ) -> KnownPlace | None:
        """Return the place nearest to a point."""
        ...

    def largest(
        self, south: float, west: float, north: float, east: float, limit: int
    ) -> Sequence[KnownPlace]:
        """Return the towns of a part of the map, the most important first."""
        ...

    def country_of(self, name: str) -> str | None:
        """Return the ISO 3166-1 code of a country's name."""
        ...

    def country(self, code: str) -> KnownPlace | None:
        """Return a country; it has a time zone where all of it goes by one."""
        ...

    def admin1_name(self, code: str, language: str) -> str | None:
        """Return the name of a province by its code."""
        ...

    def spellings(self, name: str, *, country: str | None = None) -> frozenset[str]:
        """Return every folded name of the place that a name means for sure."""
        ...

    def division_spellings(self, code: str) -> frozenset[str]:
        """Return every folded name of a province by its code."""
        ...


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of a point: ``area`` is the name of the nearest town."""

    country: str | None = None
    admin1: str | None = None
    timezone: str | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """Where a town is, in WGS 84 degrees, and what is known of it."""

    latitude: float
    longitude: float
    described: Described


class Geocoder:
    """Asks the offline gazetteer, then a Nominatim of our own where there is one."""

    def __init__(self, places: Places, nominatim_url: str = "") -> None:
        """Take the gazetteer, and the address of our own Nominatim, if any."""
        self.places = places
        self.nominatim = own_nominatim(nominatim_url) if nominatim_url else None
        # A file of ten thousand records names a few hundred towns.
        self.find = lru_cache(REMEMBERED)(self._find_now)
        self._locate = lru_cache(REMEMBERED)(self._locate_now)
        self._describe = lru_cache(REMEMBERED)(self._describe_now)
        self.towns_between = places.largest
        self.country_of = lru_cache(REMEMBERED)(self._country_now)
        self._borders = lru_cache(REMEMBERED)(self._lies_in_now)
        self.spellings = lru_cache(REMEMBERED)(self._spellings_now)
        self.division_spellings = lru_cache(REMEMBERED)(places.division_spellings)

    def locate(self, city: str, region: str, country: str | None) -> Located | None:
        """Return where a town is; None rather than its namesake elsewhere."""
        return self._locate(city, region, country) if city else None

    def describe(self, latitude: float, longitude: float) -> Described:
        """Return country, province, time zone and nearest town of a point."""
        return self._describe(latitude, longitude)

    def lies_in(self, latitude: float, longitude: float, country: str) -> bool:
        """Whether a point can lie in a country: a town of it is near."""
        nearest = self.describe(latitude, longitude).country
        return nearest == country or self._borders(
            latitude, longitude, country, NEAR_KM if nearest else FAR_KM
        )

    def admin1_of(self, name: str, country: str | None) -> str | None:
        """Return the code of a province by its name inside a country."""
        match = self.find(name, country) if name and country else None
        if match and match.exact and match.place.country == country:
            return match.place.admin1
        return None

    def zone_of(self, country: str | None) -> str | None:
        """Return the time zone of a country; None where it has several."""
        place = self.places.country(country) if country else None
        return place.timezone if place else None

    def province_name(self, code: str) -> str:
        """Return the English name of a province by its code."""
        return self.places.admin1_name(code, "en") or ""

    def sure(self, name: str, country: str | None) -> KnownPlace | None:
        """Return the one place that a name means for sure."""
        match = self.find(name, country) if name else None
        if not match or not match.exact or (country is None and match.alternatives):
            return None
        return match.place if country in (None, match.place.country) else None

    def _spellings_now(self, name: str, country: str | None) -> frozenset[str]:
        return self.places.spellings(name, country=country)

    def _find_now(self, name: str, country: str | None) -> Match | None:
        return self.places.find(name, country=country)

    def _country_now(self, name: str) -> str | None:
        return country_named(name, self.places.country_of)

    def _lies_in_now(
        self, latitude: float, longitude: float, country: str, within_km: float
    ) -> bool:
        reach = within_km / KM_PER_DEGREE
        wide = reach / max(0.1, math.cos(math.radians(latitude)))
        around = self.towns_between(
            latitude - reach,
            longitude - wide,
            latitude + reach,
            longitude + wide,
            MOST_TOWNS,
        )
        return any(place.country == country for place in around)

    def _describe_now(self, latitude: float, longitude: float) -> Described:
        place = self.places.nearest(latitude, longitude, within_km=NEAR_KM)
        return about(place) if place else Described()

    def _locate_now(
        self, city: str, region: str, country: str | None
    ) -> Located | None:
        match = self.find(city, country)
        place = self._meant(match, region, country) if match else None
        if place:
            return Located(place.latitude, place.longitude, about(place))
        return self.ask_nominatim(city, region, country)

    def _meant(
        self, match: Match, region: str, country: str | None
    ) -> KnownPlace | None:
        """Return the town that lies where the address says, if it is sure."""
        if not match.exact or (country is None and match.alternatives):
            return None
        admin1 = self.admin1_of(region, country)
        for place in (match.place, *match.alternatives):
            if country in (None, place.country) and admin1 in (None, place.admin1):
                return place
        return None

    def ask_nominatim(
        self, city: str, region: str, country: str | None
    ) -> Located | None:
        """Ask our own server; one that does not answer knows nothing."""
        if not self.nominatim:
            return None
        asked = {"city": city, "state": region, "country": country or ""}
        try:
            found = self.nominatim.geocode({k: v for k, v in asked.items() if v})
        except GeopyError:
            return None
        if not found:
            return None
        described = self.describe(found.latitude, found.longitude)
        return Located(found.latitude, found.longitude, described)


def about(place: KnownPlace) -> Described:
    """Return what the gazetteer knows of a place."""
    return Described(place.country, place.admin1, place.timezone, place.name)


def own_nominatim(url: str) -> Nominatim:
    """Return a client of our own server, or raise ConfigurationError.

    The public one would be told where defenders look for shelter.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not host:
        raise ConfigurationError(
            f"PANAH_NOMINATIM_URL is {url!r}: an http or https address is meant."
        )
    if host == THIRD_PARTY or host.endswith(f".{THIRD_PARTY}"):
        raise ConfigurationError(
            "PANAH_NOMINATIM_URL names a public server: only one of our own is safe."
        )
    return Nominatim(
        domain=f"{parts.netloc}{parts.path}".rstrip("/"),
        scheme=parts.scheme,
        user_agent="panah",
        timeout=TIMEOUT_SECONDS,
    )
