"""Tell two publishers apart that count from one: only a UUID is nobody else's."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.hsds.draft.context import Identities
from directory.hsds.draft.of_record import numbered
from directory.hsds.parse.strict_json import shown
from directory.hsds.problems import Problem
from directory.hsds.redact.batch import Pair
from directory.hsds.schema.identifiers import UUID_FORM
from directory.listings.models import (
    Location,
    Organization,
    Service,
    ServiceAtLocation,
)

BEFORE_EACH = "put a word of your own before each id"
Found = dict[UUID, Any]


@dataclass(frozen=True, slots=True)
class Holders:
    """Who has the ids that are no UUIDs, by our ids.

    ``owners`` are the organizations that serve at each location.
    """

    organizations: Found
    services: Found
    owners: dict[UUID, set[UUID]]


def load_holders(
    session: Session, pairs: Sequence[Pair], identities: Identities
) -> Holders:
    """Return who has the short ids of a batch; without any, nothing is asked."""
    named: dict[Any, set[UUID]] = {Organization: set(), Service: set(), Location: set()}
    for prepared, _draft in pairs:
        for model, id_ in short_ids(prepared.record):
            if identities.knows(model, id_):
                named[model].add(identities.of(model, id_))
    organizations = select(Organization.id, Organization.name)
    services = select(Service.id, Service.name, Service.organization_id)
    served = select(ServiceAtLocation.location_id, Service.organization_id).join(
        Service, Service.id == ServiceAtLocation.service_id
    )
    owners: dict[UUID, set[UUID]] = {}
    for row in rows(session, served, ServiceAtLocation.location_id, named[Location]):
        owners.setdefault(row.location_id, set()).add(row.organization_id)
    return Holders(
        {r.id: r for r in rows(session, organizations, Organization.id,
                               named[Organization])},
        {r.id: r for r in rows(session, services, Service.id, named[Service])},
        owners,
    )  # fmt: skip


def rows(session: Session, statement: Any, column: Any, ids: Collection[UUID]) -> Any:
    """Return the rows of some ids."""
    return session.execute(statement.where(column.in_(ids))) if ids else ()


def short_ids(record: Any) -> Iterator[tuple[Any, str]]:
    """Yield the ids of a service, its organization and places that are no UUIDs."""
    found: list[tuple[Any, str]] = [(Service, record.id)]
    if record.organization:
        found.append((Organization, record.organization.id))
    for _path, listing in numbered(record):
        if listing.location:
            found.append((Location, listing.location.id))
    for model, id_ in found:
        if not UUID_FORM.fullmatch(id_):
            yield model, id_


def taken_ids(
    pair: Pair, identities: Identities, holders: Holders, *own: Collection[str]
) -> Iterable[Problem]:
    """Yield a problem for each id that another publisher's record has.

    ``own`` are the ids that this file has told of. A service or an organization of
    the same name is the same one, whatever else has changed.
    """
    prepared, draft = pair
    record, source = prepared.record, prepared.source
    stored = holders.services.get(draft.service.head.id)
    if stored and same(stored.name, record.name):
        return
    owner = holders.organizations.get(draft.organization_id)
    told = record.organization
    if owner and told and not same(owner.name, told.name) and not known(told.id, own):
        reason = f"the directory has it for {shown(owner.name)}; {BEFORE_EACH}"
        yield source.problem("organization.id", reason)
    if stored and stored.organization_id != draft.organization_id:
        reason = f"the directory has it for {shown(stored.name)}; {BEFORE_EACH}"
        yield source.problem("id", reason)
    for path, listing in numbered(record):
        place = listing.location.id if listing.location else ""
        owners = holders.owners.get(identities.of(Location, place)) if place else None
        if owners and not known(place, own) and draft.organization_id not in owners:
            reason = f"the directory has it for another organization; {BEFORE_EACH}"
            yield source.problem(f"{path}.location.id", reason)


def known(id_: str, own: Iterable[Collection[str]]) -> bool:
    """Whether this file has told of an id."""
    return any(id_ in ids for ids in own)


def same(one: str, other: str) -> bool:
    """Whether two names are one, whatever their case."""
    return one.casefold() == other.casefold()
