"""A sheet to print: the listings of an answer with every public way to reach them."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from flask_babel import gettext
from sqlalchemy.orm import Session

from directory.listings.details import public_listing
from directory.search_port import AreaNames, Clock, Hit, SearchResponse, Section
from directory.site.listing_page import ListingPage, listing_page
from directory.wording.labels import date_label

# A number on paper cannot be withdrawn: the sheet says until when to trust it.
TRUSTED_DAYS = 14


def sheet(
    session: Session,
    hits: Iterable[Hit],
    reader: str,
    names: AreaNames,
    now: datetime,
    visitor_clock: Clock | None,
) -> Iterator[ListingPage]:
    """Yield the page of each listing; one withdrawn a moment ago is left out."""
    for hit in hits:
        details = public_listing(session, UUID(hit.id), now)
        if details:
            yield listing_page(details, reader, names, now, visitor_clock)


def told_on_paper(found: SearchResponse) -> tuple[Hit, ...]:
    """Return the exact answers: paper has no headings that keep others apart.

    Where there is none, the others are better than nothing.
    """
    hits = found.results.hits
    exact = tuple(hit for hit in hits if hit.section is Section.EXACT)
    return exact or hits


def trusted_until(now: datetime) -> str:
    """Return the sentence on the age of a sheet."""
    # NOTE: above a sheet to print; %(today)s and %(last)s are days, such as 1 June
    # 2026.
    return gettext(
        "Printed on %(today)s. Do not rely on it after %(last)s: search again.",
        today=date_label(now.date()),
        last=date_label((now + timedelta(days=TRUSTED_DAYS)).date()),
    )
