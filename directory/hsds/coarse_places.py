"""How places are named in records, and how coarsely a point is kept."""

import math
import re

from directory.hsds.schema.main_objects import ServiceAtLocation

# The numbers of the last cells before the pole and the date line.
LARGEST_CELL = {"latitude": 899, "longitude": 1799}
ADMIN1_CODE = re.compile(r"[A-Z]{2}\.[0-9A-Z]{1,8}")


def place_ids(listing: ServiceAtLocation) -> list[str]:
    """Return the HSDS ids by which a listing names its place."""
    names = listing.location.id if listing.location else "", listing.location_id
    return [name for name in names if name]


def cell(name: str, degrees: float | None) -> int:
    """Return the number of the cell, in tenths of a degree."""
    return min(math.floor((degrees or 0) * 10), LARGEST_CELL[name])


def centre(number: int) -> float:
    """Return the middle of a cell in degrees."""
    return (number + 0.5) / 10
