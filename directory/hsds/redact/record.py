"""Take out of a record what must never be stored, before anything else sees it.

The rules are those of the design: one coarse cell instead of a point, no point and
nothing finer than the province for a confidential place, no street of a shelter.
"""

import math
from dataclasses import dataclass, field

from directory.geocoding import Geocoder
from directory.hsds.attributes import all_needs, says_confidential
from directory.hsds.redact.places import (
    STREET,
    place_ids,
    province_alone,
    shrouded,
)
from directory.hsds.schema.validation import Fields
from directory.listings.confidentiality import Secrecy, secrecy_of
from directory.listings.vocabulary import LocationType, Visibility

# A drawn area or a register's number can be as exact as a point.
NEVER_KEPT = {
    "metadata", "tax_id", "extent", "extent_type", "external_identifier",
    "external_identifier_type", "locations",
}  # fmt: skip
# Their attributes speak of single places, not of all places of the service.
WEIGHED_APART = ("organization", "service_at_locations")
PHYSICAL = LocationType.PHYSICAL
LARGEST_CELL = {"latitude": 899, "longitude": 1799}


@dataclass(slots=True)
class Discretion:
    """Makes one record fit to be stored; ``notes`` say what was left out.

    ``secrecies`` say how secret the record needs each place, by its HSDS id, also
    where it only names one.
    """

    geocoder: Geocoder
    notes: list[tuple[str, str]] = field(default_factory=list)
    secrecies: dict[str, Secrecy] = field(default_factory=dict)

    def apply(self, record: Fields) -> Fields:
        """Return the record without what must not be stored."""
        self.weigh(record)
        record = without(record, NEVER_KEPT)
        for index, listing in enumerate(record.get("service_at_locations", [])):
            if location := listing.get("location"):
                path = f"service_at_locations[{index}].location"
                listing["location"] = self.place(location, path)
        told = shrouded(record, self.secrecies)
        for name in sorted(record.keys() - {"service_at_locations"}):
            if told[name] != record[name]:
                self.notes.append((name, "it told the street of a secret place"))
        return told

    def weigh(self, record: Fields) -> None:
        """Find how secret the record, or anything in it, needs each place to be."""
        organization = record.get("organization", {})
        whole = secrecy_of(
            needs=all_needs(record),
            confidential=says_confidential(besides(record, *WEIGHED_APART))
            or says_confidential(besides(organization, "locations")),
            public=record.get("visibility", Visibility.PUBLIC) == Visibility.PUBLIC,
        )
        for listing in record.get("service_at_locations", []):
            own = Secrecy.PLACE if says_confidential(listing) else whole
            self.need(own, *place_ids(listing))
        for location in organization.get("locations", []):
            if says_confidential(location):
                self.need(Secrecy.PLACE, location["id"])

    def need(self, secrecy: Secrecy, *ids: str) -> None:
        """Remember how secret places must be; the most secret word counts."""
        for id_ in ids:
            self.secrecies[id_] = max(secrecy, self.secrecies.get(id_, Secrecy.OPEN))

    def place(self, location: Fields, path: str) -> Fields:
        """Return a location with a coarse point, and a province if it is secret."""
        location = self.with_coarse_point(location, path)
        secrecy = self.secrecies[location["id"]]
        if secrecy is Secrecy.PLACE:
            self.notes.append((path, "it is confidential: only its province is stored"))
            return self.with_province(location)
        addresses = location.get("addresses", [])
        streets = (address.get(line) for address in addresses for line in STREET)
        if secrecy is Secrecy.STREET and any(streets):
            self.notes.append((path, "it is a shelter's: no street line is stored"))
        return location

    def with_coarse_point(self, location: Fields, path: str) -> Fields:
        """Return a location with the centre of a cell for its point, or without one."""
        point = {name: location.get(name) for name in ("latitude", "longitude")}
        bare = {name: value for name, value in location.items() if name not in point}
        values = list(point.values())
        if values == [None, None] or location["location_type"] != PHYSICAL:
            return bare
        if None in values:
            self.notes.append((path, "half a point is no point; it is not kept"))
            return bare
        if values == [0, 0]:
            self.notes.append((path, "the point 0, 0 means that none is known"))
            return bare
        return bare | {name: centre(cell(name, value)) for name, value in point.items()}

    def with_province(self, location: Fields) -> Fields:
        """Return a confidential location whose address names its province."""
        addresses = location.get("addresses", [])
        province = self.province(location, next(iter(addresses), {}))
        if not province:
            return location
        first = addresses[0] if addresses else address_in(province)
        named = first | {"state_province": province}
        return location | {"addresses": [named, *addresses[1:]]}

    def province(self, location: Fields, address: Fields) -> str:
        """Return the province's name, or its code by the town or the point."""
        if named := province_alone(address.get("state_province", "")):
            return named
        if "latitude" in location:
            point = location["latitude"], location["longitude"]
            return self.geocoder.describe(*point).admin1 or ""
        country = self.geocoder.country_of(address.get("country", ""))
        found = self.geocoder.locate(address.get("city", ""), "", country)
        return (found.described.admin1 if found else None) or ""


def besides(value: Fields, *names: str) -> Fields:
    """Return an object without some of its own fields."""
    return {name: item for name, item in value.items() if name not in names}


def without(value: Fields, names: set[str]) -> Fields:
    """Return an object, and the objects in it, without some fields."""
    return {
        name: stripped(item, names) for name, item in value.items() if name not in names
    }


def stripped(item: object, names: set[str]) -> object:
    """Return a value of an object without some fields."""
    if isinstance(item, dict):
        return without(item, names)
    if isinstance(item, list):
        return [stripped(one, names) for one in item]
    return item


def address_in(code: str) -> Fields:
    """Return the address of a place that gave a point and no address."""
    country = code.partition(".")[0]
    return {"address_type": PHYSICAL, "state_province": code, "country": country}


def cell(name: str, degrees: float | None) -> int:
    """Return the number of the cell, in tenths of a degree."""
    return min(math.floor((degrees or 0) * 10), LARGEST_CELL[name])


def centre(number: int) -> float:
    """Return the middle of a cell in degrees."""
    return (number + 0.5) / 10
