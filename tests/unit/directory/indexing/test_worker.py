import threading
from contextlib import contextmanager

import pytest

from directory.config import Config
from directory.indexing.sync import Differences, compare, rebuild
from directory.indexing.targets import own_targets
from directory.indexing.worker import POLL_S, RETRY_S, Worker, work
from directory.search_port import Audience, EmbeddedIndex, NotReadyError
from search.embedded.generations import SWITCH_LOCK, only_one
from search.query import ListingQuery
from tests.support.instance import wait_until
from tests.support.loading import load_into, withdraw
from tests.support.records import service


@pytest.fixture
def config(tmp_path):
    return Config.from_environ({"PANAH_DATA_DIR": str(tmp_path)})


@pytest.fixture
def worker(sqlite, config):
    """Yield a worker that is never told to stop."""
    made = Worker(own_targets(config)[0], sqlite, lambda: False)
    yield made
    made.close()
    made.compacting.cancel()


def test_a_build_that_fails_is_tried_again_after_growing_pauses(sqlite, tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    config = Config.from_environ({"PANAH_DATA_DIR": str(in_the_way / "var")})
    worker = Worker(own_targets(config)[0], sqlite, lambda: False)

    pauses = [worker.attempt() for _number in range(8)]

    assert pauses == [2, 4, 8, 16, 32, 60, 60, 60]
    in_the_way.unlink()
    assert worker.attempt() == POLL_S
    assert worker.failed_builds == 0
    worker.close()


def test_a_failure_with_an_index_at_hand_is_tried_again_soon(worker, config, sqlite):
    load_into(sqlite, service("a", "shelter"))
    worker.attempt()
    load_into(sqlite, service("b", "shelter"))
    worker.writer.store.close()

    assert worker.attempt() == RETRY_S
    assert worker.attempt() == POLL_S
    assert compare(sqlite, worker.writer) == Differences()


def test_a_worker_that_pauses_stops_at_once(sqlite, config):
    worker = Worker(own_targets(config)[0], sqlite, lambda: True)

    worker.wait(3600)


def test_a_worker_that_builds_stops_and_leaves_nothing(sqlite, config):
    load_into(sqlite, service("a", "shelter"))
    worker = Worker(own_targets(config)[1], sqlite, lambda: True)

    pause = worker.attempt()

    assert pause == 0
    assert [*config.members_index_dir.glob("*")] == [
        config.members_index_dir / SWITCH_LOCK
    ]


def test_an_index_of_mostly_dead_rows_is_built_anew_beside_the_one_in_use(
    worker, config, sqlite
):
    load_into(sqlite, service("a", "shelter"))
    worker.step()
    wasteful = worker.writer
    wasteful.store.set_meta("next_row", 20_000)  # as if so many had died
    assert wasteful.wasteful
    index = EmbeddedIndex(config.index_dir)

    worker.sweep(wasteful)
    worker.compacting.thread.join()
    load_into(sqlite, service("b", "shelter"))
    worker.step()

    assert worker.writer.folder != wasteful.folder
    assert not worker.writer.wasteful
    assert compare(sqlite, worker.writer) == Differences()
    assert index.search(ListingQuery()).total == 2
    index.close()


def test_compacting_ends_when_the_worker_ends(worker, config, sqlite):
    load_into(sqlite, service("a", "shelter"))
    rebuild(sqlite, own_targets(config)[0], lambda _done, _total: None).close()
    before = sorted(config.index_dir.glob("generation-*"))

    worker.compacting.cancelled.set()
    worker.compacting.begin()
    worker.compacting.cancel()

    assert sorted(config.index_dir.glob("generation-*")) == before


@contextmanager
def working(config, database):
    """Follow the log into every index of this host until the block ends."""
    stopping = threading.Event()
    thread = threading.Thread(
        target=work, args=(own_targets(config), database, stopping.is_set)
    )
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join()


def found(config, audience):
    """Return how many listings an audience finds on this host; none is 0."""
    folders = {
        Audience.PUBLIC: config.index_dir,
        Audience.MEMBERS: config.members_index_dir,
    }
    index = EmbeddedIndex(folders[audience], audience)
    try:
        return index.search(ListingQuery()).total
    except NotReadyError:
        return 0
    finally:
        index.close()


def test_an_instance_of_a_former_version_gets_a_members_index_by_itself(sqlite, config):
    load_into(sqlite, service("open"), service("inner", visibility="partner"))
    former = rebuild(sqlite, own_targets(config)[0], lambda _done, _total: None)
    former.store.connection.execute("DELETE FROM meta WHERE key = 'audience'")
    former.close()

    with working(config, sqlite):
        wait_until(lambda: found(config, Audience.MEMBERS) == 2, 60)

    assert found(config, Audience.PUBLIC) == 1
    assert [*config.index_dir.glob("generation-*")] == [former.folder]


def test_a_file_in_the_place_of_an_index_is_set_aside(sqlite, config):
    config.members_index_dir.write_text("in the way")

    with working(config, sqlite):
        load_into(sqlite, service("open"))
        wait_until(lambda: found(config, Audience.PUBLIC) == 1, 60)
        wait_until(lambda: found(config, Audience.MEMBERS) == 1, 60)

    (kept,) = config.data_dir.glob("members-index.damaged-*")
    assert kept.read_text() == "in the way"


def test_a_members_index_that_hangs_keeps_the_public_one_not_waiting(sqlite, config):
    with working(config, sqlite):
        wait_until(lambda: (config.members_index_dir / "current").exists(), 60)
        with only_one(config.members_index_dir / SWITCH_LOCK):
            load_into(sqlite, service("open"))
            wait_until(lambda: found(config, Audience.PUBLIC) == 1, 60)
            held_back = found(config, Audience.MEMBERS)
        wait_until(lambda: found(config, Audience.MEMBERS) == 1, 60)

    assert held_back == 0


def test_what_is_withdrawn_leaves_both_within_two_seconds(sqlite, config):
    load_into(sqlite, service("open"), service("inner", visibility="partner"))
    with working(config, sqlite):
        wait_until(lambda: found(config, Audience.MEMBERS) == 2, 60)
        wait_until(lambda: found(config, Audience.PUBLIC) == 1, 60)

        withdraw(sqlite, "open")
        withdraw(sqlite, "inner")

        for audience in Audience:
            wait_until(lambda audience=audience: found(config, audience) == 0, 2)
