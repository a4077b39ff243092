"""What is said of how far an answer reaches is true of every listing below it."""

from datetime import UTC, datetime

from search.document import ListingDocument
from search.query import Level, Near
from search.request import SearchRequest
from search.results import Section
from seed_data.taxonomy import load_taxonomy

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TOWNS = {
    "AF": ("Herat", "Kandahar", "Fayzabad", "Zaranj", "Chaghcharan", "Maymana"),
    "BI": ("Gitega", "Muyinga", "Rumonge"),
    "CD": ("Bunia", "Kisangani", "Lubumbashi", "Kananga"),
    "GT": ("Huehuetenango", "Flores", "Livingston"),
    "KE": ("Lodwar", "Garissa", "Mombasa"),
    "UG": ("Moroto", "Arua", "Kisoro", "Gulu"),
}


def helps_from_afar(document: ListingDocument) -> bool:
    return document.remote or "mission" in {
        code.partition(".")[0] for code in document.codes
    }


def is_there(document: ListingDocument, near: Near, level: Level) -> bool:
    """Whether a listing on the ground is what the sentence of a level says."""
    if level is Level.PROVINCE:
        return near.admin1 in {document.admin1, *document.covers}
    if level is Level.COUNTRY:
        return near.country in {document.country, *document.covers}
    return level is Level.RADIUS


def test_each_listing_below_a_sentence_on_distance_is_what_the_sentence_says(
    demonstrated, documents
):
    told, untrue = set(), []
    listed = {row.id: row for row in documents}
    for country, towns in TOWNS.items():
        for town in towns:
            for need in load_taxonomy():
                request = SearchRequest(
                    place=town, country=country, needs=(need,), radius_km=60, now=NOW
                )
                near = demonstrated.interpreter.understand(request).query.near
                answer = demonstrated.find(request)
                told.add(answer.widened)
                untrue += [
                    (town, need, answer.widened, hit.name)
                    for hit in answer.results.hits
                    if answer.widened is not None
                    and hit.section is Section.EXACT
                    and not helps_from_afar(listed[hit.id])
                    and not is_there(listed[hit.id], near, answer.widened)
                ]

    assert untrue == []
    assert told >= {Level.RADIUS, Level.COUNTRY, Level.REMOTE, Level.MISSION}
