"""Hush what is stored elsewhere about places that have become secret."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from directory.hsds.redact.places import shrouded
from directory.hsds.redact.required_level import Secrecies
from directory.hsds.schema.validation import Fields
from directory.listings.confidentiality import Secrecy
from directory.listings.models import Location, Service, ServiceAtLocation


def hush(session: Session, secret: Secrecies) -> None:
    """Blank what listings and waiting proposals of any service tell of places."""
    if not secret:
        return
    hidden = sorted(place for place, how in secret.items() if how is Secrecy.PLACE)
    session.execute(
        update(ServiceAtLocation)
        .where(ServiceAtLocation.location_id.in_(hidden))
        .where(ServiceAtLocation.description != "")
        .values(description="")
        .execution_options(synchronize_session=False)
    )
    hush_proposals(session, names_of(session, secret))


def names_of(session: Session, secret: Secrecies) -> Mapping[str, Secrecy]:
    """Return how secret places are by each name that a record may give them."""
    known = select(Location.id, Location.external_id).where(Location.id.in_(secret))
    names: dict[str, Secrecy] = {}
    for place, external_id in session.execute(known):
        names |= {str(place): secret[place], external_id or str(place): secret[place]}
    return names


def hush_proposals(session: Session, names: Mapping[str, Secrecy]) -> None:
    """Blank what waits for two vetters and tells of a secret place."""
    waiting = select(Service.id, Service.proposed).where(Service.proposed.is_not(None))
    changed: dict[UUID, Fields] = {}
    for service_id, proposed in session.execute(waiting):
        hushed = shrouded(proposed, names)
        if hushed != proposed:
            changed[service_id] = hushed
    for service_id, hushed in sorted(changed.items()):
        session.execute(
            update(Service)
            .where(Service.id == service_id)
            .values(proposed=hushed)
            .execution_options(synchronize_session=False)
        )
