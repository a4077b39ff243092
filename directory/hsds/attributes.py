"""Read the attributes of a record: needs, facts, and the terms of others."""

from collections.abc import Container, Iterator, Mapping, Sequence, Set

from directory.hsds.schema.base import HsdsObject
from directory.hsds.schema.main_objects import (
    Address,
    Location,
    Service,
    ServiceAtLocation,
)
from directory.hsds.schema.objects import Attribute, Described, TaxonomyTerm
from directory.listings.confidentiality import (
    BESIDE,
    CONFIDENTIAL,
    is_secret_alone,
    says_confidential,
    says_place_is_secret,
)
from seed_data.attribute_values import AT_THE_DOOR
from seed_data.attributes import FACTS, FACTS_TAXONOMY, is_known_value
from seed_data.taxonomy import NEEDS_TAXONOMY, term_id

CONFIDENTIAL_TERM = term_id(FACTS_TAXONOMY, CONFIDENTIAL)
NOTHING: frozenset[str] = frozenset()
# Where publishers without our attribute say it: "Address confidential".
WORDS_ON_PLACES: Mapping[type[HsdsObject], tuple[str, ...]] = {
    Location: ("name", "alternate_name", "description", "transportation"),
    Address: (
        "attention", "address_1", "address_2", "city", "region", "state_province",
        "postal_code",
    ),
    ServiceAtLocation: ("description",),
    Service: ("name", "alternate_name", "description", "alert", "application_process"),
}  # fmt: skip


def terms_of(owner: Described) -> Iterator[tuple[int, Attribute, TaxonomyTerm]]:
    """Yield position, attribute and term of each attribute that names a term."""
    for index, attribute in enumerate(owner.attributes):
        if attribute.taxonomy_term:
            yield index, attribute, attribute.taxonomy_term


def codes(owner: Described) -> set[str]:
    """Return the needs that an object names."""
    return {
        term.code for _, _, term in terms_of(owner) if term.taxonomy == NEEDS_TAXONOMY
    }


def facts(owner: Described, code: str) -> list[str]:
    """Return the values of a fact, in their order."""
    return [
        attribute.value
        for _, attribute, term in terms_of(owner)
        if term.taxonomy == FACTS_TAXONOMY and term.code == code
    ]


def filed_under(term: TaxonomyTerm) -> tuple[str, str]:
    """Return the vocabulary and the code by which a term is known."""
    return term.taxonomy or "other", term.code or term.name[:64] or term.id


def all_needs(record: Service) -> set[str]:
    """Return the needs that a service or one of its listings meets."""
    owners = (record, *record.service_at_locations)
    return set[str]().union(*(codes(owner) for owner in owners))


def asks_for_secrecy(value: HsdsObject, besides: Set[str] = NOTHING) -> bool:
    """Whether an object, or any object in it, asks that its place be told to nobody.

    ``besides`` are fields of the object itself that do not count.
    """
    if isinstance(value, Attribute):
        return is_secret(value)
    return says_so_in_words(value) or any(
        asks_for_secrecy(one)
        for name, held in value.parts()
        if name not in besides
        for one in held
    )


def says_so_in_words(value: HsdsObject) -> bool:
    """Whether an object says in its own words that its place is told to nobody."""
    for kind, names in WORDS_ON_PLACES.items():
        if isinstance(value, kind):
            texts = [getattr(value, name) for name in names]
            if kind is Service:
                return any(says_place_is_secret(text, BESIDE) for text in texts)
            return any(
                is_secret_alone(text) or says_place_is_secret(text) for text in texts
            )
    return False


def is_secret(attribute: Attribute) -> bool:
    """Whether an attribute is one that hides a place, by any of its names."""
    term = attribute.taxonomy_term
    ids = {term.id if term else "", attribute.taxonomy_term_id}
    return says_confidential(
        attribute.value,
        term.code if term else None,
        term.name if term else None,
        attribute.label,
        CONFIDENTIAL if CONFIDENTIAL_TERM in ids else None,
    )


def is_confidential(location: Location) -> bool:
    """Whether a location, as it was redacted, is one of which nothing is told."""
    return any(map(is_secret, location.attributes))


def owners_in(record: Service) -> Iterator[tuple[str, Described]]:
    """Yield what of a record may carry needs and facts, each with its path."""
    yield "", record
    for index, listing in enumerate(record.service_at_locations):
        yield f"service_at_locations[{index}].", listing


def unknown_conditions(record: Service) -> Iterator[tuple[str, str]]:
    """Yield field and reason for each condition at the door that says nothing known.

    One that were only left out would send a woman to a door that stays shut.
    """
    owners = list(owners_in(record))
    if record.organization:
        owners.append(("organization.", record.organization))
    for path, owner in owners:
        for index, attribute, term in terms_of(owner):
            if term.taxonomy != FACTS_TAXONOMY or term.code not in AT_THE_DOOR:
                continue
            if not is_known_value(term.code, attribute.value):
                yield (
                    f"{path}attributes[{index}].value",
                    f"{attribute.value!r} says nothing of {term.code}: it is "
                    f"{one_of(FACTS[term.code].values)}",
                )


def one_of(values: Sequence[str]) -> str:
    """Return the values that are known, for whoever mends a record."""
    first, *_, last = values
    return f"{first} or {last}" if len(values) == 2 else f"a number, {first} to {last}"


def unknown_needs(record: Service, known: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield field and reason for each need that our taxonomy does not have."""
    for path, owner in owners_in(record):
        for index, _, term in terms_of(owner):
            if term.taxonomy == NEEDS_TAXONOMY and term.code not in known:
                field = f"{path}attributes[{index}].taxonomy_term.code"
                yield field, f"the taxonomy {NEEDS_TAXONOMY} has no code {term.code!r}"
