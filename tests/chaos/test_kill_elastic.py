import os
import random
import signal
import time
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import select

from directory.indexing.sync import (
    Differences,
    compare,
    follow_to_end,
    open_or_build,
    rebuild,
)
from directory.listings.models import Service
from search.elastic.cluster import Cluster
from search.elastic.target import ElasticTarget
from tests.support.instance import wait_until
from tests.support.loading import load_into, withdraw
from tests.support.records import service
from tests.support.trials import record, trials

pytestmark = [pytest.mark.chaos, pytest.mark.integration, pytest.mark.timeout(7200)]
KILLS = 200
LISTINGS = 300
CHANGED = 40
LIFE_S = 6.0
CHANCE = random.SystemRandom()
VICTIMS = {
    "web": ("serve",),
    "worker": ("worker",),
    "rebuild": ("index", "rebuild"),
}


@pytest.fixture
def shared(instance, elasticsearch):
    """Return Elasticsearch as the instance uses it."""
    instance.settings = {"PANAH_ELASTICSEARCH_URL": elasticsearch}
    return ElasticTarget(Cluster((elasticsearch,)))


@pytest.fixture
def database(instance, shared):
    """Yield the database of the instance, with listings in every index."""
    opened = instance.database()
    load_into(opened, *edition(range(LISTINGS), "first"))
    rebuild(opened, shared, lambda _done, _total: None).close()
    yield opened
    opened.dispose()


def edition(numbers, words):
    return [
        service(f"kill-{n}", "shelter.family", description=f"The {words} of {n}.")
        for n in numbers
    ]


def change_until(database, until, number, gone):
    """Write until a moment has come; returns the last words of each listing."""
    acknowledged = {}
    while True:
        if len(gone) > LISTINGS - 2 * CHANGED:
            load_into(database, *edition(gone, "return"))
            gone.clear()
        chosen = CHANCE.sample(sorted(set(range(LISTINGS)) - gone), CHANGED)
        words = f"edition {number}.{len(acknowledged)}"
        load_into(database, *edition(chosen, words))
        acknowledged |= {n: f"The {words} of {n}." for n in chosen}
        leaving = chosen[0]
        withdraw(database, f"kill-{leaving}")
        gone.add(leaving)
        acknowledged.pop(leaving)
        if time.monotonic() >= until:
            return acknowledged


@contextmanager
def running(instance, *words):
    """Run a command until the block ends, then kill it and all that it started, -9."""
    process = instance.start(*words, start_new_session=True)
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def catch_up(database, shared):
    """Follow the log as the next worker does, without a sweep; return what differs."""
    with closing(open_or_build(shared, database)) as writer:
        follow_to_end(database, writer)
        return compare(database, writer)


def held_words(database):
    with database.read() as session:
        found = session.execute(select(Service.description))
        return {words for (words,) in found}


def test_what_is_killed_leaves_elasticsearch_true_and_loses_no_write(
    instance, database, shared
):
    count, gone = trials(KILLS), set()
    killed = dict.fromkeys(VICTIMS, 0)
    for number in range(count):
        name = sorted(VICTIMS)[number % len(VICTIMS)]
        with running(instance, *VICTIMS[name]):
            until = time.monotonic() + CHANCE.uniform(0, LIFE_S)
            written = change_until(database, until, number, gone)
        killed[name] += 1

        assert set(written.values()) <= held_words(database)
        assert catch_up(database, shared) == Differences()
    with instance.serving():
        wait_until(lambda: found(instance) == LISTINGS - len(gone), 120)
    told = ", ".join(f"{number} of {name}" for name, number in killed.items())
    record(f"kill -9 with Elasticsearch ({told})", count, "0 writes lost; index = db")


def found(instance):
    """Return how many listings Elasticsearch finds; -1 where the host answers."""
    answer = instance.search(q="shelter")
    return -1 if answer.get("degraded") else answer["total"]
