"""Find how secret all who rely on a place need it to be: in a batch and beyond it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from directory.listings.confidentiality import (
    Secrecy,
    says_confidential,
    secrecy_of,
)
from directory.listings.models import (
    Attribute,
    Location,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from directory.listings.vocabulary import Visibility
from seed_data.taxonomy import NEEDS_TAXONOMY

Secrecies = dict[UUID, Secrecy]


@dataclass(slots=True)
class Claims:
    """What the stored attributes of a service or an organization say."""

    needs: set[str] = field(default_factory=set)
    confidential: bool = False


def needed_by_others(
    session: Session,
    locations: Collection[UUID],
    besides: Collection[UUID],
    organizations: Mapping[UUID, bool],
) -> Secrecies:
    """Return how secret stored services, ``besides`` some, need locations to be.

    A service that relies on a place which is confidential needs it so, whoever asked
    for that. ``organizations`` say what becomes of those that a batch tells of:
    whether one hides all of its places.
    """
    statement = (
        select(
            ServiceAtLocation.location_id,
            Location.confidential,
            Service.id,
            Service.organization_id,
            Service.visibility,
        )
        .join(Location, Location.id == ServiceAtLocation.location_id)
        .join(Service, Service.id == ServiceAtLocation.service_id)
        .where(ServiceAtLocation.location_id.in_(locations))
        .where(Service.id.not_in(besides))
    )
    rows = session.execute(statement).all()
    owners = {row.id for row in rows} | {row.organization_id for row in rows}
    claims = stored_claims(session, owners)
    needed: Secrecies = {}
    for row in rows:
        service = claims[row.id]
        organization = claims[row.organization_id].confidential
        secrecy = secrecy_of(
            needs=service.needs,
            confidential=row.confidential
            or service.confidential
            or organizations.get(row.organization_id, organization),
            public=row.visibility is Visibility.PUBLIC,
        )
        needed[row.location_id] = max(secrecy, needed.get(row.location_id, secrecy))
    return needed


def stored_claims(session: Session, owners: Iterable[UUID]) -> Mapping[UUID, Claims]:
    """Return what services and organizations say by their stored attributes."""
    ids = sorted(owners)
    rows = session.execute(
        select(
            Attribute.service_id,
            Attribute.organization_id,
            Attribute.value,
            Attribute.label,
            TaxonomyTerm.taxonomy,
            TaxonomyTerm.code,
            TaxonomyTerm.name,
        )
        .join(TaxonomyTerm, TaxonomyTerm.id == Attribute.taxonomy_term_id)
        .where(or_(Attribute.service_id.in_(ids), Attribute.organization_id.in_(ids)))
    )
    claims: dict[UUID, Claims] = defaultdict(Claims)
    for row in rows:
        owner = claims[row.service_id or row.organization_id]
        if row.taxonomy == NEEDS_TAXONOMY:
            owner.needs.add(row.code)
        if says_confidential(row.value, row.code, row.name, row.label):
            owner.confidential = True
    return claims


def places_of(session: Session, organizations: Iterable[UUID]) -> set[UUID]:
    """Return the stored locations of the services of some organizations."""
    found = session.scalars(
        select(ServiceAtLocation.location_id)
        .join(Service, Service.id == ServiceAtLocation.service_id)
        .where(Service.organization_id.in_(sorted(organizations)))
        .where(ServiceAtLocation.location_id.is_not(None))
    )
    return {row_id for row_id in found if row_id}
