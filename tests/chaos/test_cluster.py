import random
import threading
import time

import pytest
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from search.elastic.bulk import UnsentError
from search.elastic.client import searching_client, writing_client
from search.elastic.cluster import Cluster
from search.elastic.index import ElasticIndex
from search.elastic.writer import ElasticWriter
from search.embedded import EmbeddedIndex, EmbeddedWriter
from search.fallback import DegradingIndex
from search.port import BusyError, Cursor
from search.query import ListingQuery
from tests.support.documents import document
from tests.support.trials import record

pytestmark = [pytest.mark.chaos, pytest.mark.integration, pytest.mark.timeout(1200)]
FIRST, BATCH, BATCHES = 200, 20, 100
CHANCE = random.SystemRandom()


class Searcher(threading.Thread):
    """Searches until told to stop; keeps what came back."""

    def __init__(self, index):
        super().__init__()
        self.index, self.stopping = index, threading.Event()
        self.totals, self.failures, self.degraded = [], [], 0
        self.longest_s = 0.0

    def run(self):
        while not self.stopping.is_set():
            began = time.monotonic()
            try:
                results = self.index.search(ListingQuery())
            except Exception as error:
                self.failures.append(error)
                continue
            self.longest_s = max(self.longest_s, time.monotonic() - began)
            self.totals.append(results.total)
            self.degraded += results.degraded


@pytest.fixture
def cluster(elasticsearch_cluster):
    return Cluster(tuple(node.url for node in elasticsearch_cluster))


@pytest.fixture
def writer(cluster):
    opened = ElasticWriter.begin(writing_client(cluster))
    opened.put_in_use()
    yield opened
    opened.close()


@pytest.fixture
def index(cluster, tmp_path):
    host = EmbeddedWriter.begin(tmp_path / "index")
    host.put_in_use()
    host.apply(batch(0, FIRST), [], Cursor(0, 1))
    host.close()
    own = EmbeddedIndex(tmp_path / "index")
    index = DegradingIndex(ElasticIndex(searching_client(cluster)), own)
    yield index
    index.close()


def batch(number, size=BATCH):
    return [document(f"{number}-{n}", "shelter") for n in range(size)]


def kill_master(nodes):
    alive = Elasticsearch([node.url for node in nodes], request_timeout=60)
    [master] = alive.cat.master(format="json").body
    alive.close()
    [node] = [node for node in nodes if node.name == master["node"]]
    node.kill()
    return node


def write_all(writer, acknowledged):
    """Write as the worker does: what was not taken is sent again."""
    for number in range(1, BATCHES + 1):
        while True:
            try:
                cursor = Cursor(0, writer.cursor().sequence + 1)
                writer.apply(batch(number), [], cursor)
                break
            except (UnsentError, BusyError, TransportError, ApiError):
                time.sleep(0.5)  # busy: its own write passed, the answer was lost
        acknowledged.extend(batch(number))


def test_the_master_is_killed_and_no_search_fails_and_no_write_is_lost(
    elasticsearch_cluster, writer, index
):
    writer.cursor()
    writer.apply(batch(0, FIRST), [], Cursor(0, 1))
    acknowledged = batch(0, FIRST)
    writing = threading.Thread(target=write_all, args=(writer, acknowledged))
    searcher = Searcher(index)
    searcher.start()
    writing.start()
    time.sleep(CHANCE.uniform(0.5, 3))

    killed = kill_master(elasticsearch_cluster)

    writing.join(600)
    while index.degraded:
        time.sleep(0.1)
    searcher.stopping.set()
    searcher.join()
    assert not writing.is_alive()
    assert killed.process.poll() is not None
    assert searcher.failures == []
    assert min(searcher.totals) >= FIRST
    assert searcher.longest_s < 3
    assert index.search(ListingQuery()).total == len(acknowledged)
    assert dict(writer.versions()) == {found.id: 1 for found in acknowledged}
    record(
        "kill -9 of the master of three nodes while it is searched and written",
        1,
        f"0 of {len(searcher.totals)} searches failed ({searcher.degraded} answered "
        f"by the host's own index), 0 of {len(acknowledged)} writes lost",
    )
