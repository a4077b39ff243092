"""Help of an answer that nobody of us has checked: a block of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeGuard
from uuid import UUID

from directory.database import AWAY, Database
from directory.listings.details import ListingDetails, public_listing
from directory.search_port import Hit
from directory.site.listing_page import contacts_of
from directory.wording.contact_words import Contact
from directory.wording.labels import need_label
from directory.wording.unchecked_words import provenance_words


@dataclass(frozen=True, slots=True, kw_only=True)
class UncheckedHelp:
    """One listing that nobody checked, ready to read; ``language`` is of its name."""

    id: str
    name: str
    language: str
    organization: str
    organization_language: str
    needs: tuple[str, ...]
    provenance: tuple[str, ...]
    contacts: tuple[Contact, ...]
    always_open: bool


def unchecked_among(
    database: Database,
    hits: Iterable[Hit],
    reader: str,
    country: str | None,
    now: datetime,
) -> tuple[UncheckedHelp, ...]:
    """Return what of an answer nobody checked and a public page names numbers of.

    ``country`` is hers: what works only there may be dialled by a press. Where the
    database is away there is none, and the answer stands as the index knows it.
    """
    unvetted = [hit for hit in hits if hit.vetted_by_count == 0]
    if not unvetted:
        return ()
    try:
        with database.read() as session:
            found = [public_listing(session, UUID(hit.id), now) for hit in unvetted]
    except AWAY:
        return ()
    return tuple(help_of(one, reader, country) for one in found if is_unchecked(one))


def is_unchecked(details: ListingDetails | None) -> TypeGuard[ListingDetails]:
    """Whether a listing is public, and its numbers stand on a public page alone."""
    return details is not None and details.provenance is not None


def help_of(details: ListingDetails, reader: str, country: str | None) -> UncheckedHelp:
    """Return a listing as it stands in the block."""
    text, owner = details.text_for(reader), details.organization_texts[0]
    said = details.provenance
    return UncheckedHelp(
        id=str(details.id),
        name=text.name,
        language=text.name_language,
        organization=owner.name,
        organization_language=owner.language,
        needs=tuple(map(need_label, details.codes)),
        provenance=provenance_words(said) if said else (),
        contacts=contacts_of(
            channel.seen_from(country) for channel in details.channels
        ),
        always_open=details.always_open,
    )
