"""Fill the answers of the API from what was found, with labels for the reader.

A page of twenty with 120 counts costs 0.15 ms more through the models than as plain
dicts: 3 % of a search for words, 11 % of the cheapest request.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields, make_dataclass
from typing import Any

from markupsafe import Markup
from pydantic import TypeAdapter

from directory.api.answers import (
    AwayAnswer,
    ConceptAnswer,
    ConditionsAnswer,
    FacetAnswer,
    FactAnswer,
    ItemAnswer,
    NextAnswer,
    NoticeAnswer,
    PlaceAnswer,
    SearchAnswer,
    SuggestAnswer,
    SuggestionAnswer,
    UnderstoodAnswer,
)
from directory.api.models import SearchBody, SuggestBody
from directory.listings.details import ListingDetails
from directory.search_port import (
    MAX_PAGE,
    FacetValue,
    SearchResponse,
    Suggestion,
    Understood,
    UnderstoodConcept,
)
from directory.site.fact_words import facts_in_words
from directory.wording.labels import facet_labels, need_label
from directory.wording.listing_words import joined
from directory.wording.notices import notice_sentence

VIEW = TypeAdapter(ListingDetails)
# What is promised of a listing: its view, but for what has another form here.
OWN_FORMS: dict[str, Any] = {"area": str, "facts": list[FactAnswer]}
DETAILS: TypeAdapter[Any] = TypeAdapter(
    make_dataclass(
        ListingDetails.__name__,
        [
            (field.name, OWN_FORMS.get(field.name, field.type))
            for field in fields(ListingDetails)
        ],
    )
)


def search_answer(
    found: SearchResponse, body: SearchBody, address: str
) -> SearchAnswer:
    """Return one page of an answer, with labels in the reader's language.

    ``address`` is where the body was sent to, and the next page is.
    """
    results = found.results
    return SearchAnswer(
        total=results.total,
        listed=results.listed,
        items=[ItemAnswer.model_validate(hit) for hit in results.hits],
        facets={
            field: facet(values, facet_labels(field))
            for field, values in results.facets.items()
        },
        levels=results.levels,
        understood=understood(found.understood),
        widened=found.widened,
        degraded=found.degraded,
        notices=[
            NoticeAnswer(code=notice, text=notice_sentence(notice, found))
            for notice in found.notices
        ],
        suggestion=found.suggestion,
        next=next_page(results.listed, body, address),
    )


def next_page(listed: int, body: SearchBody, address: str) -> NextAnswer | None:
    """Return where the next page is, if there is one."""
    is_last = body.page * body.per_page >= listed or body.page >= MAX_PAGE
    return None if is_last else NextAnswer(href=address, page=body.page + 1)


def facet(
    values: Iterable[FacetValue], label: Callable[[str], str]
) -> list[FacetAnswer]:
    """Return the values of one facet with what they are called."""
    return [
        FacetAnswer(value=each.value, label=label(each.value), count=each.count)
        for each in values
    ]


def understood(what: Understood) -> UnderstoodAnswer:
    """Return what was made of the words."""
    return UnderstoodAnswer(
        concepts=concepts(what.concepts),
        perhaps=concepts(what.perhaps),
        denied=concepts(what.denied),
        place=PlaceAnswer.model_validate(what.place) if what.place else None,
        conditions=ConditionsAnswer.model_validate(what.conditions),
        language=what.language,
        away=[AwayAnswer.model_validate(away) for away in what.away],
        unknown=what.unknown,
    )


def concepts(needs: Iterable[UnderstoodConcept]) -> list[ConceptAnswer]:
    """Return needs with what they are called."""
    return [
        ConceptAnswer(code=need.code, label=need_label(need.code), source=need.source)
        for need in needs
    ]


def suggest_answer(
    suggestions: Iterable[Suggestion], body: SuggestBody
) -> SuggestAnswer:
    """Return the completions of the kinds that are wished for."""
    wished = [each for each in suggestions if each.kind in body.kinds]
    return SuggestAnswer(
        items=[SuggestionAnswer.model_validate(each) for each in wished[: body.limit]]
    )


def details_answer(details: ListingDetails) -> dict[str, Any]:
    """Return everything public about one listing."""
    answer: dict[str, Any] = VIEW.dump_python(details, mode="json")
    facts = told_facts(details.facts, details.texts[0].language)
    return answer | {"area": joined(details.area), "facts": facts}


def told_facts(facts: Iterable[tuple[str, str]], language: str) -> list[dict[str, str]]:
    """Return facts with a sentence for each; free words are in ``language``.

    A code that nobody here knows is its own label.
    """
    return [
        {"code": code, "value": value, "label": told_fact(code, value, language)}
        for code, value in facts
    ]


def told_fact(code: str, value: str, language: str) -> str:
    """Return the sentence of one fact without the marks that pages need."""
    told = next(iter(facts_in_words([(code, value)], language)), code)
    return told.striptags() if isinstance(told, Markup) else told
