"""The lines of an address: of the door, and of the box that takes the post."""

from collections.abc import Iterable

from directory.listings.models import Address
from directory.listings.vocabulary import LocationType


def door_lines(addresses: Iterable[Address]) -> tuple[str, ...]:
    """Return the lines of the addresses to which one can go."""
    return tuple(
        line
        for row in addresses
        if row.address_type is not LocationType.POSTAL
        for line in lines_of(row)
    )


def postal_lines(addresses: Iterable[Address]) -> tuple[str, ...]:
    """Return the lines of the addresses to which one can only write."""
    return tuple(
        line
        for row in addresses
        if row.address_type is LocationType.POSTAL
        for line in lines_of(row)
    )


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
