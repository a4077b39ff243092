"""Where the numbers come from that nobody has vetted, and until when they are shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

SOURCE: Final = "source"
PUBLISHED_BY: Final = "published_by"
PAGE_DATE: Final = "page_date"
READ_ON: Final = "read_on"
# A public number that nobody rang is believed for two months.
SHOWN_DAYS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The page that publishes a number: by whom, of when, and when it was read.

    ``published_by`` is self, state or un; ``page_date`` is empty where it tells none.
    """

    source: str
    published_by: str
    page_date: str
    read_on: date


def provenance_of(stated: Iterable[tuple[str, str]]) -> Provenance | None:
    """Return the provenance among facts; None where they do not tell all of it."""
    said = dict(stated)
    read = [day for day in (day_of(said.get(READ_ON, "")),) if day]
    if not (read and said.get(SOURCE) and said.get(PUBLISHED_BY)):
        return None
    return Provenance(
        source=said[SOURCE],
        published_by=said[PUBLISHED_BY],
        page_date=said.get(PAGE_DATE, ""),
        read_on=read[0],
    )


def shown_until(read_on: Iterable[str]) -> date | None:
    """Return the last day on which what was read is shown before it is vetted."""
    days = [day for day in map(day_of, read_on) if day]
    return min(days) + timedelta(days=SHOWN_DAYS) if days else None


def day_of(text: str) -> date | None:
    """Return a day that is written as ISO 8601 has it."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
