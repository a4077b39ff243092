"""Read the attributes of a record: needs, facts, and the terms of others."""

from collections.abc import Container, Iterator

from directory.hsds.schema.validation import Fields
from directory.listings import confidentiality
from directory.listings.confidentiality import CONFIDENTIAL
from seed_data.taxonomy import term_id

NEEDS = "panah"
FACTS = "panah-attributes"


def terms_of(owner: Fields) -> Iterator[tuple[int, Fields, Fields]]:
    """Yield position, attribute and term of each attribute that names a term."""
    for index, attribute in enumerate(owner.get("attributes", [])):
        if term := attribute.get("taxonomy_term"):
            yield index, attribute, term


def codes(owner: Fields) -> set[str]:
    """Return the needs that an object names."""
    return {
        term.get("code", "")
        for _, _, term in terms_of(owner)
        if term.get("taxonomy") == NEEDS
    }


def facts(owner: Fields, code: str) -> list[str]:
    """Return the values of a fact, in their order."""
    return [
        attribute.get("value", "")
        for _, attribute, term in terms_of(owner)
        if term.get("taxonomy") == FACTS and term.get("code") == code
    ]


def all_needs(record: Fields) -> set[str]:
    """Return the needs that a service or one of its listings meets."""
    owners = [record, *record.get("service_at_locations", [])]
    return set[str]().union(*(codes(owner) for owner in owners))


def says_confidential(value: object) -> bool:
    """Whether an object, or any object in it, asks that its place be told to nobody."""
    if isinstance(value, list):
        return any(map(says_confidential, value))
    if not isinstance(value, dict):
        return False
    return any(map(is_secret, value.get("attributes", []))) or any(
        map(says_confidential, value.values())
    )


def is_secret(attribute: Fields) -> bool:
    """Whether an attribute is the one that hides a place, by any of its names."""
    term = attribute.get("taxonomy_term", {})
    ids = {term.get("id"), attribute.get("taxonomy_term_id")}
    return confidentiality.says_confidential(
        attribute.get("value", ""),
        term.get("code"),
        term.get("name"),
        attribute.get("label"),
        CONFIDENTIAL if term_id(FACTS, CONFIDENTIAL) in ids else None,
    )


def unknown_needs(record: Fields, known: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield field and reason for each need that our taxonomy does not have."""
    listings = record.get("service_at_locations", [])
    owners = [("", record)] + [
        (f"service_at_locations[{index}].", listing)
        for index, listing in enumerate(listings)
    ]
    for path, owner in owners:
        for index, _, term in terms_of(owner):
            code = term.get("code", "")
            if term.get("taxonomy") == NEEDS and code not in known:
                field = f"{path}attributes[{index}].taxonomy_term.code"
                yield field, f"the taxonomy {NEEDS} has no code {code!r}"
