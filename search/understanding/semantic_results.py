"""Results by meaning, added below the others where no need was understood."""

from dataclasses import replace

from search.query import ConceptWish
from search.ranking.perhaps import in_section
from search.request import SearchRequest
from search.response import UnderstoodConcept
from search.results import Results, Section
from search.understanding.interpreter import Understanding
from search.understanding.semantic import Meaning

# A need that only the model sees weighs less than any that words made.
MEANING_CONFIDENCE = 0.3


def likely_needs(
    meaning: Meaning | None, request: SearchRequest, understanding: Understanding
) -> tuple[str, ...]:
    """Return the needs that words without a known one may mean, but for excluded."""
    query = understanding.query
    if meaning is None or query.concepts or not query.words:
        return ()
    text = " ".join(word.surface for word in query.words)
    return tuple(
        code for code in meaning.likely(text) if code not in request.exclude_concepts
    )


def with_needs(understanding: Understanding, codes: tuple[str, ...]) -> Understanding:
    """Return the understanding with these needs, each made of all the words."""
    query, shown = understanding.query, understanding.shown
    source = " ".join(word.surface for word in query.words)
    return replace(
        understanding,
        query=replace(
            query, concepts=tuple(ConceptWish(c, MEANING_CONFIDENCE) for c in codes)
        ),
        shown=replace(
            shown, concepts=tuple(UnderstoodConcept(code, source) for code in codes)
        ),
    )


def marked_as_meaning(results: Results) -> Results:
    """Mark each hit as found by meaning alone: nobody said that need."""
    guessed = (in_section(hit, Section.PERHAPS) for hit in results.hits)
    hits = (replace(hit, match=replace(hit.match, meaning=True)) for hit in guessed)
    return replace(results, hits=tuple(hits))


def appended(results: Results, added: Results, per_page: int) -> Results:
    """Fill the page with further hits; none of the results moves."""
    shown = {hit.id for hit in results.hits}
    room = max(0, per_page - len(results.hits))
    new = [hit for hit in marked_as_meaning(added).hits if hit.id not in shown][:room]
    return replace(results, total=results.total + len(new), hits=(*results.hits, *new))
