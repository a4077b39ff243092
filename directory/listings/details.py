"""Everything public about one listing, gathered for its page and for the API."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from directory.errors import NotFoundError
from directory.listings.channels import Channel
from directory.listings.conditions import CostView, conditions_of
from directory.listings.field_visibility import is_public
from directory.listings.hours.opening_hours import HoursView
from directory.listings.models import (
    Organization,
    Service,
    ServiceAtLocation,
    Translation,
)
from directory.listings.parts import load_parts
from directory.listings.public_view import Shown, shown_of
from directory.listings.reachability import area_of, only_country, whereabouts
from directory.listings.vocabulary import (
    Affiliation,
    Publication,
    ReviewState,
    ServiceStatus,
)
from directory.search_port import Flag

__all__ = [
    "Channel",
    "CostView",
    "HoursView",
    "ListingDetails",
    "TextView",
    "public_listing",
]

VETTERS = 2


@dataclass(frozen=True, slots=True)
class TextView:
    """What is said in one language, and how far the words can be trusted."""

    language: str
    name: str
    description: str
    review_state: ReviewState


@dataclass(frozen=True, slots=True)
class Words:
    """What one reader is told: each field in her language, else in the original one.

    ``language`` is that of the description, ``name_language`` that of the name.
    """

    language: str
    name_language: str
    name: str
    description: str
    review_state: ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingDetails:
    """One public listing with public fields only; its texts begin with the original.

    ``covers`` holds ISO 3166-1 or admin-1 codes or ``*``; ``open_now`` is None where
    the hours do not tell; ``facts`` are further attributes as code and value.
    """

    id: UUID
    external_id: str | None
    organization: str
    organization_texts: tuple[TextView, ...]
    texts: tuple[TextView, ...]
    codes: tuple[str, ...]
    spoken_languages: tuple[str, ...]
    status: ServiceStatus
    alert: str
    area: str
    country: str | None
    admin1: str | None
    covers: tuple[str, ...]
    remote: bool
    confidential: bool
    flags: dict[Flag, bool]
    affiliation: Affiliation | None
    facts: tuple[tuple[str, str], ...]
    channels: tuple[Channel, ...]
    hours: tuple[HoursView, ...]
    open_now: bool | None
    always_open: bool
    costs: tuple[CostView, ...]
    fees: str
    documents: tuple[str, ...]
    eligibility: str
    application_process: str
    wait_time: str
    minimum_age: float | None
    maximum_age: float | None
    accessibility: tuple[str, ...]
    address: tuple[str, ...]
    assured_date: date | None
    vetted_by_count: int
    unconfirmed: bool
    source_year: int | None
    temporarily_closed: bool

    def text_for(self, language: str) -> Words:
        """Return the words in ``language`` (BCP 47), as far as there are any."""
        return words_for(self.texts, language)


def public_listing(session: Session, listing_id: UUID, now: datetime) -> ListingDetails:
    """Return what anyone may know of a listing.

    Raises NotFoundError, always the same one, for a listing that is unknown, waiting,
    withdrawn or not public: a stranger cannot tell them apart.
    """
    listing = session.scalar(
        select(ServiceAtLocation)
        .join(ServiceAtLocation.service)
        .where(ServiceAtLocation.id == listing_id, is_public())
        .options(
            joinedload(ServiceAtLocation.location),
            joinedload(ServiceAtLocation.service).joinedload(Service.organization),
        )
    )
    if listing is None:
        raise NotFoundError(gettext("There is no such listing."))
    parts = load_parts(session, [listing])[listing.id]
    return details_of(listing, shown_of(listing, parts), now)


def details_of(
    listing: ServiceAtLocation, shown: Shown, now: datetime
) -> ListingDetails:
    """Put together what anyone may know of one listing."""
    service, location = listing.service, listing.location
    organization, facts, parts = service.organization, shown.facts, shown.parts
    areas = {row.code for row in parts.areas if row.code}
    covers = tuple(sorted(areas.union(facts.covers)))
    return ListingDetails(
        id=listing.id,
        external_id=service.external_id,
        organization=organization.name,
        organization_texts=texts_of(organization, parts.organization_translations),
        texts=texts_of(service, parts.translations),
        codes=facts.codes,
        status=service.status,
        alert=service.alert,
        area=area_of(listing, shown),
        country=(location.country if location else None) or only_country(covers),
        admin1=location.admin1 if location else None,
        covers=covers,
        remote=bool(service.remote),
        confidential=shown.confidential,
        flags=facts.flags,
        affiliation=facts.affiliation,
        facts=facts.others,
        accessibility=tuple(row.description for row in parts.accessibility),
        assured_date=service.assured_date,
        vetted_by_count=VETTERS if service.vetting_id else 0,
        unconfirmed=service.publication is Publication.UNCONFIRMED,
        source_year=facts.source_year,
        temporarily_closed=service.status is ServiceStatus.TEMPORARILY_CLOSED,
        **whereabouts(listing, shown, now),
        **conditions_of(service, parts.costs, parts.documents),
    )


def words_for(texts: Sequence[TextView], language: str) -> Words:
    """Return what a reader is told, field by field, of texts that begin with the first.

    A translation may have a name and no description, or the other way round.
    """
    own = next((text for text in texts if text.language == language), texts[0])
    named = own if own.name else texts[0]
    described = own if own.description else texts[0]
    if not described.description:
        described = named
    return Words(
        described.language,
        named.language,
        named.name,
        described.description,
        own.review_state,
    )


def texts_of(
    source: Service | Organization, translations: Iterable[Translation]
) -> tuple[TextView, ...]:
    """Return the original words, then the translations by language."""
    original = TextView(
        source.text_language, source.name, source.description, ReviewState.ORIGINAL
    )
    others = (
        TextView(row.language, row.name, row.description, row.review_state)
        for row in sorted(translations, key=lambda row: row.language)
    )
    return (original, *others)
