"""Read what a record means, before anything is taken out of it or stored."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid5

from directory.hsds.resolve.countries import with_country
from directory.hsds.resolve.evidence import Complaint, phone_country, told_country
from directory.hsds.resolve.extents import Extents
from directory.hsds.resolve.points import without_wrong_point
from directory.hsds.resolve.served_areas import ServedAreas, Where
from directory.hsds.resolve.terms import with_our_needs
from directory.hsds.schema.main_objects import (
    Address,
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
        hint = self.hint(record)
        listings = tuple(
            self.with_place(listing, f"service_at_locations[{index}].location", hint)
            for index, listing in enumerate(record.service_at_locations)
        )
        country = self.told_country(listings)
        where = Where(country, None if country else hint)
        changes: dict[str, Any] = self.areas(record.service_areas, "", where)
        listings = tuple(
            listing.changed(
                **self.areas(
                    listing.service_areas, f"service_at_locations[{index}].", where
                )
            )
            for index, listing in enumerate(listings)
        )
        told = record.service_at_locations
        if any(one is not other for one, other in zip(listings, told, strict=True)):
            changes["service_at_locations"] = listings
        return record.changed(**changes)

    def told_country(self, listings: Iterable[ServiceAtLocation]) -> str | None:
        """Return the first country that the addresses of listings name."""
        places = (one.location for one in listings if one.location)
        addresses = (address for place in places for address in place.addresses)
        return told_country(addresses, self.served.geocoder.country_of)

    def hint(self, record: Service) -> str | None:
        """Return the country of the telephones, where something may need it."""
        country_of = self.served.geocoder.country_of
        places = [one.location for one in record.service_at_locations if one.location]
        silent = any(told_country(one.addresses, country_of) is None for one in places)
        drawn = any(area.extent for area in record.service_areas)
        return phone_country(record) if silent or drawn else None

    def with_place(
        self, listing: ServiceAtLocation, path: str, hint: str | None
    ) -> ServiceAtLocation:
        """Return a listing with its place in order, and in a country."""
        location = listing.location
        if location is None:
            return listing
        addresses = in_order(location.addresses)
        if addresses != location.addresses:
            location = location.changed(addresses=addresses)
        country_of = self.served.geocoder.country_of
        if told_country(addresses, country_of) is None and location.latitude is None:
            location, notes = with_country(location, self.served, hint)
            self.notes += ((f"{path}.{field}", reason) for field, reason in notes)
        own = told_country(location.addresses, country_of)
        place, reason = without_wrong_point(location, self.served.geocoder, own, hint)
        if reason:
            self.notes.append((path, reason))
        return listing if place is listing.location else listing.changed(location=place)

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
