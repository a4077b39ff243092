"""Make a whole record as secret as its places must be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from directory.geocoding import Geocoder
from directory.hsds.coarse_places import ADMIN1_CODE, place_ids
from directory.hsds.redact.gathering import whereabouts_of
from directory.hsds.redact.mentions import mentions_of
from directory.hsds.redact.places import redacted_listing, secrecy_in
from directory.hsds.redact.texts import Telling
from directory.hsds.schema.main_objects import Service
from directory.hsds.whereabouts import NOWHERE, Places, Whereabouts, together
from directory.listings.confidentiality import Secrecy


@dataclass(frozen=True, slots=True)
class Told:
    """A record without what must not be told, and what was found in it.

    ``held`` are the fields that may tell a place all the same.
    """

    record: Service
    notes: tuple[tuple[str, str], ...] = ()
    held: tuple[str, ...] = ()


def redact_record(
    record: Service,
    secrecies: Mapping[str, Secrecy],
    places: Places,
    geocoder: Geocoder,
    *,
    strict: bool,
    whole: Secrecy = Secrecy.OPEN,
) -> Told:
    """Return a record as secret as its places must be, by their HSDS ids.

    ``whole`` is how secret it must be also where it lists no place.

    ``places`` say by what words each would be found. Where it is ``strict``, what may
    tell a place is left out, else it is named.
    """
    levels = tuple(secrecy_in(one, secrecies) for one in record.service_at_locations)
    highest = max(levels, default=whole)
    if highest is Secrecy.OPEN:
        return Told(record)
    mentions = mentions_of(known_of(record, secrecies, places, geocoder))
    country = country_of(record, geocoder)
    listings = record.service_at_locations
    shown = tuple(
        redacted_listing(listing, secrecies, geocoder) for listing in listings
    )
    if shown != listings:
        record = record.changed(service_at_locations=shown)
    telling = Telling(mentions, geocoder, country, levels, strict)
    told = telling.told(record, "", highest)
    if told == record:
        told = record
    return Told(told, tuple(telling.notes), tuple(telling.held))


def known_of(
    record: Service,
    secrecies: Mapping[str, Secrecy],
    places: Places,
    geocoder: Geocoder,
) -> Whereabouts:
    """Return by what words the places of a record that are not open would be found."""
    known = NOWHERE
    for listing in record.service_at_locations:
        secrecy = secrecy_in(listing, secrecies)
        if secrecy is not Secrecy.OPEN:
            place = together(places, place_ids(listing))
            if listing.location:
                place |= whereabouts_of(listing.location, geocoder)
            known |= place if secrecy is Secrecy.PLACE else place.of_street()
    return known.besides(names_of(record))


def names_of(record: Service) -> Iterator[str]:
    """Yield the names by which a service and its organization are known."""
    yield from (record.name, record.alternate_name)
    if record.organization:
        yield from (record.organization.name, record.organization.alternate_name)


def country_of(record: Service, geocoder: Geocoder) -> str | None:
    """Return the first country that a record's addresses or areas name."""
    for listing in record.service_at_locations:
        for address in listing.location.addresses if listing.location else ():
            if code := geocoder.country_of(address.country):
                return code
    for area in record.service_areas:
        if code := geocoder.country_of(area.name):
            return code
        if ADMIN1_CODE.fullmatch(area.name):
            return area.name.partition(".")[0]
    return None
