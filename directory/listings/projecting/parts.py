"""The parts of a batch of listings, each kind read in one query."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from directory.listings.models import (
    Attribute,
    CostOption,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
    SpokenLanguage,
    Translation,
)

P = TypeVar("P", ServiceArea, SpokenLanguage, Schedule)
Q = TypeVar("Q")


@dataclass(slots=True)
class Parts:
    """Parts by the id of the service, listing, location or organization they are of."""

    areas: dict[UUID, list[ServiceArea]] = field(default_factory=dict)
    languages: dict[UUID, list[SpokenLanguage]] = field(default_factory=dict)
    schedules: dict[UUID, list[Schedule]] = field(default_factory=dict)
    attributes: dict[UUID, list[Attribute]] = field(default_factory=dict)
    costs: dict[UUID, list[CostOption]] = field(default_factory=dict)
    translations: dict[UUID, list[Translation]] = field(default_factory=dict)

    def of(self, by_owner: dict[UUID, list[P]], listing: ServiceAtLocation) -> list[P]:
        """Return what holds for a listing: its own, its place's, its service's."""
        owners = (listing.service_id, listing.location_id, listing.id)
        return [part for owner in owners if owner for part in by_owner.get(owner, [])]


def load_parts(session: Session, rows: Sequence[ServiceAtLocation]) -> Parts:
    """Read what belongs to the listings, their services, places, organizations."""
    services = {row.service_id for row in rows}
    locations = {row.location_id for row in rows if row.location_id}
    owners = services | locations | {row.id for row in rows}
    organizations = {row.service.organization_id for row in rows}
    return Parts(
        areas=placed(session, ServiceArea, owners),
        languages=placed(session, SpokenLanguage, owners),
        schedules=placed(session, Schedule, owners),
        attributes=attributes(session, services | organizations),
        costs=costs(session, services),
        translations=translations(session, services),
    )


def placed(session: Session, kind: type[P], owners: set[UUID]) -> dict[UUID, list[P]]:
    """Read parts that belong to a service, a listing or a location."""
    found = session.scalars(
        select(kind)
        .where(
            or_(
                kind.service_id.in_(owners),
                kind.service_at_location_id.in_(owners),
                kind.location_id.in_(owners),
            )
        )
        .order_by(kind.id)
    )
    return grouped(
        found,
        lambda part: part.service_at_location_id or part.location_id or part.service_id,
    )


def grouped(
    found: Iterable[Q], owner: Callable[[Q], UUID | None]
) -> dict[UUID, list[Q]]:
    """Return parts by what they belong to, in the order that they came in."""
    by_owner: dict[UUID, list[Q]] = {}
    for part in found:
        key = owner(part)
        if key:
            by_owner.setdefault(key, []).append(part)
    return by_owner


def attributes(session: Session, owners: set[UUID]) -> dict[UUID, list[Attribute]]:
    """Read needs and facts of services and organizations, with their terms."""
    found = session.scalars(
        select(Attribute)
        .where(
            or_(Attribute.service_id.in_(owners), Attribute.organization_id.in_(owners))
        )
        .options(joinedload(Attribute.taxonomy_term))
        .order_by(Attribute.id)
    )
    return grouped(found, lambda part: part.service_id or part.organization_id)


def costs(session: Session, services: set[UUID]) -> dict[UUID, list[CostOption]]:
    """Read what services cost."""
    found = session.scalars(
        select(CostOption)
        .where(CostOption.service_id.in_(services))
        .order_by(CostOption.id)
    )
    return grouped(found, lambda part: part.service_id)


def translations(
    session: Session, services: set[UUID]
) -> dict[UUID, list[Translation]]:
    """Read the translations of services, by language."""
    found = session.scalars(
        select(Translation)
        .where(Translation.service_id.in_(services))
        .order_by(Translation.language)
    )
    return grouped(found, lambda part: part.service_id)
