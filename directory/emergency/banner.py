"""The lines to call at the top of a page: those of the country that it is about."""

from directory.database import AWAY
from directory.emergency.cache import line_cache
from directory.emergency.lines import Lines, LinesHere
from directory.search_port import SearchRequest, SearchResponse
from directory.web.languages import current_language
from directory.web.services import present, services


def country_of(asked: SearchRequest, found: SearchResponse) -> str | None:
    """Return where she is or looks for help, as far as she told it."""
    place = found.understood.place
    return asked.country or (place.country if place else found.understood.country)


def lines_to_call(country: str | None, hers: str | None = None) -> LinesHere | None:
    """Return the lines of a country; None where it, or the database, is away.

    An answer comes from the index: it must not fail for what stands above it. ``hers``
    is where she is, as far as she told it.
    """
    if country is None:
        return None
    here = services()
    try:
        with here.database.read() as session:
            lines = Lines(
                here.finder, session, line_cache(), current_language(), present()
            )
            return lines.of_country(country, hers)
    except AWAY:
        return None
