"""Page, API and both indexes tell the same of a listing: one view fills them all."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask_babel import Babel

from directory.api.answers import ItemAnswer
from directory.api.serialising import details_answer
from directory.database import Database
from directory.indexing.documents import project, seen_versions
from directory.listings.details import ListingDetails, public_listing
from directory.search_port import Audience, ListingDocument
from search.hits import make_hit
from search.query import ListingQuery

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
# Fields of one name that say another thing on purpose, with the reason.
DIFFERENT = {
    "facts",  # the index has a closed list, a page tells every further attribute
    "hours",  # the index has ranges of the week, a page the rules as they are written
}


@pytest.fixture
def english() -> Any:
    app = Flask("reading")
    Babel(app)
    with app.test_request_context():
        yield


def documents(database: Database, audience: Audience) -> list[ListingDocument]:
    with database.read() as session:
        ids = [UUID(key) for key, _version in seen_versions(session, audience)]
        return project(session, ids, audience).documents


@pytest.fixture(scope="module")
def directory(demonstration_file: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{demonstration_file}")
    yield database
    database.dispose()


@pytest.fixture(scope="module")
def public(directory: Database) -> list[ListingDocument]:
    return documents(directory, Audience.PUBLIC)


@pytest.fixture(scope="module")
def pairs(
    directory: Database, public: list[ListingDocument]
) -> list[tuple[ListingDocument, ListingDetails]]:
    with directory.read() as session:
        details = [public_listing(session, UUID(one.id), NOW) for one in public]
    return [(one, told) for one, told in zip(public, details, strict=True) if told]


def plain(name: str, value: Any) -> Any:
    """Return a field in one form: an id as text, flags by name, texts by language."""
    if name == "flags":
        return dict(value)
    if name == "texts":
        return [(text.language, text.description) for text in value]
    return str(value) if name == "id" else value


def test_a_document_and_a_page_share_every_field(
    pairs: list[tuple[ListingDocument, ListingDetails]],
) -> None:
    shared = {f.name for f in fields(ListingDocument)} & {
        f.name for f in fields(ListingDetails)
    }
    differing = [
        (one.name, name, getattr(one, name), getattr(told, name))
        for one, told in pairs
        for name in sorted(shared - DIFFERENT)
        if plain(name, getattr(one, name)) != plain(name, getattr(told, name))
    ]

    assert len(pairs) > 250
    assert shared >= {"area", "codes", "country", "covers", "spoken_languages"}
    assert differing == []


@pytest.mark.usefixtures("english")
def test_an_answer_of_the_api_and_its_listing_share_every_field(
    pairs: list[tuple[ListingDocument, ListingDetails]],
) -> None:
    query = ListingQuery(language="en")

    differing = [
        (one.name, name, listed[name], told[name])
        for one, details in pairs
        for listed in [
            ItemAnswer.model_validate(
                make_hit(one, query, distance_km=None, words=False)
            ).model_dump(mode="json")
        ]
        for told in [details_answer(details)]
        for name in sorted(listed.keys() & told.keys())
        if listed[name] != told[name]
    ]

    assert differing == []


def test_members_are_told_the_same_of_what_everybody_may_see(
    directory: Database, public: list[ListingDocument]
) -> None:
    told_to_all = {one.id: asdict(one) for one in public}
    members = {one.id: asdict(one) for one in documents(directory, Audience.MEMBERS)}

    more = {
        key: {
            name
            for name in told
            if key in told_to_all and members[key][name] != told_to_all[key][name]
        }
        for key, told in members.items()
    }

    assert members.keys() >= told_to_all.keys()
    # Only what has a tier of its own may be told to members and not to everybody.
    assert set().union(*more.values()) <= {"spoken_languages", "hours", "timezone"}
