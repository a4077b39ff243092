"""Find the country of an address that tells none, where nothing else can be meant."""

from directory.hsds.resolve.evidence import Complaint
from directory.hsds.resolve.served_areas import ServedAreas, Where
from directory.hsds.schema.main_objects import Address, Location


def with_country(
    location: Location, served: ServedAreas, hint: str | None
) -> tuple[Location, list[Complaint]]:
    """Return a location whose first address names its country, if it can be known.

    ``hint`` is the country of the record's telephones. What is found is noted.
    """
    if not location.addresses:
        return location, []
    first, *others = location.addresses
    found = country_by_place(first, served, hint)
    if found is None:
        return location, []
    code, reason = found
    told = (
        f"{first.country[:60]!r} is no country that is known" if first.country else ""
    )
    reason = f"{told or 'it is not told'}: {reason} {code}"
    named = location.changed(addresses=(first.changed(country=code), *others))
    return named, [("addresses[0].country", reason)]


def country_by_place(
    address: Address, served: ServedAreas, hint: str | None
) -> tuple[str, str] | None:
    """Return the country of a province or a town, and by what it was found.

    A town elsewhere than the telephones is none: one of the two must be wrong.
    """
    province = address.state_province or address.region
    codes = served.read(province, Where(None, hint)).codes if province else ()
    if len(codes) == 1:
        return codes[0].partition(".")[0], "its province says"
    if not address.city:
        return None
    located = served.geocoder.locate(address.city, province, hint)
    if located is None or located.described.country is None:
        return None
    by = "its town and its telephones say" if hint else "its town says"
    return located.described.country, by
