"""Find the organizations and places that a record may not change for others."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.listings.hsds.attributes import NEEDS, SHELTER
from directory.listings.hsds.rows import Key
from directory.listings.models import (
    Attribute,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from directory.listings.vocabulary import Publication


def relied_on(
    session: Session, keys: Iterable[Key], standing: Sequence[Publication]
) -> set[Key]:
    """Return the organizations and locations on which a standing service relies."""
    if not standing:
        return set()
    organizations, locations = split(keys)
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


def kept_secret(
    session: Session, keys: Iterable[Key], besides: Iterable[UUID]
) -> dict[Key, int]:
    """Return how secret other services, ``besides`` these, need a location to be."""
    _, locations = split(keys)
    shelters = (
        select(Attribute.service_id)
        .join(TaxonomyTerm, TaxonomyTerm.id == Attribute.taxonomy_term_id)
        .where(TaxonomyTerm.taxonomy == NEEDS)
        .where(TaxonomyTerm.code.startswith(SHELTER, autoescape=True))
        .where(Attribute.service_id.is_not(None))
    )
    statement = (
        select(
            Location.id,
            Location.confidential,
            ServiceAtLocation.service_id.in_(shelters),
        )
        .join(ServiceAtLocation, ServiceAtLocation.location_id == Location.id)
        .where(Location.id.in_(locations))
        .where(ServiceAtLocation.service_id.not_in(list(besides)))
    )
    secrecy: dict[Key, int] = {}
    for location_id, confidential, shelter in session.execute(statement):
        key = Location.__tablename__, location_id
        needed = 2 if confidential else int(bool(shelter))
        secrecy[key] = max(needed, secrecy.get(key, 0))
    return secrecy


def split(keys: Iterable[Key]) -> tuple[list[UUID], list[UUID]]:
    """Return the ids of the organizations, and of the locations."""
    keys = list(keys)
    organizations = [id_ for name, id_ in keys if name == Organization.__tablename__]
    locations = [id_ for name, id_ in keys if name == Location.__tablename__]
    return organizations, locations
