"""Plan what a batch of records changes; what is planned is written elsewhere."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.hsds.apply.acceptance import accept
from directory.hsds.apply.diff import Delta, compare
from directory.hsds.apply.known_parts import with_known_parts
from directory.hsds.apply.locks import hold
from directory.hsds.apply.protected import relied_on
from directory.hsds.apply.told_terms import codes_of_terms, with_codes
from directory.hsds.apply.without_channel import without_channel
from directory.hsds.attributes import asks_for_secrecy
from directory.hsds.draft.context import Identities
from directory.hsds.draft.rows import Cluster, Key, Stored, stored_cluster
from directory.hsds.draft.service import Draft
from directory.hsds.prepared import Prepared
from directory.hsds.problems import Problem
from directory.hsds.redact.batch import (
    Batch,
    Pair,
    as_secret_as_needed,
    hiding_organizations,
    needed_secrecies,
    shared_keys,
    whereabouts_in,
)
from directory.hsds.redact.places import redacted_rows
from directory.hsds.redact.required_level import Secrecies
from directory.hsds.reference_data import ReferenceData
from directory.hsds.whereabouts import Whereabouts
from directory.listings.models import (
    Location,
    Organization,
    Service,
)
from directory.listings.vocabulary import Publication
from directory.vetting.workflow import STANDING_AGAINST, TRANSITIONS, Action

OTHERS_RELY = "others rely on it, so it stays as it is until two vetters agree"
OTHERS_HIDE = "another service needs its place secret, so it stays so"


Told = dict[Key, tuple[Cluster, Prepared]]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a stored service stands."""

    publication: Publication
    proposed: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Step:
    """What one record does to its service, and the service's own difference.

    Where the service does not stand so that the action ``applies``, the record waits.
    """

    prepared: Prepared
    draft: Draft
    standing: Standing | None
    action: Action
    applies: bool
    delta: Delta
    differs: bool

    @property
    def service_id(self) -> UUID:
        """Return our id of the service."""
        return self.draft.service.head.id

    @property
    def republished(self) -> bool:
        """Whether the step gives the service another publication."""
        return self.applies and self.becomes != self.publication

    @property
    def publication(self) -> Publication | None:
        """Return how the service stands now; None where it is new."""
        return self.standing.publication if self.standing else None

    @property
    def becomes(self) -> Publication | None:
        """Return how the service stands afterwards."""
        return TRANSITIONS.get((self.publication, self.action), self.publication)


@dataclass(slots=True)
class Plan:
    """What a batch changes: steps, differences of shared records, and findings.

    ``secret`` says how secret places are from now on, where they are not open, and
    ``whereabouts`` by what words they would be found. What is ``untouchable`` stays as
    it is, whatever the batch says.
    """

    reference: ReferenceData
    steps: list[Step] = field(default_factory=list)
    shared: dict[Key, Delta] = field(default_factory=dict)
    secret: Secrecies = field(default_factory=dict)
    whereabouts: Mapping[UUID, Whereabouts] = field(default_factory=dict)
    untouchable: Collection[Key] = ()
    refused: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def make_plan(
    session: Session,
    pairs: Sequence[Pair],
    identities: Identities,
    action: Action,
    earlier: set[str],
    *,
    lock: bool,
    reference: ReferenceData,
) -> Plan:
    """Return what the records change, as the database stands in this session.

    ``earlier`` are HSDS ids of organizations and locations in earlier records of the
    file, which in a dry run are not in the database; ``lock`` holds everything that
    the records name until the end of the transaction.
    """
    pairs, refused = accept(session, pairs, identities, earlier)
    plan = Plan(refused=refused, reference=reference)
    heads = {draft.service.head.key for _, draft in pairs}
    shared = shared_keys(pairs, identities)
    hiding = [i for i, hides in hiding_organizations(pairs).items() if hides]
    stored = hold(session, heads | shared, hiding, lock=lock)
    standings = load_standings(session, [draft for _, draft in pairs], lock=lock)
    actions = [Action.RECEIVE if one.held else action for one, _ in pairs]
    legal = [
        may_apply(standings, draft, step)
        for (_, draft), step in zip(pairs, actions, strict=True)
    ]
    applied = [pair for pair, applies in zip(pairs, legal, strict=True) if applies]
    untouchable = relied_on(session, {*stored}, STANDING_AGAINST[action])
    known = whereabouts_in(pairs, identities, stored, reference.geocoder)
    batch = Batch(pairs, applied, identities, stored, untouchable, reference, known)
    needed = needed_secrecies(session, batch)
    for pair, applies, one_action in zip(pairs, legal, actions, strict=True):
        prepared, draft = as_secret_as_needed(batch, pair, needed)
        if draft.locations != pair[1].locations:
            plan.notes.append(prepared.source.problem("location", OTHERS_HIDE))
        standing = standings.get(draft.service.head.id)
        step = step_of(stored, (prepared, draft), standing, one_action, applies=applies)
        plan.steps.append(step)
        plan.notes += notes_of(prepared, draft, stored)
    plan.whereabouts, plan.untouchable = known, untouchable
    plan_shared(batch, needed, plan)
    tell_codes(session, plan)
    return plan


def notes_of(prepared: Prepared, draft: Draft, stored: Stored) -> list[Problem]:
    """Return all that a person should look at in a record."""
    owner = stored.get((Organization.__tablename__, draft.organization_id))
    silent = without_channel(prepared.record, owner)
    noted = (prepared.problem(*note) for note in (*draft.notes, *silent))
    return [*prepared.notes, *noted]


def step_of(
    stored: Stored,
    pair: Pair,
    standing: Standing | None,
    action: Action,
    *,
    applies: bool,
) -> Step:
    """Return what a record does to its service."""
    prepared, draft = pair[0], with_known_parts(pair[1], stored)
    delta = compare(draft.service, stored.get(draft.service.head.key))
    differs = not applies and differs_from(stored, draft)
    return Step(prepared, draft, standing, action, applies, delta, differs)


def tell_codes(session: Session, plan: Plan) -> None:
    """Tell changed terms by their codes."""
    deltas = [*(step.delta for step in plan.steps), *plan.shared.values()]
    drafted = (row for step in plan.steps for row in step.draft.terms)
    codes = codes_of_terms(session, deltas, drafted)
    plan.steps = [
        replace(step, delta=with_codes(step.delta, codes)) for step in plan.steps
    ]
    plan.shared = {key: with_codes(one, codes) for key, one in plan.shared.items()}


def differs_from(stored: Stored, draft: Draft) -> bool:
    """Whether a record says anything that is not stored."""
    return any(
        compare(cluster, stored.get(cluster.head.key)) for cluster in draft.clusters
    )


def may_apply(standings: dict[UUID, Standing], draft: Draft, action: Action) -> bool:
    """Whether a record may be applied to its service, as that stands."""
    standing = standings.get(draft.service.head.id)
    return (standing.publication if standing else None, action) in TRANSITIONS


def load_standings(
    session: Session, drafts: Iterable[Draft], *, lock: bool
) -> dict[UUID, Standing]:
    """Return where the stored services stand, by our id."""
    ids = [draft.service.head.id for draft in drafts]
    statement = select(Service.id, Service.publication, Service.proposed)
    statement = statement.where(Service.id.in_(ids)).order_by(Service.id)
    if lock:
        statement = statement.with_for_update()
    return {
        row.id: Standing(row.publication, row.proposed)
        for row in session.execute(statement)
    }


def plan_shared(batch: Batch, needed: Secrecies, plan: Plan) -> None:
    """Plan what changes in organizations and locations, which others may rely on."""
    applied = [step for step in plan.steps if step.applies]
    told = hidden_places(batch, needed, plan.steps) | last_told(applied)
    for key, (cluster, prepared) in told.items():
        delta = compare(cluster, batch.stored.get(key))
        if delta and key in batch.untouchable:
            plan.notes.append(prepared.source.problem(key[0], OTHERS_RELY))
            delta = Delta()
        plan.shared[key] = delta
    plan.secret = {
        place: secrecy
        for place, secrecy in needed.items()
        if secrecy and (Location.__tablename__, place) not in batch.untouchable
    }


def last_told(steps: Iterable[Step]) -> Told:
    """Return each organization and location as the last record describes it.

    Of an organization that hides its places, as the last that says so describes it.
    """
    last: Told = {}
    hiding = hiding_organizations((step.prepared, step.draft) for step in steps)
    for step in steps:
        prepared, draft = step.prepared, step.draft
        owner = prepared.record.organization
        last |= {cluster.head.key: (cluster, prepared) for cluster in draft.locations}
        if owner and draft.organization:
            hides = asks_for_secrecy(owner)
            if hides or not hiding[draft.organization_id]:
                last[draft.organization.head.key] = draft.organization, prepared
    return last


def hidden_places(batch: Batch, needed: Secrecies, steps: Sequence[Step]) -> Told:
    """Return the stored places that no record describes, as secret as they must be."""
    named = {
        place: step.prepared
        for step in steps
        for place, _, _ in batch.places(step.prepared)
    }
    hidden: Told = {}
    geocoder = batch.reference.geocoder
    for place, secrecy in needed.items():
        key = Location.__tablename__, place
        if key in batch.stored:
            cluster = stored_cluster(key, batch.stored[key])
            prepared = named.get(place, steps[0].prepared)
            hidden[key] = redacted_rows(cluster, secrecy, geocoder), prepared
    return hidden
