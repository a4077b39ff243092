"""Blank what a secret place must not tell, in a record and in the rows it becomes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from directory.hsds.coarse_places import ADMIN1_CODE, place_ids
from directory.hsds.draft.rows import Cluster, Row
from directory.hsds.redact.street_mentions import StreetMentions, street_mentions
from directory.hsds.schema.main_objects import (
    Address,
    Location,
    Service,
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


def province_alone(name: str) -> str:
    """Return the name or code of a province; with a digit in it, it is a street."""
    is_address = any(map(str.isdigit, name)) and not ADMIN1_CODE.fullmatch(name)
    return "" if is_address else name


def redacted(record: Service, secrecies: Mapping[str, Secrecy]) -> Service:
    """Return a record as secret as its places must be, by their HSDS ids."""
    if not record.service_at_locations or not any(secrecies.values()):
        return record
    told = streets_of(record, secrecies).removed_from_record(record)
    listings = told.service_at_locations
    shown = tuple(redacted_listing(listing, secrecies) for listing in listings)
    return told if shown == listings else told.changed(service_at_locations=shown)


def streets_of(record: Service, secrecies: Mapping[str, Secrecy]) -> StreetMentions:
    """Return what finds the street of a record's secret places in its texts."""
    secret = (
        address
        for listing in record.service_at_locations
        if listing.location and secrecy_in(listing, secrecies)
        for address in listing.location.addresses
    )
    return street_mentions(getattr(one, line) for one in secret for line in STREET)


def secrecy_in(listing: ServiceAtLocation, secrecies: Mapping[str, Secrecy]) -> Secrecy:
    """Return how secret the place of a listing is."""
    named = (secrecies.get(id_, Secrecy.OPEN) for id_ in place_ids(listing))
    return max(named, default=Secrecy.OPEN)


def redacted_listing(
    listing: ServiceAtLocation, secrecies: Mapping[str, Secrecy]
) -> ServiceAtLocation:
    """Return a service's listing without what its place must not tell."""
    secrecy = secrecy_in(listing, secrecies)
    if listing.location and secrecy:
        place = redacted_location(listing.location, secrecy)
        listing = listing.changed(location=place)
    return listing.besides({"description"}) if secrecy is Secrecy.PLACE else listing


def redacted_location(place: Location, secrecy: Secrecy) -> Location:
    """Return a location that is not open without what it must not tell."""
    if secrecy is Secrecy.STREET:
        empty = dict.fromkeys(STREET, "")
        bare = tuple(address.changed(**empty) for address in place.addresses)
        place = place.changed(addresses=bare)
        return place if is_virtual(place.location_type) else place.besides({"url"})
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
        id=str(uuid5(UUID(location_id), CONFIDENTIAL)),
        link_id=location_id,
        link_entity="location",
        value="yes",
        taxonomy_term=TERM,
    )


def redacted_address(address: Address) -> Address:
    """Return the province and the country of an address."""
    return address.only(KEPT_OF_ADDRESS).changed(
        **dict.fromkeys(REQUIRED_OF_ADDRESS, ""),
        state_province=province_alone(address.state_province),
        country=province_alone(address.country),
    )


def redacted_rows(cluster: Cluster, secrecy: Secrecy) -> Cluster:
    """Return a location's rows without what they must not tell."""
    if secrecy is Secrecy.OPEN or cluster.head.values["confidential"]:
        return cluster
    name = models.Address.__tablename__
    addresses = [part.values for part in cluster.parts if part.table.name == name]
    mentions = street_mentions(row[line] for row in addresses for line in STREET)
    cluster = mentions.removed_from_rows(cluster)
    head = cluster.head
    if secrecy is Secrecy.PLACE:
        empty: dict[str, Any] = dict.fromkeys(TELLING, "") | dict.fromkeys(POINT)
        head = changed(head, confidential=True, **empty)
    elif not is_virtual(head.values["location_type"]):
        head = changed(head, url="")
    parts = tuple(redacted_part(head, part, secrecy) for part in cluster.parts)
    return replace(cluster, head=head, parts=parts)


def redacted_part(place: Row, part: Row, secrecy: Secrecy) -> Row:
    """Return one row of a location without what it must not tell."""
    if part.table.name == models.Address.__tablename__:
        if secrecy is Secrecy.STREET:
            return changed(part, **dict.fromkeys(STREET, ""))
        named = province_alone(part.values["state_province"])
        province = named or place.values["admin1"] or ""
        empty = dict.fromkeys(FINER_THAN_PROVINCE, "")
        return changed(part, **empty, state_province=province)
    accessibility = part.table.name == models.Accessibility.__tablename__
    if accessibility and secrecy is Secrecy.PLACE:
        return changed(part, details="", url="")
    return part


def changed(row: Row, **values: Any) -> Row:
    """Return a row with other values."""
    return replace(row, values=row.values | values)
