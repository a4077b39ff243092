"""What may be meant beside what was said: its best listing, between the others."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from search.query import ListingQuery, Sort
from search.results import Hit, Section

MOST_PERHAPS = 2  # more questions beside an answer are read by nobody
EXACT_BEFORE = 3  # what she said fills the first three places


def perhaps_queries(query: ListingQuery) -> tuple[ListingQuery, ...]:
    """Return the questions for what may be meant, as many as are shown."""
    if query.page > 1 or query.sort is not Sort.BEST:
        return ()
    stated = tuple(wish.code for wish in query.stated)
    return tuple(
        replace(
            query,
            concepts=(replace(wish, perhaps=False),),
            words=(),
            without=stated,
            per_page=1,
            cells=False,
        )
        for wish in query.possible[:MOST_PERHAPS]
    )


def with_perhaps(
    hits: Sequence[Hit], found: Iterable[Sequence[Hit]]
) -> tuple[Hit, ...]:
    """Put the best of each further need behind the first of what was asked.

    The page becomes longer by them: none of the others is lost between two pages.
    """
    added = {
        best[0].id: in_section(best[0], Section.PERHAPS)
        for best in found
        if best and best[0].section is Section.EXACT
    }
    kept = [hit for hit in hits if hit.id not in added]
    exact = [hit for hit in kept[:EXACT_BEFORE] if hit.section is Section.EXACT]
    return (*exact, *added.values(), *kept[len(exact) :])


def in_section(hit: Hit, section: Section) -> Hit:
    """Return a hit as one of another section than that of exact answers."""
    return replace(hit, section=section, match=replace(hit.match, exact=False))
