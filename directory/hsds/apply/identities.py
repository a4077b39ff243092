"""Find which rows a batch of records means, in a handful of queries."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from directory.hsds.attributes import filed_under, terms_of
from directory.hsds.coarse_places import place_ids
from directory.hsds.draft.context import Identities
from directory.hsds.schema import main_objects as records
from directory.hsds.schema.identifiers import uuid_of
from directory.hsds.schema.objects import Described
from directory.listings.models import (
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)

Model = type[Organization] | type[Location] | type[Service] | type[ServiceAtLocation]


def load_identities(
    session: Session, batch: Iterable[records.Service], places: Iterable[str]
) -> Identities:
    """Return the rows that the records name, by HSDS id or by ours; places too."""
    named: dict[Model, set[str]] = {Location: set(places)}
    codes = set()
    for record in batch:
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


def ids_in(record: records.Service) -> Iterator[tuple[Model, str]]:
    """Yield every record that a service names, itself included."""
    yield Service, record.id
    if record.organization:
        yield Organization, record.organization.id
        if record.organization.parent_organization_id:
            yield Organization, record.organization.parent_organization_id
    if record.organization_id:
        yield Organization, record.organization_id
    for listing in record.service_at_locations:
        yield ServiceAtLocation, listing.id
        for external_id in place_ids(listing):
            yield Location, external_id


def term_codes(record: records.Service) -> Iterator[str]:
    """Yield what the record's terms are filed under."""
    owners: list[Described] = [record, *record.service_at_locations]
    if record.organization:
        owners.append(record.organization)
    for owner in owners:
        for _, _, term in terms_of(owner):
            yield filed_under(term)[1]


def known_rows(
    session: Session, model: Model, ids: set[str]
) -> Iterator[tuple[str, UUID]]:
    """Yield HSDS id and our id of the rows that exist."""
    ours = {uuid_of(external_id, model.__tablename__) for external_id in ids}
    wanted = or_(model.external_id.in_(ids), model.id.in_(ours))
    for external_id, row_id in session.execute(
        select(model.external_id, model.id).where(wanted)
    ):
        yield external_id or str(row_id), row_id
