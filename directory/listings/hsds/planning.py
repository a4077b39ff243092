"""Plan what a batch of records changes; what is planned is written elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.listings.hsds.differences import Delta, compare
from directory.listings.hsds.drafting import Identities
from directory.listings.hsds.drafts import Draft, numbered
from directory.listings.hsds.preparing import Prepared
from directory.listings.hsds.problems import Problem
from directory.listings.hsds.protection import kept_secret, relied_on
from directory.listings.hsds.rows import Cluster, Key, table_of
from directory.listings.hsds.stored import Stored, load_stored
from directory.listings.models import (
    Location,
    Organization,
    Service,
    ServiceAtLocation,
)
from directory.listings.publishing import STANDING_AGAINST, VERDICTS, Backing, Verdict
from directory.listings.vocabulary import Publication


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a stored service stands."""

    publication: Publication
    proposed: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Step:
    """What one record does: its verdict, and the service's own difference."""

    prepared: Prepared
    draft: Draft
    standing: Standing | None
    verdict: Verdict
    delta: Delta
    differs: bool

    @property
    def service_id(self) -> UUID:
        """Return our id of the service."""
        return self.draft.service.head.id

    @property
    def republished(self) -> bool:
        """Whether the service begins to stand otherwise than it does."""
        before = self.standing.publication if self.standing else None
        return self.verdict.applies and before != self.verdict.publication


@dataclass(slots=True)
class Plan:
    """What a batch changes: steps, differences of shared records, and findings."""

    steps: list[Step] = field(default_factory=list)
    shared: dict[Key, Delta] = field(default_factory=dict)
    refused: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


Pair = tuple[Prepared, Draft]


def make_plan(
    session: Session,
    pairs: Sequence[Pair],
    identities: Identities,
    backing: Backing,
    earlier: set[str],
    *,
    lock: bool,
) -> Plan:
    """Return what the records change, as the database stands in this session.

    ``earlier`` are HSDS ids of organizations and locations that the file has told
    of before, for when nothing of it is written yet; ``lock`` holds the services
    until the end of the transaction.
    """
    plan = Plan()
    pairs = accept(session, pairs, identities, earlier, plan)
    standings = load_standings(session, [draft for _, draft in pairs], lock=lock)
    verdicts = [verdict(standings, draft, backing) for _, draft in pairs]
    stored = load_stored(
        session, [cluster for _, draft in pairs for cluster in draft.clusters]
    )
    applied = [pair for pair, one in zip(pairs, verdicts, strict=True) if one.applies]
    plan_shared(session, applied, stored, backing, plan)
    for (prepared, draft), one in zip(pairs, verdicts, strict=True):
        delta = compare(draft.service, stored.get(draft.service.head.key))
        differs = not one.applies and differs_from(stored, draft)
        standing = standings.get(draft.service.head.id)
        plan.steps.append(Step(prepared, draft, standing, one, delta, differs))
        noted = (prepared.source.problem(*note) for note in draft.notes)
        plan.notes.extend([*prepared.notes, *noted])
    return plan


def differs_from(stored: Stored, draft: Draft) -> bool:
    """Whether a record says anything that is not stored."""
    return any(
        compare(cluster, stored.get(cluster.head.key)) for cluster in draft.clusters
    )


def verdict(standings: dict[UUID, Standing], draft: Draft, backing: Backing) -> Verdict:
    """Return what a record may do."""
    standing = standings.get(draft.service.head.id)
    return VERDICTS[standing.publication if standing else None, backing]


def load_standings(
    session: Session, drafts: Iterable[Draft], *, lock: bool
) -> dict[UUID, Standing]:
    """Return where the stored services stand, by our id."""
    ids = [draft.service.head.id for draft in drafts]
    statement = select(Service.id, Service.publication, Service.proposed)
    statement = statement.where(Service.id.in_(ids)).order_by(Service.id)
    if lock:
        statement = statement.with_for_update()
    return {row.id: Standing(row[1], row[2]) for row in session.execute(statement)}


def accept(
    session: Session,
    pairs: Sequence[Pair],
    identities: Identities,
    earlier: set[str],
    plan: Plan,
) -> list[Pair]:
    """Return the records that fit what is stored; the others are refused."""
    embedded = {
        str(cluster.head.values["external_id"])
        for _, draft in pairs
        for cluster in draft.clusters
    }
    owners = listing_owners(session, [draft for _, draft in pairs])
    accepted = []
    for prepared, draft in pairs:
        problems = [
            *unknown_references(prepared, identities, earlier | embedded),
            *foreign_listings(prepared, draft, owners),
        ]
        if problems:
            plan.refused.extend(problems)
            continue
        accepted.append((prepared, draft))
        owners |= dict.fromkeys(draft.listing_ids, draft.service.head.id)
    earlier |= embedded
    return accepted


def unknown_references(
    prepared: Prepared, identities: Identities, known: set[str]
) -> Iterable[Problem]:
    """Yield what the record points at although nobody has told of it."""
    record, source = prepared.record, prepared.source
    reason = "neither this file nor the directory has it"
    if "organization" not in record:
        named = record["organization_id"]
        if not identities.knows(Organization, named) and named not in known:
            yield source.problem("organization_id", reason)
    for path, listing in numbered(record):
        named = None if "location" in listing else listing.get("location_id")
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


def plan_shared(
    session: Session,
    pairs: Iterable[Pair],
    stored: Stored,
    backing: Backing,
    plan: Plan,
) -> None:
    """Plan what changes in organizations and locations, which others may rely on."""
    pairs = list(pairs)
    last: dict[Key, tuple[Cluster, Prepared]] = {}
    for prepared, draft in pairs:
        for cluster in list(draft.clusters)[:-1]:
            key = cluster.head.key
            if key not in last or cluster.secrecy >= last[key][0].secrecy:
                last[key] = cluster, prepared
    services = [draft.service.head.id for _, draft in pairs]
    untouchable = relied_on(session, last, STANDING_AGAINST[backing])
    secret = kept_secret(session, last, besides=services)
    for key, (cluster, prepared) in last.items():
        delta = compare(cluster, stored.get(key))
        held = key in untouchable or cluster.secrecy < secret.get(key, 0)
        if delta and held and key in stored:
            reason = "others rely on it, so it stays as it is until two vetters agree"
            if key not in untouchable:
                reason = "another service needs its place secret, so it stays so"
            plan.notes.append(prepared.source.problem(key[0], reason))
            delta = Delta()
        plan.shared[key] = delta
