"""Find which rows a batch of records means, in a handful of queries."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from directory.hsds.attributes import terms_of
from directory.hsds.draft.context import Identities
from directory.hsds.schema.validation import Fields
from directory.listings.models import (
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)

Model = type[Organization] | type[Location] | type[Service] | type[ServiceAtLocation]


def load_identities(
    session: Session, records: Iterable[Fields], places: Iterable[str]
) -> Identities:
    """Return the rows that the records name, by HSDS id or by ours; places too."""
    named: dict[Model, set[str]] = {Location: set(places)}
    codes = set()
    for record in records:
        for model, external_id in ids_in(record):
            named.setdefault(model, set()).add(external_id)
        codes |= set(term_codes(record))
    found = Identities()
    for model, ids in named.items():
        for external_id, row_id in known_rows(session, model, ids):
            found.records[model.__tablename__, external_id] = row_id
    terms = select(TaxonomyTerm).where(TaxonomyTerm.code.in_(codes))
    for term in session.scalars(terms):
        found.terms[term.taxonomy, term.code] = term.id
    return found


def ids_in(record: Fields) -> Iterator[tuple[Model, str]]:
    """Yield every record that a service names, itself included."""
    yield Service, record["id"]
    organization = record.get("organization", {})
    for external_id in (
        organization.get("id"),
        organization.get("parent_organization_id"),
        record.get("organization_id"),
    ):
        if external_id:
            yield Organization, external_id
    for listing in record.get("service_at_locations", []):
        yield ServiceAtLocation, listing["id"]
        for external_id in location_ids(listing):
            yield Location, external_id


def location_ids(listing: Fields) -> Iterator[str]:
    """Yield the ids by which a listing names its location."""
    names = listing.get("location", {}).get("id"), listing.get("location_id")
    yield from filter(None, names)


def term_codes(record: Fields) -> Iterator[str]:
    """Yield what the record's terms are filed under."""
    owners = (
        record,
        record.get("organization", {}),
        *record.get("service_at_locations", []),
    )
    for owner in owners:
        for _, _, term in terms_of(owner):
            yield term.get("code") or term["name"][:64] or term["id"]


def known_rows(
    session: Session, model: Model, ids: set[str]
) -> Iterator[tuple[str, UUID]]:
    """Yield HSDS id and our id of the rows that exist."""
    ours = {UUID(external_id) for external_id in ids}
    wanted = or_(model.external_id.in_(ids), model.id.in_(ours))
    for external_id, row_id in session.execute(
        select(model.external_id, model.id).where(wanted)
    ):
        yield external_id or str(row_id), row_id
