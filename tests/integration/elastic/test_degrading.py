import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.elastic.client import searching_client
from search.elastic.cluster import Cluster
from search.elastic.index import ElasticIndex
from search.fallback import DegradingIndex
from search.finder import Finder
from search.places.gazetteer import Gazetteer
from search.request import SearchRequest
from tests.support.corpora import NOW
from tests.support.documents import KABUL, document
from tests.support.engines import Elastic, opened
from tests.support.fault_proxy import Fault, FaultProxy, faulty

pytestmark = pytest.mark.integration
LONGEST_S = 3.0
RESET_S = 0.3
SOUND = (Fault.NONE, Fault.PARTIAL_BULK)
# Nothing is near: each search asks the engine twice.
WIDENED = SearchRequest(q="shelter for women", place="Herat", radius_km=50, now=NOW)


@pytest.fixture
def engine(elasticsearch: str, tmp_path: Path) -> Iterator[Elastic]:
    """Yield Elasticsearch and its host, both with one shelter in Kabul."""
    with opened(tmp_path / "index", elasticsearch) as made:
        made.hold([document("a", "shelter", point=KABUL, admin1="AF.13")])
        yield made


@pytest.fixture
def proxy(elasticsearch: str) -> Iterator[FaultProxy]:
    """Yield a proxy before the node."""
    with faulty(elasticsearch) as made:
        yield made


@pytest.fixture
def finder(engine: Elastic, proxy: FaultProxy) -> Iterator[Finder]:
    """Yield a finder that reaches the node through the proxy."""
    cluster = ElasticIndex(searching_client(Cluster((proxy.url,))))
    index = DegradingIndex(cluster, engine.host.index, RESET_S)
    gazetteer = Gazetteer()
    made = Finder(index, gazetteer)
    recover(made)
    yield made
    cluster.close()
    gazetteer.close()


def recover(finder: Finder) -> None:
    """Search until the node answers; a busy machine takes its time to warm up."""
    until = time.monotonic() + 60
    while finder.find(WIDENED).degraded:
        assert time.monotonic() < until
        time.sleep(RESET_S)


@pytest.mark.parametrize("fault", list(Fault), ids=str)
def test_every_search_is_answered_in_time_whatever_is_wrong(finder, proxy, fault):
    proxy.fault = fault

    began = time.monotonic()
    found = finder.find(WIDENED)
    taken = time.monotonic() - began

    assert found.results.total == 1
    assert found.degraded == (fault not in SOUND)
    assert finder.degraded == (fault not in SOUND)
    assert taken < LONGEST_S
    proxy.fault = Fault.NONE
    recover(finder)
    assert not finder.degraded


def test_after_one_failure_nobody_waits_again(finder, proxy):
    proxy.fault = Fault.HANG
    finder.find(WIDENED)

    began = time.monotonic()
    found = finder.find(WIDENED)

    assert found.degraded
    assert time.monotonic() - began < 1.0


def test_before_the_first_build_the_host_answers(finder, engine):
    name = engine.writer.index
    engine.writer.client.indices.delete(index=name)

    found = finder.find(WIDENED)

    assert found.results.total == 1
    assert found.degraded
