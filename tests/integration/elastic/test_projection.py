import random
import threading
import time
from collections.abc import Iterator
from uuid import UUID

import pytest

from directory.indexing.change_log import end_of_log
from directory.indexing.documents import project, seen_versions
from directory.indexing.sync import Differences, compare, follow_to_end, rebuild
from directory.indexing.worker import Worker
from directory.vetting.withdrawal import withdraw_listing
from search.elastic.client import connect
from search.elastic.cluster import ALIASES, Cluster
from search.elastic.index import ElasticIndex
from search.elastic.target import ElasticTarget
from search.port import Audience
from search.query import ListingQuery
from tests.support.documents import document
from tests.support.engines import PATIENCE_S, opened
from tests.support.fault_proxy import Fault, FaultProxy, faulty
from tests.support.loading import load_into
from tests.support.records import service, uid
from tests.support.trials import record, trials

pytestmark = [pytest.mark.integration, pytest.mark.timeout(1200)]
WITHDRAWALS = 200
LONGEST_S = 2.0
CHANCE = random.SystemRandom()


@pytest.fixture
def target(elasticsearch: str) -> ElasticTarget:
    """Return a node as the worker reaches it."""
    return ElasticTarget(Cluster((elasticsearch,)))


@pytest.fixture
def proxy(elasticsearch: str) -> Iterator[FaultProxy]:
    """Yield a proxy before the node."""
    with faulty(elasticsearch) as made:
        yield made


@pytest.fixture
def vocabulary(tmp_path):
    """Yield words of listings: none, for these tests ask for no words."""
    with opened(tmp_path / "words") as engine:
        yield engine.index.vocabulary


def make(database, target):
    return rebuild(database, target, lambda _done, _total: None)


def differences(database, target):
    reader = target.look()
    try:
        return compare(database, reader)
    finally:
        reader.close()


class Running:
    """A worker in a thread of its own."""

    def __init__(self, target, database):
        self.stopping = threading.Event()
        self.worker = Worker(target, database, self.stopping.is_set)
        self.thread = threading.Thread(target=self.worker.run)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_error):
        self.stopping.set()
        self.thread.join()


def wait_until_true(database, target, seconds=60):
    until = time.monotonic() + seconds
    while differences(database, target) != Differences():
        assert time.monotonic() < until, differences(database, target)
        time.sleep(0.1)


def test_a_worker_makes_the_index_and_keeps_it_true(sqlite, target):
    load_into(sqlite, service("a", "shelter"), service("b", "legal.aid"))
    worker = Worker(target, sqlite, lambda: False)
    worker.step()
    load_into(sqlite, service("a", "shelter", description="Changed."), service("c"))
    with sqlite.write() as session:
        withdraw_listing(session, uid("b"))
    worker.step()

    assert differences(sqlite, target) == Differences()
    worker.close()


def test_a_sweep_mends_what_was_lost_or_is_too_much(sqlite, target):
    load_into(sqlite, service("a", "shelter"), service("b", "legal.aid"))
    lost, kept = project_all(sqlite)
    with sqlite.read() as session:
        cursor = end_of_log(session)
    writer = target.begin()
    writer.apply([kept, document("stranger")], [], cursor)
    writer.put_in_use()
    assert differences(sqlite, target) == Differences(
        missing=[lost.id], surplus=[document("stranger").id]
    )

    worker = Worker(target, sqlite, lambda: False)
    worker.step()
    worker.close()

    assert differences(sqlite, target) == Differences()
    writer.close()


def test_searches_go_on_while_an_index_is_built_and_written(sqlite, target, vocabulary):
    load_into(sqlite, *(service(f"n{n}", "shelter") for n in range(40)))
    make(sqlite, target).close()
    index = ElasticIndex(connect(target.cluster, PATIENCE_S, 0))
    totals, stopping = [], threading.Event()

    def search():
        while not stopping.is_set():
            totals.append(index.search(ListingQuery(), vocabulary).total)

    searching = threading.Thread(target=search)
    with Running(target, sqlite):
        searching.start()
        for number in range(3):
            load_into(sqlite, service(f"more-{number}", "shelter"))
            make(sqlite, target).close()
        stopping.set()
        searching.join()
        wait_until_true(sqlite, target)

    assert len(totals) > 3
    assert set(totals) <= {40, 41, 42, 43}
    assert totals == sorted(totals)
    index.close()


@pytest.mark.parametrize("fault", list(Fault), ids=str)
def test_after_a_fault_the_index_is_the_projection_of_the_database(
    sqlite, target, proxy, fault
):
    load_into(sqlite, service("a", "shelter"), service("b", "shelter"))
    make(sqlite, target).close()

    with Running(ElasticTarget(Cluster((proxy.url,))), sqlite):
        proxy.fault = fault
        load_into(sqlite, service("a", description="New."), service("c", "shelter"))
        with sqlite.write() as session:
            withdraw_listing(session, uid("b"))
        time.sleep(0.5)
        proxy.fault = Fault.NONE
        wait_until_true(sqlite, target)

    reader = target.look()
    assert reader.refused == {}
    reader.close()


@pytest.mark.chaos
@pytest.mark.parametrize(
    ("audience", "tier"), [(Audience.PUBLIC, "public"), (Audience.MEMBERS, "partner")]
)
def test_what_is_withdrawn_cannot_be_found_within_two_seconds(
    sqlite, elasticsearch, vocabulary, audience, tier
):
    target = ElasticTarget(Cluster((elasticsearch,)), audience)
    count = trials(WITHDRAWALS)
    kept = [service(f"n{n}", "shelter", visibility=tier) for n in range(count)]
    load_into(sqlite, *kept)
    make(sqlite, target).close()
    client = connect(target.cluster, PATIENCE_S, 0)
    index = ElasticIndex(client, ALIASES[audience])
    taken = []
    with Running(target, sqlite):
        for number in range(count):
            left = count - number - 1
            with sqlite.write() as session:
                withdraw_listing(session, uid(f"n{number}"))
            began = time.monotonic()
            while index.search(ListingQuery(), vocabulary).total > left:
                time.sleep(0.01)
            taken.append(time.monotonic() - began)

    p99 = sorted(taken)[int(count * 0.99) - 1]
    assert p99 <= LONGEST_S
    name = f"withdrawn until unsearchable (Elasticsearch, {audience})"
    record(name, count, f"p99 {p99:.2f} s")
    index.close()


def test_a_listing_that_was_on_its_way_stays_withdrawn(sqlite, target):
    load_into(sqlite, service("a", "shelter"))
    writer = make(sqlite, target)
    [late] = project_all(sqlite)
    with sqlite.write() as session:
        withdraw_listing(session, uid("a"))
    follow_to_end(sqlite, writer)

    cursor = writer.cursor()
    writer.apply([late], [], cursor)

    assert list(writer.versions()) == []
    writer.close()


def project_all(database):
    with database.read() as session:
        ids = [UUID(key) for key, _version in seen_versions(session)]
        return project(session, ids).documents
