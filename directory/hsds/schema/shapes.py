"""What the table of HSDS objects is written with: shapes, and fields they share."""

from dataclasses import dataclass

from directory.hsds.schema.field_types import (
    Checker,
    check_uuid,
    name_of,
    one_of,
    text_of,
)
from directory.listings.vocabulary import LocationType


@dataclass(frozen=True, slots=True)
class One:
    """A field that holds another object."""

    kind: str


@dataclass(frozen=True, slots=True)
class Many:
    """A field that holds a list of objects."""

    kind: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What an object may hold, and what it must."""

    fields: dict[str, Checker | One | Many]
    required: tuple[str, ...] = ("id",)


TEXT, NAME, SHORT = text_of(), name_of(), name_of(64)
PLACE = one_of(*LocationType)

# A name alone stands for itself: the fields that every object shares.
IDS = dict.fromkeys(
    (
        "id", "organization_id", "program_id", "service_id", "location_id", "phone_id",
        "service_at_location_id", "contact_id", "parent_organization_id", "link_id",
        "taxonomy_term_id", "parent_id", "taxonomy_id", "unit_id", "resource_id",
    ),
    check_uuid,
)  # fmt: skip


def ids(*names: str) -> dict[str, Checker | One | Many]:
    """Return the fields that point at other objects."""
    return {name: IDS[name] for name in ("id", *names)}


def all_of(
    checker: Checker | One | Many, *names: str
) -> dict[str, Checker | One | Many]:
    """Return fields that are checked alike."""
    return dict.fromkeys(names, checker)


ABOUT: dict[str, Checker | One | Many] = {
    "attributes": Many("attribute"),
    "metadata": Many("metadata"),
}
REACHED_BY: dict[str, Checker | One | Many] = {
    "contacts": Many("contact"),
    "phones": Many("phone"),
    "schedules": Many("schedule"),
}
OWN_WORDS: dict[str, Checker | One | Many] = {
    "text_language": name_of(16),
    "translations": Many("translation"),
}
