"""What readers of one tier may know of a listing: page, API and index are filled here.

The gate has decided (``shown.shown_of``); one view tells (``view_of``). A field that
two of them share has one rule, and stands here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from directory.listings.address_lines import door_lines, postal_lines
from directory.listings.channels import Channel, channels_of
from directory.listings.known_as import other_names
from directory.listings.models import (
    CostOption,
    Organization,
    Service,
    ServiceAtLocation,
    Translation,
)
from directory.listings.number_kinds import OF_MACHINES
from directory.listings.parts import Parts
from directory.listings.provenance import Provenance
from directory.listings.room import Room, room_of
from directory.listings.shown import Shown
from directory.listings.told_places import (
    area_of,
    country_of,
    covered,
    is_virtual,
    place_url,
)
from directory.listings.vocabulary import (
    Affiliation,
    Publication,
    ReviewState,
    ServiceStatus,
)
from directory.search_port import Flag

VETTERS: Final = 2  # without two of them nothing is published: see the constraint


@dataclass(frozen=True, slots=True)
class TextView:
    """What is said in one language, and how far the words can be trusted."""

    language: str
    name: str
    description: str
    review_state: ReviewState


@dataclass(frozen=True, slots=True)
class CostView:
    """One price; ``currency`` is ISO 4217."""

    option: str
    amount: Decimal | None
    currency: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingView:
    """What is so of a listing at any hour; its texts begin with the original.

    ``area`` is told from the smaller part to the larger; ``covers`` holds ISO 3166-1
    or admin-1 codes or ``*``; ``facts`` are further attributes as code and value.
    ``other_numbers`` are no way to make contact: a machine answers there. Where nobody
    of us has tried the channels, ``provenance`` names the page that publishes them.
    """

    id: UUID
    external_id: str | None
    organization: str
    organization_texts: tuple[TextView, ...]
    other_names: tuple[str, ...]
    texts: tuple[TextView, ...]
    codes: tuple[str, ...]
    spoken_languages: tuple[str, ...]
    interpretation: str
    status: ServiceStatus
    alert: str
    area: tuple[str, ...]
    country: str | None
    admin1: str | None
    covers: tuple[str, ...]
    remote: bool
    confidential: bool
    flags: dict[Flag, bool]
    affiliation: Affiliation | None
    facts: tuple[tuple[str, str], ...]
    channels: tuple[Channel, ...]
    other_numbers: tuple[Channel, ...] = ()
    costs: tuple[CostView, ...]
    fees: str
    documents: tuple[str, ...]
    eligibility: str
    application_process: str
    wait_time: str
    accreditations: str
    licenses: str
    room: Room | None = None
    minimum_age: float | None
    maximum_age: float | None
    accessibility: tuple[str, ...]
    address: tuple[str, ...]
    postal_address: tuple[str, ...]
    assured_date: date | None
    vetted_by_count: int
    unconfirmed: bool
    provenance: Provenance | None = None
    source_year: int | None
    temporarily_closed: bool


def view_of(listing: ServiceAtLocation, shown: Shown) -> ListingView:
    """Return the one view of a listing, from what its readers may know."""
    service, facts, parts = listing.service, shown.facts, shown.parts
    unconfirmed = service.publication is Publication.UNCONFIRMED
    channels, other_numbers = reached(listing, shown)
    return ListingView(
        **said_of(service),
        id=listing.id,
        external_id=service.external_id,
        organization=service.organization.name,
        organization_texts=texts_of_owner(service, parts),
        other_names=other_names(
            service, listing.location, confidential=shown.confidential
        ),
        texts=texts_of(service, parts.translations),
        codes=facts.codes,
        spoken_languages=tuple(sorted({row.code for row in parts.languages})),
        area=area_of(listing.location, shown),
        country=country_of(listing.location, shown),
        admin1=listing.location.admin1 if listing.location else None,
        covers=covered(shown),
        remote=bool(service.remote) or is_virtual(listing.location),
        confidential=shown.confidential,
        flags=facts.flags,
        affiliation=facts.affiliation,
        facts=facts.others,
        channels=channels,
        other_numbers=other_numbers,
        costs=tuple(map(cost_view, parts.costs)),
        documents=tuple(row.document for row in parts.documents),
        accessibility=tuple(row.description for row in parts.accessibility),
        address=door_lines(parts.addresses),
        postal_address=postal_lines(parts.addresses),
        room=room_of(parts.capacities),
        assured_date=service.assured_date,
        vetted_by_count=VETTERS if service.publication is Publication.PUBLISHED else 0,
        unconfirmed=unconfirmed,
        provenance=facts.provenance if unconfirmed else None,
        source_year=facts.source_year,
        temporarily_closed=service.status is ServiceStatus.TEMPORARILY_CLOSED,
    )


def said_of(service: Service) -> dict[str, Any]:
    """Return the fields that a view has as the service says them."""
    return {
        "interpretation": service.interpretation_services,
        "status": service.status,
        "alert": service.alert,
        "fees": service.fees_description,
        "eligibility": service.eligibility_description,
        "application_process": service.application_process,
        "wait_time": service.wait_time,
        "accreditations": service.accreditations,
        "licenses": service.licenses,
        "minimum_age": service.minimum_age,
        "maximum_age": service.maximum_age,
    }


def reached(
    listing: ServiceAtLocation, shown: Shown
) -> tuple[tuple[Channel, ...], tuple[Channel, ...]]:
    """Return the ways to make contact, and the numbers at which a machine answers."""
    country = listing.location.country if listing.location else None
    found = channels_of(
        listing.service,
        shown.parts,
        shown.facts.channels,
        shown.gate,
        country,
        place_url(listing.location, shown),
    )
    return (
        tuple(one for one in found if one.kind not in OF_MACHINES),
        tuple(one for one in found if one.kind in OF_MACHINES),
    )


def texts_of(
    source: Service | Organization, translations: Iterable[Translation]
) -> tuple[TextView, ...]:
    """Return the original words, then those in other languages, by language."""
    original = TextView(
        source.text_language, source.name, source.description, ReviewState.ORIGINAL
    )
    others = (
        TextView(row.language, row.name, row.description, row.review_state)
        for row in sorted(translations, key=lambda row: row.language)
        if row.language != source.text_language
    )
    return (original, *others)


def texts_of_owner(service: Service, parts: Parts) -> tuple[TextView, ...]:
    """Return the words of the organization of a service."""
    return texts_of(service.organization, parts.organization_translations)


def cost_view(row: CostOption) -> CostView:
    """Return one price for reading."""
    return CostView(row.option, row.amount, row.currency, row.amount_description)
