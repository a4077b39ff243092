"""Write a plan down, and tell what came of each record."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.orm import Session

from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.hsds.apply.diff import Delta, FieldChange
from directory.hsds.apply.plan import Plan, Step
from directory.hsds.apply.standing_services import close_standing
from directory.hsds.apply.write import insert_rows, write_deltas
from directory.hsds.draft.rows import Row, table_of
from directory.hsds.redact.standing_parts import redact_standing
from directory.listings.models import (
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    Vetting,
)
from directory.listings.record_changes import log_gone, log_listings, touch
from directory.listings.vocabulary import Publication
from directory.vetting.workflow import Action, perform


class Effect(StrEnum):
    """What a record does to the service that it names."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one record; ``changes`` are what a reader would notice."""

    external_id: str
    name: str
    effect: Effect
    published: bool
    waits: bool
    changes: tuple[FieldChange, ...] = ()

    def __str__(self) -> str:
        """Return it as a person reads it: what happens, to whom, a line a change."""
        first = f"{self.effect}: {self.name} ({self.external_id})"
        return "\n  ".join([first, *map(str, self.changes)])


def outcome(plan: Plan, step: Step) -> Outcome:
    """Return what a step comes to."""
    effect = effect_of(plan, step)
    waiting = step.becomes is Publication.WAITING
    changes = step.delta.fields
    for delta in shared_deltas(plan, step):
        changes += delta.fields
    if step.standing and step.republished:
        changes += (FieldChange("publication", step.publication, step.becomes),)
    return Outcome(
        step.prepared.id,
        step.prepared.record.name,
        effect,
        published=step.republished and step.becomes is Publication.PUBLISHED,
        waits=effect is Effect.WAITING or waiting,
        changes=changes if step.standing else (),
    )


def effect_of(plan: Plan, step: Step) -> Effect:
    """Return what a step does to its service."""
    if not step.applies:
        return Effect.WAITING if step.differs else Effect.UNCHANGED
    if step.standing is None:
        return Effect.CREATED
    changed = step.delta or step.republished or any(shared_deltas(plan, step))
    return Effect.UPDATED if changed else Effect.UNCHANGED


def shared_deltas(plan: Plan, step: Step) -> list[Delta]:
    """Return how the organization and the locations of a record change with it."""
    if not step.applies:
        return []
    keys = (cluster.head.key for cluster in step.draft.clusters)
    return [plan.shared[key] for key in keys if key in plan.shared]


def apply_plan(
    session: Session, plan: Plan, vetting: Vetting | None, today: date
) -> list[Outcome]:
    """Write everything, count versions up, log the listings; nothing is committed."""
    if vetting and plan.steps and session.get(Vetting, vetting.id) is None:
        session.add(Vetting(**vetting_values(vetting)))
        session.flush()
        record(session, AuditAct.LISTINGS_VETTED, SubjectKind.VETTING, vetting.id)
    outcomes = [outcome(plan, step) for step in plan.steps]
    applied = [step for step in plan.steps if step.applies]
    terms = {row.key: row for step in applied for row in step.draft.terms}
    insert_rows(session, terms.values())
    stamp = Stamp(vetting.id if vetting else None, today)
    deltas = [stamp.inserted(step) for step in applied]
    write_deltas(session, [*plan.shared.values(), *deltas])
    take_steps(session, plan.steps, outcomes, stamp.vetting_id)
    write_standings(session, stamp, plan.steps, outcomes)
    redact_standing(session, plan.secret, plan.whereabouts, plan.reference.geocoder)
    closed = close_standing(session, plan)
    log(session, plan, outcomes, closed)
    return outcomes


def vetting_values(vetting: Vetting) -> dict[str, Any]:
    """Return the columns of a vetting, to make a row of another session."""
    columns = table_of(Vetting).columns
    return {column.name: getattr(vetting, column.name) for column in columns}


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who vetted, if anybody, and the day of the import."""

    vetting_id: UUID | None
    today: date

    def standing(self, step: Step) -> dict[str, Any]:
        """Return the columns that a step writes beside how the service stands."""
        assured = step.draft.assured_date or (self.today if self.vetting_id else None)
        return {"assured_date": assured} if assured else {}

    def inserted(self, step: Step) -> Delta:
        """Return a step's difference; a new service is told how it stands."""
        if step.standing:
            return step.delta
        empty = {"assured_date": None}
        head = step.draft.service.head
        new = Row(head.table, head.id, head.values | empty | self.standing(step))
        others = tuple(row for row in step.delta.inserts if row.key != head.key)
        return replace(step.delta, inserts=(new, *others))


def take_steps(
    session: Session,
    steps: Iterable[Step],
    outcomes: Iterable[Outcome],
    vetting_id: UUID | None,
) -> None:
    """Bring the services that were written to where they stand from now on."""
    written: dict[Action, dict[UUID, Publication | None]] = defaultdict(dict)
    for step, result in zip(steps, outcomes, strict=True):
        if result.effect in (Effect.CREATED, Effect.UPDATED):
            written[step.action][step.service_id] = step.publication
    for action, services in written.items():
        vetted = vetting_id if action is Action.PUBLISH else None
        perform(session, action, services, vetting_id=vetted)


def write_standings(
    session: Session, stamp: Stamp, steps: Iterable[Step], outcomes: Iterable[Outcome]
) -> None:
    """Update how services stand, and what waits for two vetters."""
    table = table_of(Service)
    for step, result in zip(steps, outcomes, strict=True):
        if step.standing is None:
            continue
        values = stamp.standing(step) if result.effect is Effect.UPDATED else {}
        waiting = (
            step.prepared.record.as_json() if result.effect is Effect.WAITING else None
        )
        if step.standing.proposed != waiting:
            values["proposed"] = waiting
        if values:
            session.execute(
                update(table).where(table.c.id == bindparam("row_id")).values(values),
                {"row_id": step.service_id},
            )


def log(
    session: Session, plan: Plan, outcomes: Iterable[Outcome], closed: set[UUID]
) -> None:
    """Touch every service that looks otherwise now; log what is new or gone."""
    pairs = list(zip(plan.steps, outcomes, strict=True))
    created = [s for s, result in pairs if result.effect is Effect.CREATED]
    updated = {s.service_id for s, result in pairs if result.effect is Effect.UPDATED}
    affected = services_of(session, plan) - {step.service_id for step in created}
    touch(session, updated | affected | closed)
    log_listings(session, [id_ for s in created for id_ in s.draft.listing_ids])
    gone = {
        row_id: step.service_id
        for step in plan.steps
        if step.applies
        for name, row_id in step.delta.deletes
        if name == ServiceAtLocation.__tablename__
    }
    log_gone(session, gone)


def services_of(session: Session, plan: Plan) -> set[UUID]:
    """Return the services whose organization or location changed."""
    changed = [key for key, delta in plan.shared.items() if delta]
    organizations = [i for name, i in changed if name == Organization.__tablename__]
    locations = [i for name, i in changed if name == Location.__tablename__]
    if not changed:
        return set()
    statement = (
        select(Service.id)
        .outerjoin(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        .where(
            or_(
                Service.organization_id.in_(organizations),
                ServiceAtLocation.location_id.in_(locations),
            )
        )
    )
    return set(session.scalars(statement))
