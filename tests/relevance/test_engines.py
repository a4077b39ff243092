"""Both engines give the same first page to every judged query."""

import pytest

from search.card import load_card
from search.elastic.client import connect, writing_client
from search.elastic.cluster import Cluster
from search.elastic.index import ElasticIndex
from search.elastic.writer import ElasticWriter
from search.embedded import EmbeddedIndex
from search.fallback import DegradingIndex
from search.finder import Finder
from search.port import Cursor
from tests.relevance.judging import read_queries
from tests.support.engines import PATIENCE_S
from tests.support.trials import record

pytestmark = [pytest.mark.integration, pytest.mark.timeout(3600)]
LEAST_OVERLAP = 0.95


@pytest.fixture
def elastic(finder: Finder, elasticsearch: str):
    """Yield a finder over the same listings in Elasticsearch."""
    host = finder.index
    assert isinstance(host, EmbeddedIndex)
    cluster = Cluster((elasticsearch,))
    writer = ElasticWriter.begin(writing_client(cluster))
    writer.apply(held(host), [], Cursor(0, 1))
    writer.put_in_use()
    writer.close()
    index = ElasticIndex(connect(cluster, PATIENCE_S, 0))
    yield Finder(DegradingIndex(index, host), finder.gazetteer)
    index.close()


def held(index):
    """Return every listing of an embedded index."""
    cards = index.current().store.connection.execute(
        "SELECT card FROM listing WHERE card IS NOT NULL"
    )
    return [load_card(card) for (card,) in cards]


def test_the_first_ten_are_the_same(finder, elastic):
    shares, alike = [], 0
    for query in read_queries():
        request = query.request()
        told, other = finder.find(request), elastic.find(request)
        assert not other.degraded
        ids = [hit.id for hit in told.results.hits]
        others = [hit.id for hit in other.results.hits]
        most = max(len(ids), len(others))
        shares.append(len(set(ids) & set(others)) / most if most else 1.0)
        alike += told == other

    overlap = sum(shares) / len(shares)
    print(f"\noverlap@10 {overlap:.4f}, {alike} of {len(shares)} answers identical")
    assert overlap >= LEAST_OVERLAP
    record("overlap@10 of both engines", len(shares), f"{overlap:.4f}")
