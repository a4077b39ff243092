"""What is said of how far an answer reaches is true of every listing below it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from directory.database import Database
from directory.indexing.documents import project, seen_versions
from directory.indexing.sync import catch_up
from search.document import ListingDocument
from search.finder import Finder, open_finder
from search.index_targets import EmbeddedTarget
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


@pytest.fixture
def demonstrated(demonstration: Database, tmp_path: Path) -> Iterator[Finder]:
    catch_up([EmbeddedTarget(tmp_path / "index")], demonstration)
    found = open_finder(tmp_path / "index")
    yield found
    found.index.close()
    found.gazetteer.close()


@pytest.fixture
def documents(demonstration: Database) -> dict[str, ListingDocument]:
    with demonstration.read() as session:
        ids = [UUID(key) for key, _version in seen_versions(session)]
        return {row.id: row for row in project(session, ids).documents}


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
                    and not helps_from_afar(documents[hit.id])
                    and not is_there(documents[hit.id], near, answer.widened)
                ]

    assert untrue == []
    assert told >= {Level.RADIUS, Level.COUNTRY, Level.REMOTE, Level.MISSION}
