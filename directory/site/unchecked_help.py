"""Help of an answer that nobody of us has checked: a block of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeGuard
from uuid import UUID

from directory.listings.details import ListingDetails
from directory.search_port import Hit
from directory.site.cards import Wish
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
    hits: Iterable[Hit], known: Mapping[UUID, ListingDetails] | None, wish: Wish
) -> tuple[UncheckedHelp, ...]:
    """Return what of an answer nobody checked and a public page names numbers of.

    What works only in her country may be dialled there by a press. Where the database
    is away (``known`` is None) there is none; the answer stands as the index knows it.
    """
    if known is None:
        return ()
    found = (known.get(UUID(hit.id)) for hit in hits)
    return tuple(
        help_of(one, wish.reader, wish.country) for one in found if is_unchecked(one)
    )


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
