"""A line to call: a listing, as few words as somebody in danger can read."""

from dataclasses import dataclass

from directory.listings.details import ListingDetails
from directory.wording.contact_words import Contact, contact_of

CALLED = frozenset({"phone", "textphone", "video", "sms", "whatsapp", "signal"})


@dataclass(frozen=True, slots=True)
class EmergencyLine:
    """A line to call: whose it is, in the language of that name, and its numbers.

    Notes beside a number are in ``notes_language``.
    """

    name: str
    language: str
    notes_language: str
    country: str | None
    contacts: tuple[Contact, ...]
    always_open: bool


def line_of(details: ListingDetails, reader: str) -> EmergencyLine | None:
    """Return a listing as a line; None where nobody would answer a call now."""
    contacts = tuple(contact_of(c) for c in details.channels if c.kind in CALLED)
    if not contacts or details.temporarily_closed:
        return None
    text = details.text_for(reader)
    return EmergencyLine(
        name=text.name,
        language=text.name_language,
        notes_language=details.texts[0].language,
        country=details.country,
        contacts=contacts,
        always_open=details.always_open,
    )
