"""Find the organizations and places that a record may not change for others."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.hsds.draft.rows import Key, ids_of
from directory.listings.models import (
    Location,
    Organization,
    Service,
    ServiceAtLocation,
)
from directory.listings.vocabulary import Publication


def relied_on(
    session: Session, keys: Iterable[Key], standing: Sequence[Publication]
) -> set[Key]:
    """Return the organizations and locations on which a standing service relies."""
    if not standing:
        return set()
    keys = list(keys)
    organizations, locations = ids_of(Organization, keys), ids_of(Location, keys)
    of_services = select(Service.organization_id).where(
        Service.organization_id.in_(organizations), Service.publication.in_(standing)
    )
    of_listings = (
        select(ServiceAtLocation.location_id)
        .join(Service, Service.id == ServiceAtLocation.service_id)
        .where(
            ServiceAtLocation.location_id.in_(locations),
            Service.publication.in_(standing),
        )
    )
    found = {(Organization.__tablename__, i) for i in session.scalars(of_services)}
    return found | {
        (Location.__tablename__, i) for i in session.scalars(of_listings) if i
    }
