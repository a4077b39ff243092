"""What stands in for a need that nobody near or afar has: missions of her country."""

from dataclasses import replace

from search.query import ConceptWish, Level, ListingQuery
from search.ranking.perhaps import in_section
from search.results import Hit, Results, Section

MISSION = "mission"
LEAST_ADDED = 3  # missions, where only related help was found


def wants_mission(query: ListingQuery) -> bool:
    """Whether a mission is what was asked for."""
    return any(wish.code.split(".")[0] == MISSION for wish in query.concepts)


def missions_instead(query: ListingQuery) -> ListingQuery:
    """Return the query for missions that cover the country, whatever the need was."""
    return replace(
        query,
        words=(),
        concepts=(ConceptWish(MISSION),),
        needs=(),
        flags=(),
        facts=(),
        level=Level.MISSION,
    )


def with_related(results: Results, more: tuple[Hit, ...], per_page: int) -> Results:
    """Fill the page with further listings, none of them what was asked for.

    A few come also where it is full, before any text to quote.
    """
    shown = {hit.id for hit in results.hits}
    added = [in_section(hit, Section.RELATED) for hit in more if hit.id not in shown]
    added = added[: max(LEAST_ADDED, per_page - len(results.hits))]
    texts = [hit for hit in results.hits if hit.section is Section.REFERENCE]
    helpers = results.hits[: len(results.hits) - len(texts)]
    hits = (*helpers, *added, *texts)
    return replace(results, hits=hits, listed=results.listed + len(added))
