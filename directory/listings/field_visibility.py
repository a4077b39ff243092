"""Who may see which group of fields of a listing: the defaults, and the choices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, not_
from sqlalchemy.orm import Session

from directory.database import today_of
from directory.listings.confidentiality import is_shelter
from directory.listings.models import (
    FieldTier,
    Service,
)
from directory.listings.vocabulary import (
    ListingField,
    Publication,
    ServiceStatus,
    Visibility,
)
from directory.search_port import Audience

# Public by default is what helps a stranger to reach help, and nothing finer than a
# town. A vetted choice (FieldTier) opens or closes a group for one service.
DEFAULT_TIERS: dict[ListingField, Visibility] = {
    ListingField.ADDRESS: Visibility.PARTNER,
    # Only whether there is room: see listings/room.py.
    ListingField.CAPACITY: Visibility.PUBLIC,
    ListingField.CONTACTS: Visibility.PARTNER,
    ListingField.EMAIL: Visibility.PUBLIC,
    ListingField.PHONES: Visibility.PUBLIC,
    ListingField.SCHEDULES: Visibility.PUBLIC,
    ListingField.URL: Visibility.PUBLIC,
}
# From the widest to the narrowest.
TIERS: Final = tuple(Visibility)
# What each audience of an index may know.
TIER_OF: Final = {
    Audience.PUBLIC: Visibility.PUBLIC,
    Audience.MEMBERS: Visibility.PARTNER,
}
SHOWN_PUBLICATIONS = (Publication.PUBLISHED, Publication.UNCONFIRMED)
SHOWN_STATUSES = (ServiceStatus.ACTIVE, ServiceStatus.TEMPORARILY_CLOSED)


def field_tiers(
    rows: Iterable[FieldTier], *, codes: Iterable[str], confidential: bool
) -> Mapping[ListingField, Visibility]:
    """Return the tier of every group of fields of one listing.

    Whoever stands at the door of a shelter can be followed in, so no choice makes the
    address of a shelter, or of a confidential location, public.
    """
    tiers = DEFAULT_TIERS | {row.field: row.visibility for row in rows}
    hidden = confidential or any(map(is_shelter, codes))
    if hidden:
        tiers[ListingField.ADDRESS] = Visibility.NAMED
    return tiers


@dataclass(frozen=True, slots=True)
class Gate:
    """What readers of a tier, ``to``, may see of one listing: the one rule."""

    tiers: Mapping[ListingField, Visibility]
    to: Visibility

    def lets(self, what: ListingField | Visibility) -> bool:
        """Whether a group of fields, or a row of a tier of its own, is within."""
        tier = self.tiers[what] if isinstance(what, ListingField) else what
        return is_within(tier, self.to)


def is_within(tier: Visibility, to: Visibility) -> bool:
    """Whether readers of ``to`` see what a tier keeps: each sees what is before it."""
    return TIERS.index(tier) <= TIERS.index(to)


def is_public(session: Session) -> ColumnElement[bool]:
    """Return the one rule of what anyone may see, as a condition on Service."""
    return is_seen_by(Audience.PUBLIC, today_of(session))


def is_seen_by(audience: Audience, today: date) -> ColumnElement[bool]:
    """Return the rule of what an audience may see today, as a condition on Service."""
    return is_seen_at(TIER_OF[audience], today)


def is_seen_at(tier: Visibility, today: date) -> ColumnElement[bool]:
    """Return the rule of what readers of a tier may see today, likewise."""
    return and_(
        Service.publication.in_(SHOWN_PUBLICATIONS),
        not_(is_outdated(today)),
        Service.visibility.in_(tiers_within(tier)),
        Service.status.in_(SHOWN_STATUSES),
    )


def is_outdated(today: date) -> ColumnElement[bool]:
    """Return whether a service is unconfirmed and was read too long ago to be shown.

    Nobody rang its numbers, and numbers change: what two people vetted stays.
    """
    return and_(
        Service.publication == Publication.UNCONFIRMED,
        Service.shown_until.is_not(None),
        Service.shown_until < today,
    )


def tiers_within(to: Visibility) -> tuple[Visibility, ...]:
    """Return the tiers that readers of ``to`` see."""
    return tuple(tier for tier in TIERS if is_within(tier, to))
