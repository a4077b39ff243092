"""What a whole record tells that its parts are drafted by."""

from collections.abc import Iterator

from directory.hsds.attributes import is_confidential, is_secret
from directory.hsds.draft.context import DraftContext
from directory.hsds.draft.locations import area_words, the_one_country
from directory.hsds.schema import main_objects as records
from directory.search_port import WORLDWIDE


def hides_place(record: records.Service) -> bool:
    """Whether a record, or any place in it, says that its place is confidential."""
    places = (listing.location for _, listing in numbered(record) if listing.location)
    return any(map(is_secret, record.attributes)) or any(map(is_confidential, places))


def numbered(
    record: records.Service,
) -> Iterator[tuple[str, records.ServiceAtLocation]]:
    """Yield a service's listings with their paths."""
    for index, listing in enumerate(record.service_at_locations):
        yield f"service_at_locations[{index}]", listing


def organization_of(record: records.Service) -> str:
    """Return the HSDS id of the organization; validation saw that there is one."""
    return record.organization.id if record.organization else record.organization_id


def country_served(context: DraftContext, record: records.Service) -> str | None:
    """Return the first country among the areas that the service serves."""
    codes = (
        code
        for area in record.service_areas
        for code in context.read_area(area_words(area)).codes
    )
    return next((code.partition(".")[0] for code in codes if code != WORLDWIDE), None)


def country_of_all(context: DraftContext, record: records.Service) -> str | None:
    """Return the country of a service's places, where all of them are told and agree.

    Who serves a country may be called in another one.
    """
    places = [listing.location for listing in record.service_at_locations]
    countries = {the_one_country(context, place) if place else None for place in places}
    return next(iter(countries)) if len(countries) == 1 else None
