"""Read what older versions of HSDS say as HSDS 3.1 says it."""

from typing import Any

Object = dict[str, Any]

# Fields that have another name now, by the model that holds them.
RENAMED = {
    "Service": {
        "regular_schedules": "schedules", "regular_schedule": "schedules",
        "fundings": "funding", "urls": "additional_urls",
    },
    "ServiceAtLocation": {
        "regular_schedules": "schedules", "regular_schedule": "schedules",
    },
    "Location": {
        "regular_schedules": "schedules", "regular_schedule": "schedules",
        "accessibility_for_disabilities": "accessibility",
    },
    "Organization": {
        "url": "website", "year_inc": "year_incorporated", "fundings": "funding",
        "urls": "additional_websites",
    },
    "ServiceArea": {"service_area": "name"},
    "Language": {"language": "name"},
    "Phone": {"language": "languages"},
    "Accessibility": {"accessibility": "description"},
    "TaxonomyTerm": {"vocabulary": "taxonomy"},
}  # fmt: skip
ADDRESSES = {"physical_addresses": "physical", "postal_addresses": "postal"}
TERMS = ("service_taxonomys", "service_taxonomies", "service_taxonomy")
ELIGIBILITY = ("eligibilitys", "eligibilities", "eligibility")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ENGLISH = {
    name: DAYS[number]
    for number, day in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
    for name in (day, day[:3], day[:2])
}


def modern(kind: str, value: Object) -> Object:
    """Return an object of a kind with the names that HSDS 3.1 gives its fields."""
    renamed = RENAMED.get(kind, {})
    if not renamed.keys().isdisjoint(value):
        value = {newer(name, renamed, value): item for name, item in value.items()}
    match kind:
        case "Location":
            return with_addresses(value)
        case "Service":
            return with_ages(with_terms(value))
        case "Schedule":
            return with_day(value)
    return value


def newer(name: str, renamed: dict[str, str], value: Object) -> str:
    """Return the name of a field now, unless the object has both."""
    new = renamed.get(name, name)
    return name if new in value else new


def items(value: object) -> list[Any]:
    """Return what a field holds, as a list."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def with_addresses(value: Object) -> Object:
    """Return a location with one list of addresses, each with its type."""
    if ADDRESSES.keys().isdisjoint(value):
        return value
    rest = {name: item for name, item in value.items() if name not in ADDRESSES}
    typed = [
        one | {"address_type": kind} if isinstance(one, dict) else one
        for name, kind in ADDRESSES.items()
        for one in items(value.get(name))
    ]
    return rest | {"addresses": [*items(value.get("addresses")), *typed]}


def with_terms(value: Object) -> Object:
    """Return a service with its terms as attributes."""
    links = [link for name in TERMS for link in items(value.get(name))]
    if not links:
        return value
    rest = {name: item for name, item in value.items() if name not in TERMS}
    attributes = [
        {name: link[name] for name in ("id",) if name in link}
        | {"taxonomy_term": link.get("taxonomy") or link.get("taxonomy_term")}
        for link in links
        if isinstance(link, dict)
    ]
    return rest | {"attributes": [*items(value.get("attributes")), *attributes]}


def with_ages(value: Object) -> Object:
    """Return a service with ages and eligibility as fields of its own."""
    groups = [
        group
        for name in ELIGIBILITY
        for group in items(value.get(name))
        if isinstance(group, dict)
    ]
    if not groups:
        return value
    rest = {name: item for name, item in value.items() if name not in ELIGIBILITY}
    words = [str(group["eligibility"]) for group in groups if group.get("eligibility")]
    told: Object = {"eligibility_description": "\n".join(words)} if words else {}
    if len(groups) == 1:
        ages = ("minimum_age", "maximum_age")
        told |= {name: groups[0][name] for name in ages if name in groups[0]}
    return told | rest


def with_day(value: Object) -> Object:
    """Return a schedule of one named day of the week as a rule."""
    day = value.get("weekday")
    code = ENGLISH.get(day.strip().lower()) if isinstance(day, str) else None
    if not code or value.get("byday"):
        return value
    rest = {name: item for name, item in value.items() if name != "weekday"}
    return rest | {"byday": code, "freq": value.get("freq") or "WEEKLY"}
