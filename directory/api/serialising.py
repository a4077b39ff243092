"""Write answers as plain JSON values; a test holds them against directory.api.answers.

A page of twenty takes a fraction of what pydantic models would cost on the way out.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields, make_dataclass
from typing import Any

from pydantic import TypeAdapter

from directory.api.models import SuggestBody
from directory.listings.details import ListingDetails
from directory.search_port import (
    FacetValue,
    Found,
    Hit,
    Suggestion,
    Understood,
    UnderstoodPlace,
)
from directory.wording.labels import facet_labels, need_label, notice_sentence
from directory.wording.listing_words import joined

Json = dict[str, Any]

VIEW = TypeAdapter(ListingDetails)
# What is promised of a listing: its view, with the parts of its area as one text.
DETAILS: TypeAdapter[Any] = TypeAdapter(
    make_dataclass(
        ListingDetails.__name__,
        [
            (field.name, str if field.name == "area" else field.type)
            for field in fields(ListingDetails)
        ],
    )
)


def search_answer(found: Found) -> Json:
    """Return one page of an answer, with labels in the reader's language."""
    results = found.results
    return {
        "total": results.total,
        "items": [item(hit) for hit in results.hits],
        "facets": {
            field: facet(values, facet_labels(field))
            for field, values in results.facets.items()
        },
        "levels": {level.value: count for level, count in results.levels.items()},
        "understood": understood(found.understood),
        "widened": found.widened.value if found.widened else None,
        "degraded": found.degraded,
        "notices": [
            {"code": notice.value, "text": notice_sentence(notice, found.suggestion)}
            for notice in found.notices
        ],
        "suggestion": found.suggestion,
    }


def item(hit: Hit) -> Json:
    """Return one listing of an answer."""
    band, match = hit.distance_band_km, hit.match
    return {
        "id": hit.id,
        "external_id": hit.external_id,
        "name": hit.name,
        "organization": hit.organization,
        "codes": list(hit.codes),
        "text_language": hit.text_language,
        "spoken_languages": list(hit.spoken_languages),
        "summary": hit.summary,
        "country": hit.country,
        "area": joined(hit.area),
        "distance_band_km": list(band) if band else None,
        "remote": hit.remote,
        "assured_date": hit.assured_date.isoformat() if hit.assured_date else None,
        "vetted_by_count": hit.vetted_by_count,
        "flags": dict(hit.flags),
        "temporarily_closed": hit.temporarily_closed,
        "match": {
            "concepts": list(match.concepts),
            "words": match.words,
            "meaning": match.meaning,
        },
    }


def facet(values: Iterable[FacetValue], label: Callable[[str], str]) -> list[Json]:
    """Return the values of one facet with what they are called."""
    return [
        {"value": each.value, "label": label(each.value), "count": each.count}
        for each in values
    ]


def understood(what: Understood) -> Json:
    """Return what was made of the words."""
    return {
        "concepts": [
            {
                "code": concept.code,
                "label": need_label(concept.code),
                "from": concept.source,
            }
            for concept in what.concepts
        ],
        "place": place(what.place) if what.place else None,
        "language": what.language,
    }


def place(what: UnderstoodPlace) -> Json:
    """Return the place that was understood, with the others of its name."""
    others = [known_place(other) for other in what.alternatives]
    return known_place(what) | {"alternatives": others}


def known_place(what: UnderstoodPlace) -> Json:
    """Return one place."""
    return {
        "id": what.id,
        "name": what.name,
        "country": what.country,
        "lat": what.latitude,
        "lon": what.longitude,
    }


def suggest_answer(suggestions: Iterable[Suggestion], body: SuggestBody) -> Json:
    """Return the completions of the kinds that are wished for."""
    wished = [each for each in suggestions if each.kind in body.kinds]
    return {
        "items": [
            {
                "kind": each.kind,
                "text": each.text,
                "value": each.value,
                "country": each.country,
            }
            for each in wished[: body.limit]
        ]
    }


def details_answer(details: ListingDetails) -> Json:
    """Return everything public about one listing."""
    answer: Json = VIEW.dump_python(details, mode="json")
    return answer | {"area": joined(details.area)}
