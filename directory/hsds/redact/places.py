"""Blank what a secret place must not tell, in a record and in the rows it becomes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid5

from directory.geocoding import Geocoder
from directory.hsds.coarse_places import place_ids
from directory.hsds.draft.rows import Cluster, Row
from directory.hsds.redact.gathering import whereabouts_of_rows
from directory.hsds.redact.mentions import mentions_of
from directory.hsds.redact.notes import NOTES_OF_TABLES, is_harmless
from directory.hsds.redact.province import province_alone, with_province
from directory.hsds.schema.identifiers import uuid_of
from directory.hsds.schema.main_objects import (
    Address,
    Location,
    ServiceAtLocation,
)
from directory.hsds.schema.objects import Attribute, TaxonomyTerm
from directory.listings import models
from directory.listings.confidentiality import CONFIDENTIAL, Secrecy
from directory.listings.vocabulary import LocationType
from seed_data.attributes import fact_term

STREET = ("attention", "address_1", "address_2", "postal_code")
FINER_THAN_PROVINCE = (*STREET, "city", "region")
REQUIRED_OF_ADDRESS = ("address_1", "city", "postal_code")
KEPT_OF_ADDRESS = {"id", "address_type", "state_province", "country"}
KEPT_OF_PLACE = {
    "id", "location_type", "addresses", "languages", "phones", "contacts",
    "schedules", "accessibility",
}  # fmt: skip
KEPT_OF_ACCESS = {"id", "description"}
TELLING = ("name", "alternate_name", "url", "description", "transportation", "area")
POINT = ("cell_latitude", "cell_longitude")
TERM = TaxonomyTerm.model_validate(fact_term(CONFIDENTIAL))


def secrecy_in(listing: ServiceAtLocation, secrecies: Mapping[str, Secrecy]) -> Secrecy:
    """Return how secret the place of a listing is."""
    named = (secrecies.get(id_, Secrecy.OPEN) for id_ in place_ids(listing))
    return max(named, default=Secrecy.OPEN)


def redacted_listing(
    listing: ServiceAtLocation, secrecies: Mapping[str, Secrecy], geocoder: Geocoder
) -> ServiceAtLocation:
    """Return a service's listing without what its place must not tell."""
    secrecy = secrecy_in(listing, secrecies)
    if listing.location and secrecy:
        place = redacted_location(listing.location, secrecy, geocoder)
        listing = listing.changed(location=place)
    return listing.besides({"description"}) if secrecy is Secrecy.PLACE else listing


def redacted_location(
    place: Location, secrecy: Secrecy, geocoder: Geocoder
) -> Location:
    """Return a location that is not open without what it must not tell."""
    if secrecy is Secrecy.STREET:
        empty = dict.fromkeys(STREET, "")
        bare = tuple(address.changed(**empty) for address in place.addresses)
        place = place.changed(addresses=bare)
        return place if is_virtual(place.location_type) else place.besides({"url"})
    place = with_province(place, geocoder)
    return place.only(KEPT_OF_PLACE).changed(
        attributes=(confidential_attribute(place.id),),
        addresses=tuple(map(redacted_address, place.addresses)),
        accessibility=tuple(one.only(KEPT_OF_ACCESS) for one in place.accessibility),
    )


def is_virtual(kind: LocationType) -> bool:
    """Whether a place is none: a page on the web leads to no door then."""
    return kind is LocationType.VIRTUAL


def confidential_attribute(location_id: str) -> Attribute:
    """Return what says, in the words of HSDS, that a location is told to nobody."""
    return Attribute(
        id=str(uuid5(uuid_of(location_id), CONFIDENTIAL)),
        link_id=location_id,
        link_entity="location",
        value="yes",
        taxonomy_term=TERM,
    )


def redacted_address(address: Address) -> Address:
    """Return the province and the country of an address, as far as both are known."""
    return address.only(KEPT_OF_ADDRESS).changed(
        **dict.fromkeys(REQUIRED_OF_ADDRESS, "")
    )


def redacted_rows(cluster: Cluster, secrecy: Secrecy, geocoder: Geocoder) -> Cluster:
    """Return a location's rows without what they must not tell."""
    if secrecy is Secrecy.OPEN or cluster.head.values["confidential"]:
        return cluster
    known = whereabouts_of_rows(cluster, geocoder)
    if secrecy is Secrecy.STREET:
        known = known.of_street()
    cluster = mentions_of(known).removed_from_rows(cluster)
    head = cluster.head
    if secrecy is Secrecy.PLACE:
        empty: dict[str, Any] = dict.fromkeys(TELLING, "") | dict.fromkeys(POINT)
        head = changed(head, confidential=True, **empty)
    elif not is_virtual(head.values["location_type"]):
        head = changed(head, url="")
    parts = tuple(
        redacted_part(head, part, secrecy, geocoder) for part in cluster.parts
    )
    return replace(cluster, head=head, parts=parts)


def redacted_part(place: Row, part: Row, secrecy: Secrecy, geocoder: Geocoder) -> Row:
    """Return one row of a location without what it must not tell."""
    if part.table.name == models.Address.__tablename__:
        if secrecy is Secrecy.STREET:
            return changed(part, **dict.fromkeys(STREET, ""))
        known = province_alone(
            geocoder, part.values["state_province"], place.values["country"]
        )
        province = known or place.values["admin1"] or ""
        empty = dict.fromkeys(FINER_THAN_PROVINCE, "")
        return changed(part, **empty, state_province=province)
    if secrecy is Secrecy.STREET:
        return part
    notes = {
        name: ""
        for name in NOTES_OF_TABLES.get(part.table.name, ())
        if not is_harmless(part.values[name])
    }
    if part.table.name == models.Accessibility.__tablename__:
        notes |= {"details": "", "url": ""}
    return changed(part, **notes) if notes else part


def changed(row: Row, **values: Any) -> Row:
    """Return a row with other values."""
    return replace(row, values=row.values | values)
