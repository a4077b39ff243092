"""What an answer must say of itself: that it is none, that hours count, that it is far.

Nothing here depends on listings that the reader may not know of: a sentence that came
and went with them would tell of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from search.query import ListingQuery
from search.ranking.hours_that_count import Urgency, urgencies
from search.ranking.perhaps import in_section
from search.response import Notice, SearchResponse
from search.results import Hit, Results, Section

# Groups that would be in danger if anybody could find them are told to professionals
# alone. Who asks for these reads so, whether there are any or not.
TOLD_TO_PROFESSIONALS = frozenset({"organisation.lbtiq"})
TOLD_OF_NEEDS = frozenset({Notice.NO_EXACT, Notice.PROFESSIONALS_ONLY})
MOST_GUESSED = 5  # where nothing was stated, of the two likeliest needs together
URGENT_NOTICES = {
    Urgency.RAPE: Notice.RAPE_HOURS,
    Urgency.ARREST: Notice.ARREST_HOURS,
}


def hours_notices(query: ListingQuery) -> tuple[Notice, ...]:
    """Return what stands above everything: until when help is most worth."""
    return tuple(URGENT_NOTICES[urgency] for urgency in urgencies(query))


def truth_notices(query: ListingQuery, results: Results) -> Iterator[Notice]:
    """Yield what keeps an answer from seeming to be what it is not."""
    codes = {wish.code for wish in query.stated}
    if codes and not any(map(meets_need, results.hits)) and is_all(query, results):
        yield Notice.NO_EXACT
    if codes & TOLD_TO_PROFESSIONALS:
        yield Notice.PROFESSIONALS_ONLY
    if query.near and query.page == 1 and lies_across_border(results.hits):
        yield Notice.ACROSS_BORDER


def guessed(response: SearchResponse) -> SearchResponse:
    """Return the few answers to what was only likely, none as what she asked for.

    That there is none of what nobody said is no news.
    """
    if Notice.UNSURE not in response.notices:
        return response
    few = response.results.hits[:MOST_GUESSED]
    hits = tuple(in_section(hit, Section.PERHAPS) for hit in few)
    return replace(
        response,
        results=replace(response.results, hits=hits, total=len(hits), listed=len(hits)),
        notices=tuple(n for n in response.notices if n not in TOLD_OF_NEEDS),
        unmet=(),
    )


def meets_need(hit: Hit) -> bool:
    """Whether a hit has the need; one whose name was typed need not."""
    return hit.match.exact and bool(hit.match.concepts)


def is_all(query: ListingQuery, results: Results) -> bool:
    """Whether what was found on this page is told of all pages."""
    return query.page == 1 or results.total == 0


def lies_across_border(hits: tuple[Hit, ...]) -> bool:
    """Whether one would have to leave the country for the first exact answer."""
    first = next((hit for hit in hits if hit.section is Section.EXACT), None)
    return first is not None and first.across_border and first.serves is None
