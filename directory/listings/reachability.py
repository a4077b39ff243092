"""Where and when a listing can be reached, as far as anyone may know."""

from datetime import datetime
from typing import TypedDict

from directory.listings.channels import Channel, public_channels
from directory.listings.hours.opening_hours import (
    HoursView,
    hours_view,
    is_always_open,
    is_open,
    offset_at,
)
from directory.listings.hours.recurrence import in_force
from directory.listings.models import Address, ServiceAtLocation
from directory.listings.parts import Parts
from directory.listings.public_view import Shown

ISO_LETTERS = 2  # a country; an admin-1 code is longer, worldwide is one star


class Whereabouts(TypedDict):
    """The part of ListingDetails that a tier decides on."""

    spoken_languages: tuple[str, ...]
    channels: tuple[Channel, ...]
    hours: tuple[HoursView, ...]
    open_now: bool | None
    always_open: bool
    address: tuple[str, ...]


def whereabouts(listing: ServiceAtLocation, shown: Shown, now: datetime) -> Whereabouts:
    """Return the ways to reach ``listing`` that are public."""
    parts, facts = shown.parts, shown.facts
    valid = [row for row in parts.schedules if in_force(row, now.date())]
    zone = listing.location.timezone if listing.location else None
    return Whereabouts(
        spoken_languages=spoken_at(parts),
        channels=public_channels(
            listing.service,
            parts.phones,
            parts.contacts,
            parts.urls,
            facts.channels,
            shown.tiers,
        ),
        hours=tuple(hours_view(row, offset_at(zone, now)) for row in valid),
        open_now=facts.always_open or is_open(parts.schedules, zone, now),
        always_open=facts.always_open or is_always_open(valid),
        address=tuple(line for row in parts.addresses for line in lines_of(row)),
    )


def spoken_at(parts: Parts) -> tuple[str, ...]:
    """Return the languages spoken there, or on a phone, each once."""
    return tuple(dict.fromkeys(row.code for row in parts.languages))


def lines_of(address: Address) -> list[str]:
    """Return the lines of one address as they would stand on an envelope."""
    town = " ".join(filter(None, (address.postal_code, address.city)))
    lines = (
        address.attention,
        address.address_1,
        address.address_2,
        town,
        address.region,
        address.state_province,
        address.country,
    )
    return [line for line in lines if line]


def area_of(listing: ServiceAtLocation, shown: Shown) -> str:
    """Return in words where it is; for a confidential place only whom it serves."""
    location = listing.location
    if location and location.area and not shown.confidential:
        return location.area
    return ", ".join(dict.fromkeys(row.name for row in shown.parts.areas if row.name))


def only_country(covers: tuple[str, ...]) -> str | None:
    """Return the country that a service without a place serves, if it is just one."""
    countries = [code for code in covers if len(code) == ISO_LETTERS]
    return countries[0] if len(countries) == 1 else None
