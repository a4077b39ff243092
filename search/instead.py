"""What is offered where nobody near has what was asked: missions, worldwide help."""

from dataclasses import replace

from search.conditions import MISSION
from search.places.model import FOCUS_COUNTRIES
from search.query import ConceptWish, Level, ListingQuery
from search.ranking.perhaps import in_section
from search.response import Notice, SearchResponse
from search.results import Hit, Results, Section

LEAST_ADDED = 3  # missions, where only related help was found
MOST_WORLDWIDE = 12  # about as many programmes as help anybody at all
# What programmes for defenders anywhere in the world really give her; and company,
# which is there for some countries by name.
WORLDWIDE_NEEDS = (
    "accompaniment.physical",
    "fund.rapid_response",
    "relocation.international",
    "emergency.hotline",
    "digital_safety.helpdesk",
)


def missions_instead(query: ListingQuery) -> ListingQuery:
    """Return the query for missions that cover the country, whatever the need was."""
    return instead(query, (MISSION,), Level.MISSION)


def instead(query: ListingQuery, codes: tuple[str, ...], level: Level) -> ListingQuery:
    """Return the query for other needs, with nothing that narrows the first ones."""
    return replace(
        query,
        words=(),
        concepts=tuple(map(ConceptWish, codes)),
        needs=(),
        flags=(),
        facts=(),
        level=level,
    )


def is_far_from_all(query: ListingQuery) -> bool:
    """Whether she is in a country where hardly anybody is listed."""
    country = query.home_country
    return country is not None and country not in FOCUS_COUNTRIES and query.page == 1


def worldwide_instead(query: ListingQuery) -> ListingQuery:
    """Return the query for programmes that help defenders anywhere in the world."""
    anywhere = replace(query, near=None, country=query.home_country, open_at=None)
    return instead(
        replace(anywhere, remote=None, box=None, per_page=MOST_WORLDWIDE),
        WORLDWIDE_NEEDS,
        Level.NEAR,
    )


def with_worldwide(
    response: SearchResponse, more: tuple[Hit, ...], per_page: int
) -> SearchResponse:
    """Add programmes for anywhere to an answer, and say that they are such."""
    helping = tuple(hit for hit in more if hit.section is Section.EXACT)
    results = with_related(response.results, helping, per_page)
    if results.listed == response.results.listed:
        return response
    left = (each for each in response.notices if each is not Notice.NOTHING_FOUND)
    return replace(response, results=results, notices=(*left, Notice.WORLDWIDE))


def with_related(results: Results, more: tuple[Hit, ...], per_page: int) -> Results:
    """Fill the page with further listings, none of them what was asked for.

    A few come also where it is full, before any text to quote.
    """
    known = {hit.id for hit in results.hits}
    new = (hit for hit in more if hit.id not in known)
    helping = (hit for hit in new if hit.section is not Section.REFERENCE)
    added = [in_section(hit, Section.RELATED) for hit in helping]
    added = added[: max(LEAST_ADDED, per_page - len(results.hits))]
    texts = [hit for hit in results.hits if hit.section is Section.REFERENCE]
    helpers = results.hits[: len(results.hits) - len(texts)]
    hits = (*helpers, *added, *texts)
    return replace(results, hits=hits, listed=results.listed + len(added))
