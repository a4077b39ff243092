"""Close the stored services that rely on a place which has become secret."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.hsds.apply.diff import compare
from directory.hsds.apply.plan import Plan
from directory.hsds.apply.stored import load_stored
from directory.hsds.apply.write import write_deltas
from directory.hsds.draft.rows import Key, stored_cluster
from directory.hsds.redact.service_rows import StoredTelling
from directory.hsds.whereabouts import NOWHERE
from directory.listings.confidentiality import Secrecy
from directory.listings.models import Organization, Service, ServiceAtLocation


def close_standing(session: Session, plan: Plan) -> set[UUID]:
    """Take out of other services, and of their organizations, what tells the places.

    The records of the batch itself have been redacted already. Return the services
    that changed.
    """
    told = {step.service_id for step in plan.steps if step.applies}
    relying = services_at(session, plan.secret.keys())
    changed: set[UUID] = set()
    for service, organization, places in relying:
        if service not in told:
            secrecy = max(plan.secret[place] for place in places)
            known = NOWHERE
            for place in places:
                known |= plan.whereabouts.get(place, NOWHERE)
            if secrecy is Secrecy.STREET:
                known = known.of_street()
            telling = StoredTelling(known, secrecy, plan.reference.geocoder)
            keys: list[Key] = [
                (Service.__tablename__, service),
                (Organization.__tablename__, organization),
            ]
            stored = load_stored(session, set(keys) - set(plan.untouchable))
            deltas = [
                compare(telling.closed(stored_cluster(key, cluster)), cluster)
                for key, cluster in stored.items()
            ]
            if any(deltas):
                write_deltas(session, deltas)
                changed.add(service)
    return changed


def services_at(
    session: Session, places: Collection[UUID]
) -> list[tuple[UUID, UUID, set[UUID]]]:
    """Return the services that rely on places: ids, of their organizations, places."""
    rows = session.execute(
        select(Service.id, Service.organization_id, ServiceAtLocation.location_id)
        .join(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        .where(ServiceAtLocation.location_id.in_(places))
        .order_by(Service.id)
    )
    found: dict[UUID, tuple[UUID, set[UUID]]] = {}
    for row in rows:
        found.setdefault(row.id, (row.organization_id, set()))[1].add(row.location_id)
    return [(key, owner, at) for key, (owner, at) in found.items()]
