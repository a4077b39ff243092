"""Gather the words by which a secret place would be found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from directory.geocoding import Geocoder
from directory.hsds.draft.rows import Cluster
from directory.hsds.redact.areas import bears_name_of_province, is_wide
from directory.hsds.schema.main_objects import Location
from directory.hsds.whereabouts import Whereabouts
from directory.listings.folded_text import fold_text
from directory.listings.models import Address

LINES = ("attention", "address_1", "address_2")
NAMES = ("name", "alternate_name")
TOWNS = ("city", "region")
SHORTEST_TOWN = 3


@dataclass(slots=True)
class Gathering:
    """Gathers what fields say of one place."""

    geocoder: Geocoder
    country: str | None = None
    lines: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    towns: set[str] = field(default_factory=set)

    def add(self, fields: Mapping[str, object]) -> None:
        """Take in the fields of an address or of the place itself."""
        self.lines |= {str(fields[name]) for name in LINES if fields.get(name)}
        self.names |= {str(fields[name]) for name in NAMES if fields.get(name)}
        if fields.get("postal_code"):
            self.codes.add(str(fields["postal_code"]))
        for name in TOWNS:
            self.add_town(str(fields.get(name) or ""))

    def add_town(self, town: str) -> None:
        """Take in a town that is not called as its province."""
        name = " ".join(word.text for word in fold_text(town).words)
        if len(name) < SHORTEST_TOWN or is_wide(self.geocoder, town, self.country):
            return
        known = self.geocoder.spellings(town, self.country)
        self.towns |= {name, *(one for one in known if len(one) >= SHORTEST_TOWN)}

    def add_point(self, latitude: float, longitude: float) -> None:
        """Take in the town that is nearest to a point."""
        found = self.geocoder.describe(latitude, longitude)
        words = [word.text for word in fold_text(found.area).words]
        if not bears_name_of_province(self.geocoder, words, found.admin1):
            self.add_town(found.area)

    def all(self) -> Whereabouts:
        """Return everything."""
        return Whereabouts(
            frozenset(self.lines),
            frozenset(self.names),
            frozenset(self.codes),
            frozenset(self.towns),
        )


def whereabouts_of(location: Location, geocoder: Geocoder) -> Whereabouts:
    """Return by what words a location of a record would be found."""
    countries = (geocoder.country_of(one.country) for one in location.addresses)
    known = Gathering(geocoder, next(filter(None, countries), None))
    known.add(location.given(*NAMES))
    for address in location.addresses:
        known.add(address.given(*LINES, *TOWNS, "postal_code"))
    if location.latitude is not None and location.longitude is not None:
        known.add_point(location.latitude, location.longitude)
    return known.all()


def whereabouts_of_rows(cluster: Cluster, geocoder: Geocoder) -> Whereabouts:
    """Return by what words a stored location would be found."""
    known = Gathering(geocoder, cluster.head.values["country"])
    known.add(cluster.head.values)
    for part in cluster.parts:
        if part.table.name == Address.__tablename__:
            known.add(part.values)
    return known.all()
