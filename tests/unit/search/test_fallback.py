from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from elastic_transport import ApiResponseMeta, ConnectionError, HttpHeaders, NodeConfig
from elasticsearch import ApiError
from pydantic import ValidationError

from search.card import load_card
from search.elastic.client import searching_client
from search.elastic.cluster import Cluster
from search.elastic.index import ElasticIndex
from search.fallback import DegradingIndex
from search.port import Vocabulary
from search.query import ListingQuery
from search.results import Results
from tests.support.documents import document
from tests.support.engines import Embedded

NODE = NodeConfig("http", "localhost", 9200)
META = ApiResponseMeta(500, "1.1", HttpHeaders(), 0.0, NODE)
QUERY = ListingQuery()


def foreign_card() -> ValidationError:
    """Return what reading a card of another version raises."""
    with pytest.raises(ValidationError) as raised:
        load_card('{"id": "a"}')
    return raised.value


class FailingIndex(ElasticIndex):
    """Raises one error for every search."""

    def __init__(self, error: Exception) -> None:
        super().__init__(searching_client(Cluster(("http://localhost:9200",))))
        self.error = error

    def search(self, query: ListingQuery, vocabulary: Vocabulary) -> Results:
        raise self.error


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Embedded]:
    """Yield the engine of this host with one listing."""
    made = Embedded(tmp_path)
    made.hold([document("a", "shelter")])
    yield made
    made.close()


@pytest.mark.parametrize(
    "error",
    [ApiError("refused", META, {}), ConnectionError("none"), foreign_card()],
    ids=lambda error: type(error).__name__,
)
def test_where_the_cluster_cannot_answer_this_host_does(host, error):
    index = DegradingIndex(FailingIndex(error), host.index)

    results = index.search(QUERY)

    assert results == replace(host.search(QUERY), degraded=True)
    assert index.degraded


@pytest.mark.parametrize("error", [TypeError, KeyError, IndexError, ValueError])
def test_a_mistake_of_ours_does_not_look_like_an_outage(host, error):
    index = DegradingIndex(FailingIndex(error("ours")), host.index)

    with pytest.raises(error):
        index.search(QUERY)

    assert not index.degraded
