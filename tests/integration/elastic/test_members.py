"""The members' index holds what partners may see, and the public one never does."""

from contextlib import closing

import pytest
from sqlalchemy import update

from directory.indexing.sync import Differences, compare, follow_to_end, rebuild
from directory.listings.models import Service
from directory.listings.vocabulary import Visibility
from directory.vetting.withdrawal import withdraw_listing
from search.elastic.client import ALIASES, Cluster, connect
from search.elastic.index import ElasticIndex
from search.index_targets import ElasticTarget
from search.port import Audience
from search.query import ListingQuery
from tests.support.engines import PATIENCE_S, opened
from tests.support.loading import load_into
from tests.support.records import service, uid

pytestmark = pytest.mark.integration


@pytest.fixture
def cluster(elasticsearch):
    return Cluster((elasticsearch,))


@pytest.fixture
def writers(sqlite, cluster):
    """Yield an index for each audience, over one public and one partners' listing."""
    load_into(sqlite, service("open", "shelter"))
    load_into(sqlite, service("inner", "shelter", visibility="partner"))
    targets = {audience: ElasticTarget(cluster, audience) for audience in Audience}
    made = {
        audience: rebuild(sqlite, target, lambda _done, _total: None)
        for audience, target in targets.items()
    }
    yield made
    for writer in made.values():
        writer.close()


@pytest.fixture
def names_in(cluster, tmp_path):
    """Return how to search the index of an audience, as its readers do."""
    client = connect(cluster, PATIENCE_S, 0)
    with opened(tmp_path / "words") as engine, closing(client):

        def search(audience):
            index = ElasticIndex(client, ALIASES[audience])
            hits = index.search(ListingQuery(), engine.index.vocabulary).hits
            return sorted(hit.name for hit in hits)

        yield search


def follow_all(database, writers):
    for writer in writers.values():
        follow_to_end(database, writer)
        assert compare(database, writer) == Differences()


def test_each_audience_finds_what_it_may_see(writers, names_in):
    assert names_in(Audience.PUBLIC) == ["Example House open"]
    assert names_in(Audience.MEMBERS) == ["Example House inner", "Example House open"]


def test_a_listing_that_becomes_public_or_inner_moves(sqlite, writers, names_in):
    load_into(sqlite, service("open", "shelter", visibility="partner"))
    load_into(sqlite, service("inner", "shelter", visibility="public"))

    follow_all(sqlite, writers)

    assert names_in(Audience.PUBLIC) == ["Example House inner"]
    assert names_in(Audience.MEMBERS) == ["Example House inner", "Example House open"]


def test_what_is_withdrawn_leaves_both(sqlite, writers, names_in):
    with sqlite.write() as session:
        withdraw_listing(session, uid("open"))
        withdraw_listing(session, uid("inner"))

    follow_all(sqlite, writers)

    assert names_in(Audience.PUBLIC) == names_in(Audience.MEMBERS) == []


@pytest.mark.parametrize("tier", [Visibility.REFERRER, Visibility.NAMED])
def test_what_is_kept_closer_is_in_neither(sqlite, cluster, names_in, tier):
    load_into(sqlite, service("closer", "shelter"))
    with sqlite.write() as session:
        session.execute(update(Service).values(visibility=tier))

    for audience in Audience:
        target = ElasticTarget(cluster, audience)
        rebuild(sqlite, target, lambda _done, _total: None).close()

    assert names_in(Audience.PUBLIC) == names_in(Audience.MEMBERS) == []
