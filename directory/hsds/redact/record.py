"""Take out of a record what must never be stored, before anything else sees it.

The rules are those of the design: one coarse cell instead of a point, no point and
nothing finer than the province for a confidential place, no street of a shelter.
"""

from dataclasses import dataclass, field
from uuid import uuid5

from directory.geocoding import Geocoder
from directory.hsds.attributes import all_needs, asks_for_secrecy
from directory.hsds.coarse_places import cell, centre, place_ids
from directory.hsds.redact.places import STREET, province_alone, redacted
from directory.hsds.schema.base import H
from directory.hsds.schema.identifiers import uuid_of
from directory.hsds.schema.main_objects import Address, Location, Service
from directory.listings.confidentiality import Secrecy, secrecy_of
from directory.listings.vocabulary import LocationType, Visibility

# A drawn area or a register's number can be as exact as a point.
NEVER_KEPT = {
    "metadata", "tax_id", "extent", "extent_type", "external_identifier",
    "external_identifier_type", "locations", "funding",
}  # fmt: skip
# Their attributes speak of single places, not of all places of the service.
SPEAKS_OF_PLACES = {"organization", "service_at_locations"}
POINT = {"latitude", "longitude"}


@dataclass(slots=True)
class Redaction:
    """Makes one record fit to be stored; ``notes`` say what was left out.

    ``secrecies`` say how secret the record needs each place, by its HSDS id, also
    where it only names one.
    """

    geocoder: Geocoder
    notes: list[tuple[str, str]] = field(default_factory=list)
    secrecies: dict[str, Secrecy] = field(default_factory=dict)

    def apply(self, record: Service) -> Service:
        """Return the record without what must not be stored."""
        self.weigh(record)
        self.note_funding(record)
        record = record.everywhere(without_what_is_never_kept)
        listings = tuple(
            listing.changed(
                location=self.redact_place(
                    listing.location, f"service_at_locations[{index}].location"
                )
            )
            if listing.location
            else listing
            for index, listing in enumerate(record.service_at_locations)
        )
        if listings:
            record = record.changed(service_at_locations=listings)
        told = redacted(record, self.secrecies)
        if told is not record:
            self.note_streets(record, told)
        return told

    def note_funding(self, record: Service) -> None:
        """Remember that a record names who pays, which is held against women."""
        owner = record.organization
        for path, named in (
            ("funding", record.funding),
            ("organization.funding", owner.funding if owner else ()),
        ):
            if named:
                self.notes.append((path, "where money comes from is never stored"))

    def note_streets(self, record: Service, told: Service) -> None:
        """Remember where a record told a street that it may not tell."""
        for name in sorted(record.model_fields_set - {"service_at_locations"}):
            if getattr(told, name) != getattr(record, name):
                self.notes.append((name, "it told the street of a secret place"))

    def weigh(self, record: Service) -> None:
        """Find how secret the record, or anything in it, needs each place to be."""
        organization = record.organization
        whole = secrecy_of(
            needs=all_needs(record),
            confidential=asks_for_secrecy(record, SPEAKS_OF_PLACES)
            or bool(organization and asks_for_secrecy(organization, {"locations"})),
            public=record.visibility == Visibility.PUBLIC,
        )
        for listing in record.service_at_locations:
            own = Secrecy.PLACE if asks_for_secrecy(listing) else whole
            self.need(own, *place_ids(listing))
        for location in organization.locations if organization else ():
            if asks_for_secrecy(location):
                self.need(Secrecy.PLACE, location.id)

    def need(self, secrecy: Secrecy, *ids: str) -> None:
        """Remember how secret places must be; the most secret word counts."""
        for id_ in ids:
            self.secrecies[id_] = max(secrecy, self.secrecies.get(id_, Secrecy.OPEN))

    def redact_place(self, location: Location, path: str) -> Location:
        """Return a location with a coarse point, and a province if it is secret."""
        location = self.with_coarse_point(location, path)
        secrecy = self.secrecies[location.id]
        if secrecy is Secrecy.PLACE:
            self.notes.append((path, "it is confidential: only its province is stored"))
            return self.with_province(location)
        addresses = location.addresses
        streets = (getattr(address, line) for address in addresses for line in STREET)
        if secrecy is Secrecy.STREET and any(streets):
            self.notes.append((path, "it is a shelter's: no street line is stored"))
        return location

    def with_coarse_point(self, location: Location, path: str) -> Location:
        """Return a location with the centre of a cell for its point, or without one."""
        latitude, longitude = location.latitude, location.longitude
        bare = location.besides(POINT)
        if bare is location or location.location_type is not LocationType.PHYSICAL:
            return bare
        if latitude is None or longitude is None:
            self.notes.append((path, "half a point is no point; it is not kept"))
            return bare
        return location.changed(
            latitude=centre(cell("latitude", latitude)),
            longitude=centre(cell("longitude", longitude)),
        )

    def with_province(self, location: Location) -> Location:
        """Return a confidential location whose address names its province."""
        first = next(iter(location.addresses), None)
        province = self.province(location, first)
        if not province:
            return location
        first = first or address_in(province, location.id)
        named = first.changed(state_province=province)
        return location.changed(addresses=(named, *location.addresses[1:]))

    def province(self, location: Location, address: Address | None) -> str:
        """Return the province's name, or its code by the town or the point."""
        if address and (named := province_alone(address.state_province)):
            return named
        if location.latitude is not None and location.longitude is not None:
            point = location.latitude, location.longitude
            return self.geocoder.describe(*point).admin1 or ""
        if not address:
            return ""
        country = self.geocoder.country_of(address.country)
        found = self.geocoder.locate(address.city, "", country)
        return (found.described.admin1 if found else None) or ""


def without_what_is_never_kept(value: H, /) -> H:
    """Return an object without the fields that nobody may ever keep."""
    return value.besides(NEVER_KEPT)


def address_in(code: str, location_id: str) -> Address:
    """Return the address of a place that gave a point and no address."""
    return Address(
        id=str(uuid5(uuid_of(location_id), "address")),
        address_type=LocationType.PHYSICAL,
        address_1="",
        city="",
        state_province=code,
        postal_code="",
        country=code.partition(".")[0],
    )
