"""Redact what is stored elsewhere about places that have become secret."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from directory.geocoding import Geocoder
from directory.hsds.redact.required_level import Secrecies
from directory.hsds.redact.whole_record import redact_record
from directory.hsds.schema import main_objects as records
from directory.hsds.schema.stored_json import read_stored
from directory.hsds.whereabouts import NOWHERE, Places, Whereabouts
from directory.listings.confidentiality import Secrecy
from directory.listings.models import Location, Service, ServiceAtLocation


def redact_standing(
    session: Session,
    secret: Secrecies,
    known: Mapping[UUID, Whereabouts],
    geocoder: Geocoder,
) -> None:
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
    places = names_of(session, secret)
    redact_proposals(
        session,
        {name: secret[place] for name, place in places.items()},
        {name: known.get(place, NOWHERE) for name, place in places.items()},
        geocoder,
    )


def names_of(session: Session, secret: Secrecies) -> Mapping[str, UUID]:
    """Return the ids of places by each name that a record may give them."""
    known = select(Location.id, Location.external_id).where(Location.id.in_(secret))
    names: dict[str, UUID] = {}
    for place, external_id in session.execute(known):
        names |= {str(place): place, external_id or str(place): place}
    return names


def redact_proposals(
    session: Session,
    names: Mapping[str, Secrecy],
    places: Places,
    geocoder: Geocoder,
) -> None:
    """Blank what waits for two vetters and tells of a secret place."""
    waiting = select(Service.id, Service.proposed).where(Service.proposed.is_not(None))
    changed: dict[UUID, dict[str, Any]] = {}
    for service_id, proposed in session.execute(waiting):
        record = read_stored(records.Service, proposed)
        told = redact_record(record, names, places, geocoder, strict=False).record
        if told != record:
            changed[service_id] = told.as_json()
    for service_id, proposed in sorted(changed.items()):
        session.execute(
            update(Service)
            .where(Service.id == service_id)
            .values(proposed=proposed)
            .execution_options(synchronize_session=False)
        )
