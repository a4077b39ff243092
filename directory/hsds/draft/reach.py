"""Which listings of a record no search by place or country can ever find."""

from collections.abc import Iterable, Iterator, Sequence

from directory.hsds.draft.rows import Cluster, Row
from directory.listings.models import ServiceArea, ServiceAtLocation
from directory.listings.vocabulary import LocationType

NOWHERE_KNOWN = (
    "no search by place or country can find it: neither its place nor a country nor "
    "an area that it serves is known"
)
NO_COUNTRY = (
    "no search by country can find it: its point lies near no place that is known, "
    "and no country is told"
)


def out_of_reach(
    service: Cluster, locations: Iterable[Cluster], paths: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield where a listing stands in the record, and why it cannot be found.

    ``paths`` are those of the listings, in their order. What is told of a place that
    is only named by its id was said when that came in.
    """
    places = {cluster.head.id: cluster.head for cluster in locations}
    areas = [row for row in service.parts if is_known_area(row)]
    for number, listing in enumerate(rows_of_listings(service)):
        place = places.get(listing.values["location_id"])
        if listing.values["location_id"] and place is None:
            continue
        owners = {None, listing.id}
        served = any(row.values["service_at_location_id"] in owners for row in areas)
        if served or service.head.values.get("remote") or is_found(place):
            continue
        reason = NO_COUNTRY if place and has_cell(place) else NOWHERE_KNOWN
        yield (paths[number] if paths else "service_at_locations"), reason


def rows_of_listings(service: Cluster) -> Iterator[Row]:
    """Yield the listings of a service, in the order of the record."""
    name = ServiceAtLocation.__tablename__
    return (row for row in service.parts if row.table.name == name)


def is_known_area(row: Row) -> bool:
    """Whether a row is an area that a search by place knows."""
    name = ServiceArea.__tablename__
    return row.table.name == name and bool(row.values["code"])


def is_found(place: Row | None) -> bool:
    """Whether a place is found: by its country, or from afar because it is none."""
    if place is None:
        return False
    virtual = place.values["location_type"] is LocationType.VIRTUAL
    return virtual or bool(place.values["country"])


def has_cell(place: Row) -> bool:
    """Whether a place has a coarse point."""
    return place.values["cell_latitude"] is not None
