"""The rows that make up one listing, read together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, joinedload

from directory.database import Base
from directory.listings.models import (
    Accessibility,
    Address,
    Attribute,
    Contact,
    CostOption,
    FieldTier,
    Phone,
    RequiredDocument,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
    SpokenLanguage,
    Translation,
)
from directory.listings.models.part_of_service import PartOfListing

Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What belongs to a listing, to its service, or to all services at its location."""

    accessibility: Sequence[Accessibility]
    addresses: Sequence[Address]
    areas: Sequence[ServiceArea]
    attributes: Sequence[Attribute]
    contacts: Sequence[Contact]
    costs: Sequence[CostOption]
    documents: Sequence[RequiredDocument]
    languages: Sequence[SpokenLanguage]
    organization_translations: Sequence[Translation]
    phones: Sequence[Phone]
    schedules: Sequence[Schedule]
    tiers: Sequence[FieldTier]
    translations: Sequence[Translation]


def load_parts(session: Session, listing: ServiceAtLocation) -> Parts:
    """Read every part of ``listing``."""
    service = listing.service
    organization_id, location_id = service.organization_id, listing.location_id
    phones = rows(session, Phone, belongs_to(Phone, listing))
    return Parts(
        accessibility=rows(
            session, Accessibility, Accessibility.location_id == location_id
        ),
        addresses=rows(session, Address, Address.location_id == location_id),
        areas=rows(session, ServiceArea, belongs_to(ServiceArea, listing)),
        attributes=attributes_of(session, listing),
        contacts=rows(session, Contact, belongs_to(Contact, listing)),
        costs=rows(session, CostOption, CostOption.service_id == service.id),
        documents=rows(
            session, RequiredDocument, RequiredDocument.service_id == service.id
        ),
        languages=rows(
            session,
            SpokenLanguage,
            or_(
                belongs_to(SpokenLanguage, listing),
                SpokenLanguage.phone_id.in_([phone.id for phone in phones]),
            ),
        ),
        organization_translations=rows(
            session, Translation, Translation.organization_id == organization_id
        ),
        phones=phones,
        schedules=rows(session, Schedule, belongs_to(Schedule, listing)),
        tiers=rows(session, FieldTier, FieldTier.service_id == service.id),
        translations=rows(session, Translation, Translation.service_id == service.id),
    )


def rows(
    session: Session, kind: type[Row], condition: ColumnElement[bool]
) -> Sequence[Row]:
    """Return the rows of one table that meet ``condition``, always in one order."""
    return session.scalars(
        select(kind).where(condition).order_by(*kind.__table__.primary_key)
    ).all()


def attributes_of(session: Session, listing: ServiceAtLocation) -> Sequence[Attribute]:
    """Return the attributes of the service and its organization, with their terms."""
    service = listing.service
    return session.scalars(
        select(Attribute)
        .where(
            or_(
                Attribute.service_id == service.id,
                Attribute.organization_id == service.organization_id,
            )
        )
        .options(joinedload(Attribute.taxonomy_term))
        .order_by(Attribute.id)
    ).all()


def belongs_to(
    kind: type[PartOfListing], listing: ServiceAtLocation
) -> ColumnElement[bool]:
    """Match rows of the service, the listing or its location.

    A row that names a listing or a location holds for that one alone, also where it
    names the service beside it.
    """
    here = [kind.service_at_location_id == listing.id]
    if listing.location_id is not None:
        here.append(kind.location_id == listing.location_id)
    everywhere = (
        (kind.service_id == listing.service_id)
        & kind.service_at_location_id.is_(None)
        & kind.location_id.is_(None)
    )
    return or_(everywhere, *here)
