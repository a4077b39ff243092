"""Accept the records that fit what is stored; say why the others do not."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.hsds.apply.taken_ids import load_holders, taken_ids
from directory.hsds.draft.context import Identities
from directory.hsds.draft.of_record import numbered
from directory.hsds.draft.rows import table_of
from directory.hsds.draft.service import Draft
from directory.hsds.prepared import Prepared
from directory.hsds.problems import Problem
from directory.hsds.redact.batch import (
    Pair,
)
from directory.listings.models import (
    Location,
    Organization,
    ServiceAtLocation,
)


def accept(
    session: Session,
    pairs: Sequence[Pair],
    identities: Identities,
    earlier: set[str],
) -> tuple[list[Pair], list[Problem]]:
    """Return the records that fit what is stored, and why others are refused."""
    embedded = {
        str(cluster.head.values["external_id"])
        for _, draft in pairs
        for cluster in draft.clusters
    }
    owners = listing_owners(session, [draft for _, draft in pairs])
    holders = load_holders(session, pairs, identities)
    told: set[str] = set()
    accepted: list[Pair] = []
    refused: list[Problem] = []
    for prepared, draft in pairs:
        problems = [
            *unknown_references(prepared, identities, earlier | embedded),
            *foreign_listings(prepared, draft, owners),
            *taken_ids((prepared, draft), identities, holders, earlier, told),
        ]
        if problems:
            refused.extend(problems)
            continue
        accepted.append((prepared, draft))
        told |= {str(one.head.values["external_id"]) for one in draft.clusters}
        owners |= dict.fromkeys(draft.listing_ids, draft.service.head.id)
    earlier |= embedded
    return accepted, refused


def unknown_references(
    prepared: Prepared, identities: Identities, known: set[str]
) -> Iterable[Problem]:
    """Yield what the record points at although nobody has told of it."""
    record, source = prepared.record, prepared.source
    reason = "neither this file nor the directory has it"
    if not record.organization:
        named = record.organization_id
        if not identities.knows(Organization, named) and named not in known:
            yield source.problem("organization_id", reason)
    for path, listing in numbered(record):
        named = "" if listing.location else listing.location_id
        if named and not identities.knows(Location, named) and named not in known:
            yield source.problem(f"{path}.location_id", reason)


def listing_owners(session: Session, drafts: Iterable[Draft]) -> dict[UUID, UUID]:
    """Return whose each listing is, by our ids."""
    ids = [listing_id for draft in drafts for listing_id in draft.listing_ids]
    table = table_of(ServiceAtLocation)
    rows = session.execute(
        select(table.c.id, table.c.service_id).where(table.c.id.in_(ids))
    )
    return {row.id: row.service_id for row in rows}


def foreign_listings(
    prepared: Prepared, draft: Draft, owners: dict[UUID, UUID]
) -> Iterable[Problem]:
    """Yield a problem for each listing that is another service's."""
    mine = draft.service.head.id
    for index, listing_id in enumerate(draft.listing_ids):
        if owners.get(listing_id, mine) != mine:
            yield prepared.source.problem(
                f"service_at_locations[{index}].id", "another service has this id"
            )
