"""Members find what partners may see, and strangers never do: on both engines."""

import time
from contextlib import closing

import pytest
from sqlalchemy import update

from directory.app import open_services
from directory.config import Config
from directory.indexing.sync import Differences, compare, follow_to_end, rebuild
from directory.indexing.targets import targets_to_build
from directory.listings.models import Service
from directory.listings.vocabulary import Visibility
from search.port import Audience
from search.request import SearchRequest
from tests.support.clocks import NOW
from tests.support.loading import load_into, withdraw
from tests.support.records import service

OPEN, INNER = "Example House open", "Example House inner"


@pytest.fixture
def config(node_url, tmp_path):
    own = {"PANAH_DATA_DIR": str(tmp_path / "instance")}
    return Config.from_environ(own | {"PANAH_ELASTICSEARCH_URL": node_url})


def build_all(database, config):
    """Build every index of the instance anew, and put it in use."""
    return [
        rebuild(database, target, lambda _done, _total: None)
        for target in targets_to_build(config)
    ]


@pytest.fixture
def writers(sqlite, config):
    """Yield every index, over one public and one partners' listing."""
    load_into(sqlite, service("open", "shelter"))
    load_into(sqlite, service("inner", "shelter", visibility="partner"))
    made = build_all(sqlite, config)
    yield made
    for writer in made:
        writer.close()


@pytest.fixture
def finders(config):
    """Yield the finder of each audience, as the service opens them."""
    opened = open_services(config)
    with closing(opened.finder.index), closing(opened.members_finder().index):
        yield {
            Audience.PUBLIC: opened.finder,
            Audience.MEMBERS: opened.members_finder(),
        }
    opened.database.dispose()


@pytest.fixture
def names_in(finders):
    """Return how to search what an audience may see; a busy node is waited for."""
    asked = SearchRequest(q="shelter", now=NOW)

    def search(audience):
        while (found := finders[audience].find(asked)).degraded:
            time.sleep(0.2)
        return sorted(hit.name for hit in found.results.hits)

    return search


def follow_all(database, writers):
    for writer in writers:
        follow_to_end(database, writer)
        assert compare(database, writer) == Differences()


def test_each_audience_finds_what_it_may_see(writers, names_in):
    assert names_in(Audience.PUBLIC) == [OPEN]
    assert names_in(Audience.MEMBERS) == [INNER, OPEN]


def test_each_audience_is_offered_the_names_that_it_may_see(writers, finders):
    offered = {
        audience: sorted(
            suggestion.text
            for suggestion in finder.suggest("Example House", "en", None, 20)
            if suggestion.kind == "listing"
        )
        for audience, finder in finders.items()
    }

    assert offered == {Audience.PUBLIC: [OPEN], Audience.MEMBERS: [INNER, OPEN]}


def test_a_listing_that_becomes_public_or_inner_moves(sqlite, writers, names_in):
    load_into(sqlite, service("open", "shelter", visibility="partner"))
    load_into(sqlite, service("inner", "shelter", visibility="public"))

    follow_all(sqlite, writers)

    assert names_in(Audience.PUBLIC) == [INNER]
    assert names_in(Audience.MEMBERS) == [INNER, OPEN]


def test_what_is_withdrawn_leaves_both(sqlite, writers, names_in):
    withdraw(sqlite, "open")
    withdraw(sqlite, "inner")

    follow_all(sqlite, writers)

    assert names_in(Audience.PUBLIC) == names_in(Audience.MEMBERS) == []


def test_a_rebuild_changes_what_nobody_finds(sqlite, config, writers, names_in):
    load_into(sqlite, service("gone", "shelter", visibility="partner"))
    withdraw(sqlite, "gone")

    for writer in build_all(sqlite, config):
        writer.close()

    assert names_in(Audience.PUBLIC) == [OPEN]
    assert names_in(Audience.MEMBERS) == [INNER, OPEN]


@pytest.mark.parametrize("tier", [Visibility.REFERRER, Visibility.NAMED])
def test_what_is_kept_closer_is_in_neither(sqlite, config, names_in, tier):
    load_into(sqlite, service("closer", "shelter"))
    with sqlite.write() as session:
        session.execute(update(Service).values(visibility=tier))

    for writer in build_all(sqlite, config):
        writer.close()

    assert names_in(Audience.PUBLIC) == names_in(Audience.MEMBERS) == []
