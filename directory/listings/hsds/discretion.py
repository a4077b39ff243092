"""Take out of a record what must never be stored, before anything else sees it.

The rules are those of the design: one coarse cell instead of a point, no point and
nothing finer than the province for a confidential place, no street of a shelter.
"""

import math
from dataclasses import dataclass, field

from directory.geocoding import Geocoder
from directory.listings.hsds.attributes import is_shelter, says_confidential
from directory.listings.hsds.validation import Fields
from directory.listings.vocabulary import LocationType, Visibility

# A drawn area or a register's number can be as exact as a point.
NEVER_KEPT = {
    "metadata", "tax_id", "extent", "extent_type", "external_identifier",
    "external_identifier_type", "locations",
}  # fmt: skip
STREET = ("attention", "address_1", "address_2", "postal_code")
FINER_THAN_PROVINCE = (*STREET, "city", "region")
KEPT_OF_CONFIDENTIAL = {
    "id", "location_type", "addresses", "languages", "phones", "contacts",
    "schedules", "accessibility",
}  # fmt: skip
PHYSICAL = LocationType.PHYSICAL
LARGEST_CELL = {"latitude": 899, "longitude": 1799}


@dataclass(slots=True)
class Discretion:
    """Makes one record fit to be stored; ``notes`` say what was left out."""

    geocoder: Geocoder
    notes: list[tuple[str, str]] = field(default_factory=list)

    def apply(self, record: Fields) -> Fields:
        """Return the record without what must not be stored."""
        record = without(record, NEVER_KEPT)
        shelter = is_shelter(record)
        hidden = shelter and record.get("visibility", "public") != Visibility.PUBLIC
        hidden = hidden or says_confidential(record)
        listings = record.get("service_at_locations", [])
        for index, listing in enumerate(listings):
            if location := listing.get("location"):
                path = f"service_at_locations[{index}].location"
                confidential = (
                    hidden or says_confidential(listing) or says_confidential(location)
                )
                listing["location"] = self.place(location, path, shelter, confidential)
        return record

    def place(
        self, location: Fields, path: str, shelter: bool, confidential: bool
    ) -> Fields:
        """Return a location that may be stored."""
        location = self.with_coarse_point(location, path)
        if confidential:
            self.notes.append((path, "it is confidential: only its province is stored"))
            return self.only_province(location)
        if shelter and any(
            address.get(line)
            for address in location.get("addresses", [])
            for line in STREET
        ):
            self.notes.append((path, "it is a shelter's: no street line is stored"))
        if shelter:
            return location | {"addresses": blanked(location, STREET)}
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

    def only_province(self, location: Fields) -> Fields:
        """Return a confidential location: a country and a province, no more."""
        addresses = location.get("addresses") or [{}]
        province = self.province(location, addresses[0])
        kept = {k: v for k, v in location.items() if k in KEPT_OF_CONFIDENTIAL}
        kept["confidential"] = True
        kept["addresses"] = blanked(location, FINER_THAN_PROVINCE)
        if kept["addresses"]:
            kept["addresses"][0]["state_province"] = province
        elif province:
            kept["addresses"] = [province_alone(province)]
        return kept

    def province(self, location: Fields, address: Fields) -> str:
        """Return the province's name, or its code by the town or the point."""
        if named := address.get("state_province"):
            return str(named)
        if "latitude" in location:
            point = location["latitude"], location["longitude"]
            return self.geocoder.describe(*point).admin1 or ""
        country = self.geocoder.country_of(address.get("country", ""))
        found = self.geocoder.locate(address.get("city", ""), "", country)
        return (found.described.admin1 if found else None) or ""


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


def blanked(location: Fields, lines: tuple[str, ...]) -> list[Fields]:
    """Return a location's addresses with some lines empty."""
    empty = dict.fromkeys(lines, "")
    return [address | empty for address in location.get("addresses", [])]


def province_alone(code: str) -> Fields:
    """Return the address of a place that gave a point and no address."""
    country = code.partition(".")[0]
    return {"address_type": PHYSICAL, "state_province": code, "country": country}


def cell(name: str, degrees: float | None) -> int:
    """Return the number of the cell, in tenths of a degree."""
    return min(math.floor((degrees or 0) * 10), LARGEST_CELL[name])


def centre(number: int) -> float:
    """Return the middle of a cell in degrees."""
    return (number + 0.5) / 10
