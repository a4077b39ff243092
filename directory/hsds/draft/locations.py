"""Draft locations and service areas: a coarse cell, a province, a country."""

import re
from collections.abc import Sequence
from uuid import UUID

from directory.geocoding import Described
from directory.hsds.attributes import facts, is_confidential
from directory.hsds.coarse_places import ADMIN1_CODE, cell
from directory.hsds.draft.context import DraftContext
from directory.hsds.draft.parts import Owner, add_languages, add_reach
from directory.hsds.draft.rows import Cluster, ClusterBuilder, make_row
from directory.hsds.draft.schedules import add_schedules
from directory.hsds.resolve.served_areas import AreaReading
from directory.hsds.schema import main_objects as records
from directory.hsds.schema import objects as parts
from directory.listings.models import Accessibility, Address, Location, ServiceArea
from directory.listings.vocabulary import LocationType
from directory.search_port import WORLDWIDE

WEB = re.compile(r"https?://[^\s\\@]+$", re.IGNORECASE)
ADDRESS = (
    "address_type", "attention", "address_1", "address_2", "city", "region",
    "state_province", "postal_code",
)  # fmt: skip
LOCATION = (
    "location_type", "name", "alternate_name", "url", "description", "transportation",
)  # fmt: skip
COUNTRY_FACTS = ("accredited_country", "covers_country")


def country_of(context: DraftContext, name: str) -> str | None:
    """Return the ISO 3166-1 code that a code or a country's name means."""
    if not name:
        return None
    return context.reference.geocoder.country_of(name)


def the_one_country(context: DraftContext, place: records.Location) -> str | None:
    """Return the country that all addresses of a place name themselves.

    A point may lie across a border, and a town may have a namesake there.
    """
    if place.id not in context.stated:
        return None
    named = {country_of(context, address.country) for address in place.addresses}
    return next(iter(named)) if len(named) == 1 else None


def draft_location(
    context: DraftContext, location: records.Location, path: str
) -> Cluster:
    """Return a location, as coarse as it has already been made, with its parts."""
    context.prefix = f"{path}."
    confidential = is_confidential(location)
    row_id = context.identities.of(Location, location.id)
    addresses = location.addresses
    countries = [country_of(context, address.country) for address in addresses]
    country = next(filter(None, countries), None)
    point, described = where(context, location, country)
    head = make_row(
        Location,
        row_id,
        external_id=location.id,
        **location.given(*LOCATION),
        confidential=confidential,
        cell_latitude=cell("latitude", point[0]) if point else None,
        cell_longitude=cell("longitude", point[1]) if point else None,
        area="" if confidential else area_of(context, location, described),
        country=country or described.country,
        admin1=described.admin1,
        timezone=described.timezone,
    )
    context.country = context.country or head.values["country"]
    context.numbers_of = the_one_country(context, location)
    cluster = ClusterBuilder(head)
    for index, address in enumerate(addresses):
        if address.country and not countries[index]:
            context.note(f"addresses[{index}].country", "the country is not known")
        cluster.add(
            Address,
            f"addresses[{index}]",
            address.id,
            location_id=row_id,
            **address.given(*ADDRESS),
            country=countries[index] or "",
        )
    add_location_parts(context, cluster, {"location_id": row_id}, location)
    context.prefix = ""
    return cluster.build()


def add_location_parts(
    context: DraftContext,
    cluster: ClusterBuilder,
    owner: Owner,
    location: records.Location,
) -> None:
    """Add what a location has besides its place."""
    for index, accessibility in enumerate(location.accessibility):
        cluster.add(
            Accessibility,
            f"accessibility[{index}]",
            accessibility.id,
            **owner,
            **accessibility.given("description", "details", "url"),
        )
    add_languages(context, cluster, owner, location, "")
    add_reach(context, cluster, owner, location, "")
    zone = cluster.head.values["timezone"]
    context.zones[cluster.head.id] = zone
    add_schedules(context, cluster, owner, location, "", (zone,))


def where(
    context: DraftContext, location: records.Location, country: str | None
) -> tuple[tuple[float, float] | None, Described]:
    """Return the point of a location, if it has one, and what is known of it."""
    geocoder = context.reference.geocoder
    if location.latitude is not None and location.longitude is not None:
        point = location.latitude, location.longitude
        described = geocoder.describe(*point)
        # The nearest town may lie across a border: the address knows better.
        if country in (None, described.country):
            return point, described
        zone = geocoder.zone_of(country)
        beyond = Described(country, timezone=zone)
        return point, beyond
    town, province = town_and_province(location)
    located = geocoder.locate(town, province, country) if country else None
    if located and location.location_type is LocationType.PHYSICAL:
        return (located.latitude, located.longitude), located.described
    admin1 = admin1_of(context, province, country)
    described = Described(country, admin1, geocoder.zone_of(country))
    if town and located is None and location.location_type is LocationType.PHYSICAL:
        found_by = "province" if described.admin1 else "country"
        reason = f"the town {town[:60]!r} is not known"
        reason += f": it is found by its {found_by} only" if country else ""
        context.note("addresses", reason)
    return None, described


def town_and_province(location: records.Location) -> tuple[str, str]:
    """Return what the address of a location says of them; a P.O. box is no place."""
    for address in location.addresses:
        if address.address_type is not LocationType.POSTAL:
            return address.city, address.state_province or address.region
    return "", ""


def admin1_of(context: DraftContext, province: str, country: str | None) -> str | None:
    """Return the code of a province, by its code or its name."""
    if ADMIN1_CODE.fullmatch(province):
        return province
    return context.reference.geocoder.admin1_of(province, country)


def area_of(
    context: DraftContext, location: records.Location, described: Described
) -> str:
    """Return the place in words: Town, Province."""
    town, province = town_and_province(location)
    if not province or ADMIN1_CODE.fullmatch(province):
        province = context.reference.geocoder.province_name(described.admin1 or "")
    town = town or described.area
    parts = (town, province if province != town else "")
    return ", ".join(filter(None, parts))[:300]


def add_areas(
    context: DraftContext,
    cluster: ClusterBuilder,
    owner: Owner,
    areas: Sequence[parts.ServiceArea],
    path: str,
) -> None:
    """Add the areas that are served, by their codes where they have any.

    A row has one code: further ones are rows without a name beside it.
    """
    for index, area in enumerate(areas):
        where = f"{path}service_areas[{index}]"
        reading = context.read_area(area_words(area))
        note_area(context, f"{where}.name", reading)
        cluster.add(
            ServiceArea,
            where,
            area.id,
            **owner,
            **area.given("name", "description"),
            uri=area.uri if WEB.match(area.uri) else "",
            code=reading.codes[0] if reading.codes else None,
        )
        for code in reading.codes[1:]:
            own_id = f"{area.id}/{code}"
            cluster.add(ServiceArea, f"{where}.{code}", own_id, **owner, code=code)


def area_words(area: parts.ServiceArea) -> str:
    """Return the words by which an area is told."""
    return area.name or area.description


def note_area(context: DraftContext, where: str, reading: AreaReading) -> None:
    """Remember which words of an area were not understood, or not as finely."""
    for words in reading.unknown:
        context.note(
            where, f"no country or province is known for {words[:60]!r}; kept as words"
        )
    for words in reading.wider:
        context.note(
            where, f"{words[:60]!r} is found in the whole province or country around it"
        )
    if reading.guessed:
        context.note(where, f"its telephones alone say that it is in {reading.guessed}")


def add_countries(
    context: DraftContext,
    cluster: ClusterBuilder,
    service_id: UUID,
    record: records.Service,
) -> None:
    """Add the countries that a mission or a fund says it covers."""
    for fact in COUNTRY_FACTS:
        for index, value in enumerate(facts(record, fact)):
            code = WORLDWIDE if value == WORLDWIDE else country_of(context, value)
            if code is None:
                context.note(fact, f"the country {value[:60]!r} is not known")
                continue
            cluster.add(
                ServiceArea,
                f"{fact}[{index}]",
                f"{fact}/{value}",
                service_id=service_id,
                name=value[:300],
                code=code,
            )
