"""By what other names a listing is known."""

from directory.listings.models import Location, Service


def other_names(
    service: Service, location: Location | None, *, confidential: bool
) -> tuple[str, ...]:
    """Return other names of service, organization and place, each once.

    A confidential place has none: its name may tell where it is.
    """
    place = location.alternate_name if location and not confidential else ""
    names = (service.alternate_name, service.organization.alternate_name, place)
    told = {"", service.name, service.organization.name}
    return tuple(name for name in dict.fromkeys(names) if name not in told)
