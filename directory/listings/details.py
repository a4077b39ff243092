"""One listing as of an instant: what is public of it, and whether it is open now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from directory.database import today_of
from directory.listings.field_visibility import is_seen_at
from directory.listings.hours.hours_view import HoursView, hours_views
from directory.listings.hours.index_ranges import open_hours
from directory.listings.hours.opening_hours import current, is_open, next_opening
from directory.listings.models import Service, ServiceAtLocation
from directory.listings.parts import load_parts
from directory.listings.public_view import ListingView, TextView, view_of
from directory.listings.shown import Shown, shown_of
from directory.listings.vocabulary import ReviewState, Visibility
from directory.search_port import zone_named


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
    """One public listing; ``open_now`` is None where the hours do not tell.

    ``opens_next`` is told on the clock of the place, where it is closed now. Hours
    that have all ended are ``hours_over``.
    """

    hours: tuple[HoursView, ...]
    open_now: bool | None
    always_open: bool
    opens_next: datetime | None = None
    hours_over: bool = False

    def text_for(self, language: str) -> Words:
        """Return the words in ``language`` (BCP 47), as far as there are any."""
        return words_for(self.texts, language)

    def without_unchecked(self) -> "ListingDetails":
        """Return it without the channels that nobody of us has tried.

        What leaves the page, on paper or into a program, cannot be taken back.
        """
        if self.provenance is None:
            return self
        return replace(self, channels=(), other_numbers=())


def public_listing(
    session: Session, listing_id: UUID, now: datetime
) -> ListingDetails | None:
    """Return what anyone may know of a listing.

    None for one that is unknown, waiting, withdrawn or not public: a stranger cannot
    tell them apart.
    """
    return seen_listings(session, [listing_id], now).get(listing_id)


def seen_listings(
    session: Session,
    listing_ids: Collection[UUID],
    now: datetime,
    to: Visibility = Visibility.PUBLIC,
) -> dict[UUID, ListingDetails]:
    """Return what readers of a tier may know of listings, by id; in a few queries.

    Those that they may not see are left out, as if there were none.
    """
    listings = session.scalars(
        select(ServiceAtLocation)
        .join(ServiceAtLocation.service)
        .where(
            ServiceAtLocation.id.in_(listing_ids),
            is_seen_at(to, today_of(session)),
        )
        .options(
            joinedload(ServiceAtLocation.location),
            joinedload(ServiceAtLocation.service).joinedload(Service.organization),
        )
    ).all()
    parts = load_parts(session, listings)
    return {
        listing.id: details_of(
            listing,
            shown_of(listing, parts[listing.id], to=to, today=now.date()),
            now,
        )
        for listing in listings
    }


def details_of(
    listing: ServiceAtLocation, shown: Shown, now: datetime
) -> ListingDetails:
    """Return the view of a listing, with its hours as of an instant."""
    view, schedules = view_of(listing, shown), shown.parts.schedules
    zone = listing.location.timezone if listing.location else None
    hours = open_hours(schedules, zone, always=shown.facts.always_open)
    # Whoever has closed for the time being is not open, whatever the hours are.
    here = not view.temporarily_closed
    open_now = is_open(schedules, zone, now, hours) if here else False
    opening = next_opening(hours, now) if here and open_now is False else None
    return ListingDetails(
        **{field.name: getattr(view, field.name) for field in fields(ListingView)},
        hours=hours_views(schedules, zone, now),
        open_now=open_now,
        always_open=here and hours.is_always_at(now),
        opens_next=by_clock_of(zone, opening) if opening else None,
        hours_over=bool(schedules) and not current(schedules, zone, now),
    )


def by_clock_of(place: str | None, instant: datetime) -> datetime:
    """Return an instant on the clock of a place, where that is known."""
    zone = zone_named(place) if place else None
    return instant.astimezone(zone) if zone else instant


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
