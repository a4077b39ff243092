"""Draft locations and service areas: a coarse cell, a province, a country."""

import re
from dataclasses import replace
from uuid import UUID

from directory.geocoding import Described
from directory.hsds.attributes import facts
from directory.hsds.draft.context import Drafting
from directory.hsds.draft.parts import Owner, add_languages, add_reach, given
from directory.hsds.draft.rows import Cluster, ClusterBuilder, make_row
from directory.hsds.redact.places import ADMIN1_CODE
from directory.hsds.redact.record import cell
from directory.hsds.schema.validation import Fields
from directory.listings.models import Accessibility, Address, Location, ServiceArea
from directory.listings.vocabulary import LocationType

WORLDWIDE = "*"
WEB = re.compile(r"https?://[^\s\\@]+$", re.IGNORECASE)
ADDRESS = (
    "address_type", "attention", "address_1", "address_2", "city", "region",
    "state_province", "postal_code",
)  # fmt: skip
LOCATION = ("location_type", "name", "alternate_name", "description", "transportation")
COUNTRY_FACTS = ("accredited_country", "covers_country")


def country_of(desk: Drafting, name: str) -> str | None:
    """Return the ISO 3166-1 code that a code or a country's name means."""
    if not name:
        return None
    return desk.knowledge.geocoder.country_of(name)


def draft_location(desk: Drafting, location: Fields, path: str) -> Cluster:
    """Return a location, as coarse as it has already been made, with its parts."""
    desk.prefix = f"{path}."
    confidential = location.get("confidential", False)
    row_id = desk.identities.of(Location, location["id"])
    addresses = location.get("addresses", [])
    countries = [country_of(desk, address.get("country", "")) for address in addresses]
    country = next(filter(None, countries), None)
    point, described = where(desk, location, country)
    head = make_row(
        Location,
        row_id,
        external_id=location["id"],
        **given(location, *LOCATION),
        confidential=confidential,
        cell_latitude=cell("latitude", point[0]) if point else None,
        cell_longitude=cell("longitude", point[1]) if point else None,
        area="" if confidential else area_of(desk, location, described),
        country=country or described.country,
        admin1=described.admin1,
        timezone=described.timezone,
    )
    desk.country = desk.country or head.values["country"]
    cluster = ClusterBuilder(head)
    for index, address in enumerate(addresses):
        if address.get("country") and not countries[index]:
            desk.note(f"addresses[{index}].country", "the country is not known")
        cluster.add(
            Address,
            f"addresses[{index}]",
            location_id=row_id,
            **given(address, *ADDRESS),
            country=countries[index] or "",
        )
    add_location_parts(desk, cluster, {"location_id": row_id}, location)
    desk.prefix = ""
    return cluster.build()


def add_location_parts(
    desk: Drafting, cluster: ClusterBuilder, owner: Owner, location: Fields
) -> None:
    """Add what a location has besides its place."""
    for index, accessibility in enumerate(location.get("accessibility", [])):
        cluster.add(
            Accessibility,
            f"accessibility[{index}]",
            **owner,
            **given(accessibility, "description", "details", "url"),
        )
    add_languages(desk, cluster, owner, location, "")
    add_reach(desk, cluster, owner, location, "")


def where(
    desk: Drafting, location: Fields, country: str | None
) -> tuple[tuple[float, float] | None, Described]:
    """Return the point of a location, if it has one, and what is known of it."""
    geocoder = desk.knowledge.geocoder
    if "latitude" in location:
        point = location["latitude"], location["longitude"]
        described = geocoder.describe(*point)
        # The nearest town may lie across a border: the address knows better.
        if country in (None, described.country):
            return point, described
        return point, replace(described, country=country, admin1=None, area="")
    address: Fields = next(iter(location.get("addresses", [])), {})
    province = address.get("state_province") or address.get("region", "")
    located = geocoder.locate(address.get("city", ""), province, country)
    if located and location["location_type"] == LocationType.PHYSICAL:
        return (located.latitude, located.longitude), located.described
    return None, Described(country, admin1_of(desk, province, country))


def admin1_of(desk: Drafting, province: str, country: str | None) -> str | None:
    """Return the code of a province, by its code or its name."""
    if ADMIN1_CODE.fullmatch(province):
        return province
    return desk.knowledge.geocoder.admin1_of(province, country)


def area_of(desk: Drafting, location: Fields, described: Described) -> str:
    """Return the place in words: Town, Province."""
    address: Fields = next(iter(location.get("addresses", [])), {})
    province = address.get("state_province") or address.get("region", "")
    if not province or ADMIN1_CODE.fullmatch(province):
        province = desk.knowledge.geocoder.province_name(described.admin1 or "")
    town = address.get("city", "") or described.area
    parts = (town, province if province != town else "")
    return ", ".join(filter(None, parts))[:300]


def add_areas(
    desk: Drafting, cluster: ClusterBuilder, owner: Owner, record: Fields, path: str
) -> None:
    """Add the areas that are served, by their codes where they have one."""
    for index, area in enumerate(record.get("service_areas", [])):
        cluster.add(
            ServiceArea,
            f"{path}service_areas[{index}]",
            **owner,
            **given(area, "name", "description"),
            uri=area.get("uri", "") if WEB.match(area.get("uri", "")) else "",
            code=area_code(desk, area.get("name", "")),
        )


def add_countries(
    desk: Drafting, cluster: ClusterBuilder, service_id: UUID, record: Fields
) -> None:
    """Add the countries that a mission or a fund says it covers."""
    for fact in COUNTRY_FACTS:
        for index, value in enumerate(facts(record, fact)):
            code = WORLDWIDE if value == WORLDWIDE else country_of(desk, value)
            if code is None:
                desk.note(fact, f"the country {value[:60]!r} is not known")
                continue
            path = f"{fact}[{index}]"
            cluster.add(
                ServiceArea, path, service_id=service_id, name=value[:300], code=code
            )


def area_code(desk: Drafting, name: str) -> str | None:
    """Return ``*``, a country's code or a province's; None for an area in words."""
    if name == WORLDWIDE or ADMIN1_CODE.fullmatch(name):
        return name
    # A sentence is no name of a place; asking for each would only find chance hits.
    if not name or len(name) > 60:
        return None
    return country_of(desk, name) or admin1_of(desk, name, desk.country)
