"""The vetted emergency lines of a country, small and calm at the top of a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from directory.emergency.cache import Lately
from directory.listings.contact_words import Contact, contact_of
from directory.listings.details import ListingDetails
from directory.search_port import Finder, Hit, SearchRequest

HOTLINE = "emergency.hotline"
SHOWN = 3
ALL_COUNTRIES = 100
CALLED = frozenset({"phone", "sms", "whatsapp", "signal"})


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


@dataclass(frozen=True, slots=True)
class Lines:
    """Finds lines to call; its words are for whoever reads ``reader``."""

    finder: Finder
    session: Session
    lately: Lately
    reader: str
    now: datetime

    def of_country(self, country: str) -> tuple[EmergencyLine, ...]:
        """Return the lines that serve a country (ISO 3166-1), at most three."""
        asked = SearchRequest(
            needs=(HOTLINE,),
            country=country,
            language=self.reader,
            per_page=SHOWN,
            now=self.now,
        )
        return tuple(self.lines(self.finder.find(asked).results.hits))

    def everywhere(self) -> dict[str | None, tuple[EmergencyLine, ...]]:
        """Return the lines of all countries, by country; None stands for the world."""
        asked = SearchRequest(
            needs=(HOTLINE,),
            language=self.reader,
            per_page=ALL_COUNTRIES,
            now=self.now,
        )
        found: dict[str | None, tuple[EmergencyLine, ...]] = {}
        for line in self.lines(self.finder.find(asked).results.hits):
            found[line.country] = (*found.get(line.country, ()), line)
        return found

    def lines(self, hits: Iterable[Hit]) -> Iterator[EmergencyLine]:
        """Yield the hits that two people vetted and that can be called now."""
        vetted = (
            UUID(hit.id) for hit in hits if HOTLINE in hit.codes and hit.vetted_by_count
        )
        for details in self.lately.listings(self.session, vetted, self.now):
            line = line_of(details, self.reader)
            if line.contacts and not details.temporarily_closed:
                yield line


def line_of(details: ListingDetails, reader: str) -> EmergencyLine:
    """Return a listing as a line."""
    text = details.text_for(reader)
    return EmergencyLine(
        name=text.name,
        language=text.name_language,
        notes_language=details.texts[0].language,
        country=details.country,
        contacts=tuple(contact_of(c) for c in details.channels if c.kind in CALLED),
        always_open=details.always_open,
    )
