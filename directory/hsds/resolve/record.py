"""Read what a record means, before anything is taken out of it or stored."""

import re
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid5

from directory.hsds.resolve.evidence import Complaint, phone_country, told_country
from directory.hsds.resolve.extents import Extents
from directory.hsds.resolve.points import without_wrong_point
from directory.hsds.resolve.served_areas import ServedAreas, Where
from directory.hsds.resolve.terms import with_our_needs
from directory.hsds.schema.main_objects import (
    Address,
    Location,
    Service,
    ServiceAtLocation,
)
from directory.hsds.schema.objects import ServiceArea
from directory.listings.vocabulary import LocationType
from seed_data.taxonomy import TERM_NAMESPACE

BOX = re.compile(
    r"\W*(p\.?\s*o\.?\s*box|post(al)?\s*box|postbus|b\.?\s*p\.?\s*\d|bo[iî]te\s+postale"
    r"|apartado|casilla|s\.?\s*l\.?\s*p\b|ص\.?\s*ب|صندوق|پوست|پوسټ)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Resolution:
    """Makes one record say plainly what it means; ``notes`` say what it does not."""

    served: ServedAreas
    extents: Extents
    notes: list[Complaint] = field(default_factory=list)

    def apply(self, record: Service) -> Service:
        """Return the record with our needs, its places in order, its areas named."""
        record, notes = with_our_needs(record)
        self.notes += notes
        country = self.country_of(record)
        told = record.service_at_locations
        listings = tuple(
            self.listing(listing, f"service_at_locations[{index}].", country)
            for index, listing in enumerate(told)
        )
        if any(one is not other for one, other in zip(listings, told, strict=True)):
            record = record.changed(service_at_locations=listings)
        return record.changed(**self.areas(record.service_areas, "", country))

    def country_of(self, record: Service) -> Where:
        """Return which country the record is in, and what its telephones say."""
        places = [one.location for one in record.service_at_locations if one.location]
        addresses = (one for place in places for one in in_order(place.addresses))
        country = told_country(addresses, self.served.geocoder.country_of)
        # Telephones are read only for what may need them.
        open_question = places or any(area.extent for area in record.service_areas)
        hint = phone_country(record) if open_question and not country else None
        return Where(country, hint)

    def listing(
        self, listing: ServiceAtLocation, path: str, country: Where
    ) -> ServiceAtLocation:
        """Return a listing with its place in order, and its areas named."""
        changes: dict[str, Any] = self.areas(listing.service_areas, path, country)
        if listing.location:
            place = self.place(listing.location, f"{path}location", country)
            if place is not listing.location:
                changes["location"] = place
        return listing.changed(**changes)

    def place(self, location: Location, path: str, country: Where) -> Location:
        """Return a location with the address of its door first, and no wrong point."""
        addresses = in_order(location.addresses)
        if addresses != location.addresses:
            location = location.changed(addresses=addresses)
        geocoder = self.served.geocoder
        own = told_country(addresses, geocoder.country_of)
        told, reason = without_wrong_point(location, geocoder, own, country.hint)
        if reason:
            self.notes.append((path, reason))
        return told

    def areas(
        self, areas: tuple[ServiceArea, ...], path: str, country: Where
    ) -> dict[str, tuple[ServiceArea, ...]]:
        """Return the areas with the provinces of what is drawn beside them."""
        found: list[ServiceArea] = []
        for index, area in enumerate(areas):
            found.append(area)
            if area.extent and not self.served.read(area.name, country).codes:
                where = f"{path}service_areas[{index}].extent"
                found += self.drawn(area, where, country)
        return {"service_areas": tuple(found)} if len(found) > len(areas) else {}

    def drawn(self, area: ServiceArea, path: str, country: Where) -> list[ServiceArea]:
        """Return the provinces in which a drawn area lies, as areas of their own."""
        codes = self.extents.provinces_in(area.extent)
        if codes is None:
            self.notes.append((path, "it is no drawing that GeoJSON knows; not read"))
            return []
        inside = [code for code in codes if lies_in(code, country.likely)]
        if not inside:
            where = f"of {country.likely}" if country.likely else "that is known"
            reason = f"no town {where} lies in it (swapped?); not read"
            self.notes.append((path, reason))
            return []
        self.notes.append((path, f"it is kept as {', '.join(inside)}"))
        return [
            ServiceArea(id=str(uuid5(TERM_NAMESPACE, f"{area.id}/{code}")), name=code)
            for code in inside
        ]


def lies_in(code: str, country: str | None) -> bool:
    """Whether a province lies in a country, as far as one is told."""
    return country is None or code.partition(".")[0] == country


def in_order(addresses: tuple[Address, ...]) -> tuple[Address, ...]:
    """Return addresses with doors before boxes of the post."""
    return tuple(sorted(addresses, key=is_box))


def is_box(address: Address) -> bool:
    """Whether mail goes there, and nobody can."""
    if address.address_type is not LocationType.PHYSICAL:
        return True
    return BOX.match(address.address_1) is not None
