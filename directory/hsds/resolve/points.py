"""Leave out points that cannot be where the record says its places are."""

from directory.geocoding import Geocoder
from directory.hsds.schema.main_objects import Location
from directory.listings.vocabulary import LocationType

POINT = {"latitude", "longitude"}
NO_LAND_DEGREES = 1.0  # around 0, 0 there is only sea
LARGEST_LATITUDE = 90


def without_wrong_point(
    location: Location, geocoder: Geocoder, country: str | None, hint: str | None
) -> tuple[Location, str]:
    """Return a location without a point that lies elsewhere, and why it has none.

    ``country`` is what its address says; ``hint`` what its telephones do, which is
    believed only of a point that would lie there with its numbers exchanged.
    """
    latitude, longitude = location.latitude, location.longitude
    if location.location_type is not LocationType.PHYSICAL:
        return location, ""
    if latitude is None or longitude is None:
        return location, ""
    if abs(latitude) < NO_LAND_DEGREES and abs(longitude) < NO_LAND_DEGREES:
        return location.besides(POINT), "the point 0, 0 means that none is known"
    meant = country or hint
    if meant is None or geocoder.lies_in(latitude, longitude, meant):
        return location, ""
    swapped = swapped_lies_in(geocoder, latitude, longitude, meant)
    if country is None and not swapped:
        return location, ""
    reason = f"its point lies outside {meant}; it is not kept"
    if swapped:
        reason += " (latitude and longitude swapped?)"
    return location.besides(POINT), reason


def swapped_lies_in(
    geocoder: Geocoder, latitude: float, longitude: float, country: str
) -> bool:
    """Whether a point would lie in a country with its numbers exchanged."""
    possible = abs(longitude) <= LARGEST_LATITUDE
    return possible and geocoder.lies_in(longitude, latitude, country)
