"""Read the attributes of a record: needs, facts, and the terms of others."""

from collections.abc import Container, Iterator

from directory.listings.hsds.validation import Fields

NEEDS = "panah"
FACTS = "panah-attributes"
SHELTER = "shelter"
CONFIDENTIAL = "confidential_location"


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


def is_shelter(record: Fields) -> bool:
    """Whether a service, or one of its listings, shelters people."""
    owners = [record, *record.get("service_at_locations", [])]
    found = set[str]().union(*(codes(owner) for owner in owners))
    return any(code == SHELTER or code.startswith(f"{SHELTER}.") for code in found)


def says_confidential(owner: Fields) -> bool:
    """Whether an object asks that its place be told to nobody."""
    return any(
        value.lower() in ("yes", "true", "1") for value in facts(owner, CONFIDENTIAL)
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
