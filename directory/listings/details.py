"""One listing as of an instant: what is public of it, and whether it is open now."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from directory.listings.field_visibility import is_public
from directory.listings.hours.opening_hours import (
    HoursView,
    hours_view,
    is_always_open,
    is_open,
    offset_at,
)
from directory.listings.hours.recurrence import in_force
from directory.listings.models import Service, ServiceAtLocation
from directory.listings.parts import OF_A_PAGE, load_parts
from directory.listings.public_view import (
    ListingView,
    Shown,
    TextView,
    shown_of,
    view_of,
)
from directory.listings.vocabulary import ReviewState, Visibility


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
class ListingDetails(ListingView):
    """One public listing; ``open_now`` is None where the hours do not tell."""

    hours: tuple[HoursView, ...]
    open_now: bool | None
    always_open: bool

    def text_for(self, language: str) -> Words:
        """Return the words in ``language`` (BCP 47), as far as there are any."""
        return words_for(self.texts, language)


def public_listing(
    session: Session, listing_id: UUID, now: datetime
) -> ListingDetails | None:
    """Return what anyone may know of a listing.

    None for one that is unknown, waiting, withdrawn or not public: a stranger cannot
    tell them apart.
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
        return None
    parts = load_parts(session, [listing], OF_A_PAGE)[listing.id]
    return details_of(
        listing, shown_of(listing, parts, to=Visibility.PUBLIC, today=now.date()), now
    )


def details_of(
    listing: ServiceAtLocation, shown: Shown, now: datetime
) -> ListingDetails:
    """Return the view of a listing, with its hours as of an instant."""
    view, schedules = view_of(listing, shown), shown.parts.schedules
    valid = [row for row in schedules if in_force(row, now.date())]
    zone = listing.location.timezone if listing.location else None
    always = shown.facts.always_open
    return ListingDetails(
        **{field.name: getattr(view, field.name) for field in fields(ListingView)},
        hours=tuple(hours_view(row, offset_at(zone, now)) for row in valid),
        open_now=always or is_open(schedules, zone, now),
        always_open=always or is_always_open(valid),
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
