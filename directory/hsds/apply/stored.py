"""Read back what is stored of records, all parts with them, as plain values."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from directory.database import Base
from directory.hsds.draft.rows import (
    Key,
    Stored,
    table_of,
)
from directory.listings.models import (
    Accessibility,
    Address,
    Attribute,
    Contact,
    CostOption,
    Location,
    Organization,
    Phone,
    Program,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceCapacity,
    SpokenLanguage,
    Translation,
    Url,
)

HEADS: dict[str, type[Base]] = {
    "organization_id": Organization,
    "location_id": Location,
    "service_id": Service,
}
LISTING = ("service_id", "service_at_location_id", "location_id")
# Each table with the columns by which a row belongs to a record, wholes before parts.
OWNED: tuple[tuple[type[Base], tuple[str, ...]], ...] = (
    (ServiceAtLocation, ("service_id",)),
    (Contact, (*LISTING, "organization_id")),
    (Phone, (*LISTING, "organization_id", "contact_id")),
    (SpokenLanguage, (*LISTING, "phone_id")),
    (Schedule, LISTING),
    (ServiceArea, LISTING),
    (Attribute, ("service_id", "organization_id")),
    (Translation, ("service_id", "organization_id")),
    (Url, ("service_id", "organization_id")),
    (Program, ("service_id", "organization_id")),
    (CostOption, ("service_id",)),
    (RequiredDocument, ("service_id",)),
    (ServiceCapacity, ("service_id",)),
    (Address, ("location_id",)),
    (Accessibility, ("location_id",)),
)


def load_stored(session: Session, keys: Iterable[Key]) -> Stored:
    """Return what is stored of records, by the key of the head."""
    keys = set(keys)
    stored: Stored = {}
    owners: dict[str, dict[UUID, Key]] = {}
    for column, model in HEADS.items():
        table = table_of(model)
        ids = {row_id for name, row_id in keys if name == table.name}
        owners[column] = {row_id: (table.name, row_id) for row_id in ids}
        for row in session.execute(select(table).where(table.c.id.in_(ids))):
            key = table.name, row.id
            stored[key] = {key: dict(row._mapping)}
    for model, columns in OWNED:
        load_parts(session, model, columns, owners, stored)
    return stored


def load_parts(
    session: Session,
    model: type[Base],
    columns: tuple[str, ...],
    owners: dict[str, dict[UUID, Key]],
    stored: Stored,
) -> None:
    """Add one table's rows to the records that they belong to."""
    table = table_of(model)
    belongs = [table.c[name].in_(owners[name]) for name in columns if owners.get(name)]
    if not belongs:
        return
    mine = owners.setdefault(f"{table.name}_id", {})
    for row in session.execute(select(table).where(or_(*belongs))):
        values = dict(row._mapping)
        head = next(
            owners[name][values[name]]
            for name in columns
            if values[name] in owners.get(name, ())
        )
        mine[row.id] = head
        stored.setdefault(head, {})[table.name, row.id] = values
