"""The vetted emergency lines of a country, small and calm at the top of a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from directory.emergency.cache import LineCache
from directory.emergency.line import EmergencyLine
from directory.search_port import Finder, Hit, SearchRequest

HOTLINE = "emergency.hotline"
SHOWN = 3  # more lines push the answer off a phone
ALL_COUNTRIES = 100  # lines on one page


@dataclass(frozen=True, slots=True)
class Lines:
    """Finds lines to call; its words are for whoever reads ``reader``."""

    finder: Finder
    session: Session
    cache: LineCache
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
        yield from self.cache.lines(self.session, vetted, self.reader, self.now)
