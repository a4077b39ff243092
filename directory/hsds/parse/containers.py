"""Find the services in what publishers send: pages, organizations, links to places."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from directory.hsds.parse.strict_json import shown
from directory.hsds.problems import Problem, Reading, Remark

# HSDS 3 calls the list of a page so, Open Referral UK 1.0 and its guidance otherwise.
PAGE_KEYS = ("contents", "content", "services")
OF_AN_ORGANIZATION = "services"
NAMES = {"id", "name"}
# What an organization has and a service has not.
TELLS_AN_ORGANIZATION = {
    "website", "tax_status", "tax_id", "legal_status", "year_incorporated",
    "parent_organization_id", "organization_identifiers", "additional_websites",
}  # fmt: skip
TELLS_A_SERVICE = {
    "status", "organization", "organization_id", "service_at_locations", "schedules",
    "service_areas", "cost_options", "eligibility_description",
}  # fmt: skip
DEEPEST = 4  # a page of organizations with services is two
MOST_NAMED = 6  # fields of what is no service, to tell it
Object = dict[str, Any]


def services_in(reading: Reading) -> Reading:
    """Yield each service that was read, alone, with its organization."""
    more = 0
    for read in reading:
        if isinstance(read, Remark):
            yield read
            continue
        if isinstance(read, Problem):
            yield replace(read, record=read.record + more) if read.record else read
            continue
        found = list(unfolded(read.value))
        first = read.record + more if read.record else len(found) > 1
        for number, one in enumerate(found, first):
            record = number if first else 0
            if isinstance(one, Refusal):
                yield Problem(read.line, "", str(one), record)
            else:
                yield replace(read, value=one, record=record)
        more += len(found) - 1 if read.record else 0


class Refusal(str):
    """Why there is no service in a value."""

    __slots__ = ()


def unfolded(value: Any, depth: int = 0) -> Iterator[Any]:
    """Yield the services in a value; a Refusal where it is none and holds none."""
    if not isinstance(value, dict):
        yield value
    elif (key := list_key(value)) and depth < DEEPEST:
        for one in value[key]:
            for service in unfolded(one, depth + 1):
                yield with_owner(service, value) if is_organization(value) else service
    elif isinstance(value.get("service"), dict):
        yield as_service(value)
    elif tells_an_organization(value):
        yield Refusal("this is an organization without services; services are read")
    elif value.keys().isdisjoint(NAMES):
        named = ", ".join(shown(name) for name in list(value)[:MOST_NAMED])
        yield Refusal(
            f"there is no service in it, and no {' or '.join(PAGE_KEYS)} with"
            f" services; it has {named or 'nothing'}"
        )
    else:
        yield value


def list_key(value: Object) -> str | None:
    """Return under which name an object holds a list of services, if it does."""
    keys = PAGE_KEYS if value.keys().isdisjoint(NAMES) else (OF_AN_ORGANIZATION,)
    return next((key for key in keys if isinstance(value.get(key), list)), None)


def is_organization(value: Object) -> bool:
    """Whether an object that holds services is the organization that offers them."""
    return not value.keys().isdisjoint(NAMES)


def tells_an_organization(value: Object) -> bool:
    """Whether an object is an organization of which no service is told."""
    is_service = not value.keys().isdisjoint(TELLS_A_SERVICE)
    return not is_service and not value.keys().isdisjoint(TELLS_AN_ORGANIZATION)


def with_owner(service: Any, organization: Object) -> Any:
    """Return a service with its organization, unless it tells of one itself."""
    if not isinstance(service, dict):
        return service
    service = with_places(service, organization)
    own = service.get("organization")
    if isinstance(own, dict) and own.get("name"):
        return service
    owner = {
        name: item for name, item in organization.items() if name != OF_AN_ORGANIZATION
    }
    return service | {"organization": owner}


def with_places(service: Object, organization: Object) -> Object:
    """Return a service with those places of its organization that it only names."""
    links = service.get("service_at_locations")
    held = organization.get("locations")
    if not isinstance(links, list) or not isinstance(held, list):
        return service
    places = {str(one.get("id")): one for one in held if isinstance(one, dict)}
    told = [
        link | {"location": places[str(link["location_id"])]}
        if isinstance(link, dict)
        and not link.get("location")
        and str(link.get("location_id")) in places
        else link
        for link in links
    ]
    return service | {"service_at_locations": told}


def as_service(listing: Object) -> Object:
    """Return the service of a link to a place, with that place."""
    service: Object = listing["service"]
    link = {name: item for name, item in listing.items() if name != "service"}
    if not link.get("location") and not link.get("location_id"):
        return service
    others = service.get("service_at_locations")
    links = [*(others if isinstance(others, list) else ()), link]
    return service | {"service_at_locations": merged(links)}


def merged(links: Iterable[Any]) -> list[Any]:
    """Return links to places without the shorter ones of those that come twice."""
    by_id: dict[Any, Any] = {}
    for position, link in enumerate(links):
        key = link.get("id") if isinstance(link, dict) else None
        known = by_id.get(str(key) if key is not None else position)
        if known is None or len(link) > len(known):
            by_id[str(key) if key is not None else position] = link
    return list(by_id.values())
