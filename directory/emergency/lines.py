"""The emergency lines of a country: vetted ones first, then what is only public."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from directory.emergency.cache import LineCache
from directory.emergency.line import EmergencyLine, as_told
from directory.search_port import Finder, Hit, SearchRequest
from directory.wording.labels import country_label
from directory.wording.line_words import HOTLINE

SHOWN = 3  # more lines push the answer off a phone
ASKED = 20  # among which are lines to call, and help from afar
ALL_COUNTRIES = 100  # lines on one page


@dataclass(frozen=True, slots=True)
class LinesHere:
    """The lines of one country: what was vetted, what was not, and help from afar."""

    country: str
    vetted: tuple[EmergencyLine, ...]
    unchecked: tuple[EmergencyLine, ...]
    from_afar: tuple[EmergencyLine, ...]

    @property
    def country_name(self) -> str:
        """Return what the country is called."""
        return country_label(self.country)


@dataclass(frozen=True, slots=True)
class Lines:
    """Finds lines to call; its words are for whoever reads ``reader``."""

    finder: Finder
    session: Session
    cache: LineCache
    reader: str
    now: datetime

    def of_country(self, country: str, hers: str | None = None) -> LinesHere:
        """Return the lines that serve a country (ISO 3166-1), at most three of a kind.

        ``hers`` is where she is: what works only there may be dialled by a press.
        """
        asked = SearchRequest(
            needs=(HOTLINE,),
            country=country,
            language=self.reader,
            per_page=ASKED,
            now=self.now,
        )
        found = as_told(self.lines(self.finder.find(asked).results.hits))
        seen = [line.seen_from(hers) for line in found]
        return LinesHere(
            country,
            vetted=tuple(one for one in seen if one.is_vetted)[:SHOWN],
            unchecked=tuple(
                one for one in seen if not (one.is_vetted or one.from_afar)
            )[:SHOWN],
            from_afar=tuple(one for one in seen if one.from_afar)[:SHOWN],
        )

    def everywhere(self) -> dict[str | None, tuple[EmergencyLine, ...]]:
        """Return the lines of all countries, by country; None stands for the world."""
        asked = SearchRequest(
            needs=(HOTLINE,),
            language=self.reader,
            per_page=ALL_COUNTRIES,
            now=self.now,
        )
        found: dict[str | None, tuple[EmergencyLine, ...]] = {}
        for line in as_told(self.lines(self.finder.find(asked).results.hits)):
            found[line.country] = (*found.get(line.country, ()), line)
        return found

    def lines(self, hits: Iterable[Hit]) -> Iterator[EmergencyLine]:
        """Yield the hits that are lines and can be reached now."""
        lines = (UUID(hit.id) for hit in hits if HOTLINE in hit.codes)
        yield from self.cache.lines(self.session, lines, self.reader, self.now)
