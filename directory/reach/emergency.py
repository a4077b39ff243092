"""The vetted emergency lines of a country, small and calm at the top of a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from directory.errors import NotFoundError
from directory.listings.contacting import Contact, contact_of
from directory.listings.details import ListingDetails, public_listing
from directory.search_port import Finder, Hit, SearchRequest

HOTLINE = "emergency.hotline"
SHOWN = 3
ALL_COUNTRIES = 100
CALLED = frozenset({"phone", "sms", "whatsapp", "signal"})


@dataclass(frozen=True, slots=True)
class EmergencyLine:
    """A line to call: whose it is, in the language of that name, and its numbers."""

    name: str
    language: str
    country: str | None
    contacts: tuple[Contact, ...]
    always_open: bool


def lines_of_country(
    finder: Finder, session: Session, country: str | None, reader: str, now: datetime
) -> tuple[EmergencyLine, ...]:
    """Return the lines that serve a country, at most three; none without a country."""
    if country is None:
        return ()
    asked = SearchRequest(
        needs=(HOTLINE,), country=country, language=reader, per_page=SHOWN, now=now
    )
    hits = finder.find(asked).results.hits
    return tuple(lines(session, hits, reader, now))


def lines_everywhere(
    finder: Finder, session: Session, reader: str, now: datetime
) -> dict[str | None, tuple[EmergencyLine, ...]]:
    """Return the lines of all countries, by country; None stands for the world."""
    asked = SearchRequest(
        needs=(HOTLINE,), language=reader, per_page=ALL_COUNTRIES, now=now
    )
    hits = finder.find(asked).results.hits
    found: dict[str | None, tuple[EmergencyLine, ...]] = {}
    for line in lines(session, hits, reader, now):
        found[line.country] = (*found.get(line.country, ()), line)
    return found


def lines(
    session: Session, hits: Sequence[Hit], reader: str, now: datetime
) -> Iterator[EmergencyLine]:
    """Yield the hits that two people vetted and that have a number to call."""
    for hit in hits:
        if HOTLINE not in hit.codes or hit.vetted_by_count == 0:
            continue
        try:
            details = public_listing(session, UUID(hit.id), now)
        except NotFoundError:
            continue  # withdrawn a moment ago
        line = line_of(details, reader)
        if line.contacts:
            yield line


def line_of(details: ListingDetails, reader: str) -> EmergencyLine:
    """Return a listing as a line."""
    text = details.text_for(reader)
    return EmergencyLine(
        name=text.name,
        language=text.name_language,
        country=details.country,
        contacts=tuple(contact_of(c) for c in details.channels if c.kind in CALLED),
        always_open=details.always_open,
    )
