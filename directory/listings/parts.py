"""The rows that make up listings, each kind read in one query for all of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from directory.database import Base
from directory.listings.models import (
    Accessibility,
    Address,
    Attribute,
    Contact,
    CostOption,
    FieldTier,
    Phone,
    RequiredDocument,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
    ServiceCapacity,
    SpokenLanguage,
    Translation,
    Url,
)

Owner = tuple[str, UUID]
Owners = dict[str, Collection[UUID]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What belongs to a listing, to its service, or to all services at its location.

    Kinds that were not asked for are empty.
    """

    accessibility: Sequence[Accessibility] = ()
    addresses: Sequence[Address] = ()
    areas: Sequence[ServiceArea] = ()
    attributes: Sequence[Attribute] = ()
    capacities: Sequence[ServiceCapacity] = ()
    contacts: Sequence[Contact] = ()
    costs: Sequence[CostOption] = ()
    documents: Sequence[RequiredDocument] = ()
    languages: Sequence[SpokenLanguage] = ()
    organization_contacts: Sequence[Contact] = ()
    organization_phones: Sequence[Phone] = ()
    organization_translations: Sequence[Translation] = ()
    phones: Sequence[Phone] = ()
    schedules: Sequence[Schedule] = ()
    tiers: Sequence[FieldTier] = ()
    translations: Sequence[Translation] = ()
    urls: Sequence[Url] = ()


# A row that names a listing or a location holds for that one alone, also where it
# names the service beside it: the first column that is filled says whose it is.
OF_LISTING: Final = ("service_at_location_id", "location_id", "service_id")
OF_SERVICE: Final = ("service_id",)
# Each kind with the columns that say whose a row is, wholes before their parts.
KINDS: Final[Mapping[str, tuple[type[Base], tuple[str, ...]]]] = {
    "accessibility": (Accessibility, ("location_id",)),
    "addresses": (Address, ("location_id",)),
    "areas": (ServiceArea, OF_LISTING),
    "attributes": (Attribute, ("service_id", "organization_id")),
    "capacities": (ServiceCapacity, OF_SERVICE),
    "contacts": (Contact, OF_LISTING),
    "costs": (CostOption, OF_SERVICE),
    "documents": (RequiredDocument, OF_SERVICE),
    "organization_translations": (Translation, ("organization_id",)),
    "phones": (Phone, (*OF_LISTING, "contact_id")),
    "organization_contacts": (Contact, ("organization_id",)),
    "organization_phones": (Phone, ("organization_id", "contact_id")),
    "languages": (SpokenLanguage, (*OF_LISTING, "phone_id")),
    "schedules": (Schedule, OF_LISTING),
    "tiers": (FieldTier, OF_SERVICE),
    "translations": (Translation, OF_SERVICE),
    "urls": (Url, OF_SERVICE),
}
# A row that is loaded for a listing may own others in turn.
OWNS: Final = {
    "contacts": "contact_id",
    "organization_contacts": "contact_id",
    "phones": "phone_id",
    "organization_phones": "phone_id",
}


def load_parts(
    session: Session,
    listings: Sequence[ServiceAtLocation],
    kinds: Collection[str] = KINDS.keys(),
) -> dict[UUID, Parts]:
    """Return the parts of listings by their ids.

    Of each kind, those of the listing stand before those of its place, of its service
    and of their contacts, each as its publisher orders them.
    """
    owners = {listing.id: owners_of(listing) for listing in listings}
    parts: dict[UUID, dict[str, list[Any]]] = {key: {} for key in owners}
    for name, (model, columns) in KINDS.items():
        if name not in kinds:
            continue
        found = rows_by_owner(session, model, columns, owners.values())
        for key, own in owners.items():
            mine = [
                row
                for column in columns
                for owner in own.get(column, ())
                for row in sorted(found[column, owner], key=place_of)
            ]
            parts[key][name] = mine
            if name in OWNS:
                # The organization's contacts own none of the numbers before.
                before = own.get("phone_id", ()) if OWNS[name] == "phone_id" else ()
                own[OWNS[name]] = [*before, *(row.id for row in mine)]
    return {key: Parts(**found) for key, found in parts.items()}


def place_of(row: Any) -> tuple[int, int]:
    """Return what orders the rows of one owner: the publisher, else their ids."""
    return getattr(row, "position", 0) or 0, row.id.int


def owners_of(listing: ServiceAtLocation) -> Owners:
    """Return whose rows are parts of a listing, by the column that points there."""
    place = {listing.location_id} if listing.location_id else set()
    return {
        "service_at_location_id": {listing.id},
        "location_id": place,
        "service_id": {listing.service_id},
        "organization_id": {listing.service.organization_id},
    }


def rows_by_owner(
    session: Session,
    model: type[Base],
    columns: tuple[str, ...],
    owners: Iterable[Owners],
) -> Mapping[Owner, list[Any]]:
    """Return the rows of one table by the column and the id of whose they are."""
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for own in owners:
        for column in columns:
            wanted[column].update(own.get(column, ()))
    mine = [getattr(model, column).in_(ids) for column, ids in wanted.items() if ids]
    by_owner: dict[Owner, list[Any]] = defaultdict(list)
    if not mine:
        return by_owner
    statement = select(model).where(or_(*mine))
    if model is Attribute:
        statement = statement.options(joinedload(Attribute.taxonomy_term))
    for row in session.scalars(statement):
        filled = (column for column in columns if getattr(row, column))
        column = next(filled)
        by_owner[column, getattr(row, column)].append(row)
    return by_owner
