"""Name the province of a confidential place, and nothing finer."""

from uuid import uuid5

from directory.geocoding import Geocoder
from directory.hsds.redact.areas import is_wide
from directory.hsds.schema.identifiers import uuid_of
from directory.hsds.schema.main_objects import Address, Location
from directory.listings.vocabulary import LocationType


def with_province(location: Location, geocoder: Geocoder) -> Location:
    """Return a location whose addresses name a province and a country, or nothing."""
    first = next(iter(location.addresses), None)
    province = province_of(location, first, geocoder)
    if first is None:
        if not province:
            return location
        return location.changed(addresses=(address_in(province, location.id),))
    addresses = [first.changed(state_province=province)]
    for one in location.addresses[1:]:
        country = geocoder.country_of(one.country)
        name = province_alone(geocoder, one.state_province, country)
        addresses.append(one.changed(state_province=name))
    return location.changed(
        addresses=tuple(
            one.changed(country=country_alone(geocoder, one.country))
            for one in addresses
        )
    )


def province_of(location: Location, address: Address | None, geocoder: Geocoder) -> str:
    """Return the province's name, or its code by the town or the point."""
    country = geocoder.country_of(address.country) if address else None
    if address and (named := province_alone(geocoder, address.state_province, country)):
        return named
    if location.latitude is not None and location.longitude is not None:
        point = location.latitude, location.longitude
        return geocoder.describe(*point).admin1 or ""
    if not address:
        return ""
    found = geocoder.locate(address.city, "", country)
    return (found.described.admin1 if found else None) or ""


def province_alone(geocoder: Geocoder, name: str, country: str | None) -> str:
    """Return the name or code of a province; of anything else, nothing."""
    return name if name and is_wide(geocoder, name, country) else ""


def country_alone(geocoder: Geocoder, name: str) -> str:
    """Return a country as it is named, if it is one."""
    return name if name and geocoder.country_of(name) else ""


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
