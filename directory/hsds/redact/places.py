"""Blank what a secret place must not tell, in a record and in the rows it becomes."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from directory.hsds.draft.rows import Cluster, Row
from directory.hsds.redact.street_mentions import telling, unspoken, unspoken_rows
from directory.hsds.schema.validation import Fields
from directory.listings.confidentiality import Secrecy
from directory.listings.models import Accessibility, Address

STREET = ("attention", "address_1", "address_2", "postal_code")
FINER_THAN_PROVINCE = (*STREET, "city", "region")
KEPT_OF_ADDRESS = {"id", "address_type", "state_province", "country"}
KEPT_OF_PLACE = {
    "id", "location_type", "addresses", "languages", "phones", "contacts",
    "schedules", "accessibility", "confidential",
}  # fmt: skip
KEPT_OF_ACCESS = {"id", "description"}
TELLING = ("name", "alternate_name", "description", "transportation", "area")
POINT = ("cell_latitude", "cell_longitude")
ADMIN1_CODE = re.compile(r"[A-Z]{2}\.[0-9A-Z]{1,8}")


def province_alone(name: str) -> str:
    """Return the name or code of a province; with a digit in it, it is a street."""
    is_address = any(map(str.isdigit, name)) and not ADMIN1_CODE.fullmatch(name)
    return "" if is_address else name


def shrouded(record: Fields, secrecies: Mapping[str, Secrecy]) -> Fields:
    """Return a record as secret as its places must be, by their HSDS ids."""
    if not record.get("service_at_locations") or not any(secrecies.values()):
        return record
    hushed: Fields = unspoken(record, doors(record, secrecies))
    listings = hushed["service_at_locations"]
    shown = [shrouded_listing(listing, secrecies) for listing in listings]
    return hushed | {"service_at_locations": shown}


def doors(record: Fields, secrecies: Mapping[str, Secrecy]) -> re.Pattern[str] | None:
    """Return what finds the street of a record's secret places in its texts."""
    secret = (
        address
        for listing in record.get("service_at_locations", [])
        if secrecy_in(listing, secrecies)
        for address in listing.get("location", {}).get("addresses", [])
    )
    return telling(address.get(line, "") for address in secret for line in STREET)


def secrecy_in(listing: Fields, secrecies: Mapping[str, Secrecy]) -> Secrecy:
    """Return how secret the place of a listing is."""
    named = (secrecies.get(id_, Secrecy.OPEN) for id_ in place_ids(listing))
    return max(named, default=Secrecy.OPEN)


def shrouded_listing(listing: Fields, secrecies: Mapping[str, Secrecy]) -> Fields:
    """Return a service's listing without what its place must not tell."""
    secrecy = secrecy_in(listing, secrecies)
    if "location" in listing:
        listing = listing | {"location": shrouded_place(listing["location"], secrecy)}
    if secrecy is Secrecy.PLACE:
        return {k: v for k, v in listing.items() if k != "description"}
    return listing


def place_ids(listing: Fields) -> list[str]:
    """Return the HSDS ids by which a listing names its place."""
    names = listing.get("location", {}).get("id"), listing.get("location_id")
    return [name for name in names if name]


def shrouded_place(place: Fields, secrecy: Secrecy) -> Fields:
    """Return a location without what it must not tell."""
    addresses = place.get("addresses", [])
    if secrecy is Secrecy.STREET:
        empty = dict.fromkeys(STREET, "")
        return place | {"addresses": [address | empty for address in addresses]}
    if secrecy is Secrecy.OPEN:
        return place
    bare = {name: value for name, value in place.items() if name in KEPT_OF_PLACE}
    bare["confidential"] = True
    bare["addresses"] = [shrouded_address(address) for address in addresses]
    bare["accessibility"] = [
        {name: value for name, value in one.items() if name in KEPT_OF_ACCESS}
        for one in place.get("accessibility", [])
    ]
    return bare


def shrouded_address(address: Fields) -> Fields:
    """Return the province and the country of an address."""
    kept = {name: value for name, value in address.items() if name in KEPT_OF_ADDRESS}
    wide = ("state_province", "country")
    return kept | {name: province_alone(kept.get(name, "")) for name in wide}


def shrouded_rows(cluster: Cluster, secrecy: Secrecy) -> Cluster:
    """Return a location's rows without what they must not tell."""
    if secrecy is Secrecy.OPEN or cluster.head.values["confidential"]:
        return cluster
    addresses = [p for p in cluster.parts if p.table.name == Address.__tablename__]
    cluster = unspoken_rows(
        cluster, telling(row.values[line] for row in addresses for line in STREET)
    )
    head = cluster.head
    if secrecy is Secrecy.PLACE:
        empty: dict[str, Any] = dict.fromkeys(TELLING, "") | dict.fromkeys(POINT)
        head = changed(head, confidential=True, **empty)
    parts = tuple(shrouded_part(head, part, secrecy) for part in cluster.parts)
    return Cluster(head, parts)


def shrouded_part(place: Row, part: Row, secrecy: Secrecy) -> Row:
    """Return one row of a location without what it must not tell."""
    if part.table.name == Address.__tablename__:
        if secrecy is Secrecy.STREET:
            return changed(part, **dict.fromkeys(STREET, ""))
        named = province_alone(part.values["state_province"])
        province = named or place.values["admin1"] or ""
        empty = dict.fromkeys(FINER_THAN_PROVINCE, "")
        return changed(part, **empty, state_province=province)
    if part.table.name == Accessibility.__tablename__ and secrecy is Secrecy.PLACE:
        return changed(part, details="", url="")
    return part


def changed(row: Row, **values: Any) -> Row:
    """Return a row with other values."""
    return replace(row, values=row.values | values)
