import random
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from directory.config import Config
from directory.database import Database
from directory.indexing.sync import compare, reconcile
from directory.indexing.targets import own_targets
from directory.listings.models import Service, ServiceAtLocation
from search.card import load_card
from search.embedded import EmbeddedIndex, EmbeddedReader, EmbeddedWriter
from search.index_targets import EmbeddedTarget, IndexTarget
from search.port import Audience
from search.query import ListingQuery
from search.text.listing_text import distinct_tokens
from tests.support.instance import VETTERS, Instance
from tests.support.loading import withdraw
from tests.support.records import service
from tests.support.trials import record, trials

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(7200)]
RECORDS = 500
INNER = 5  # every fifth listing is kept for members
FOUND = {Audience.PUBLIC: RECORDS - RECORDS // INNER, Audience.MEMBERS: RECORDS}
KILLS = 200
CHANCE = random.SystemRandom()


@pytest.fixture
def database(instance: Instance) -> Iterator[Database]:
    """Yield the database of the instance."""
    opened = instance.database()
    yield opened
    opened.dispose()


def config_of(instance: Instance) -> Config:
    return Config.from_environ({"PANAH_DATA_DIR": str(instance.folder)})


def edition(number: int) -> list:
    """Return the same services with other words; some are kept for members."""
    return [
        service(
            f"kill-{n}",
            "shelter.family",
            description=f"Edition {number} of {n}.",
            visibility="public" if n % INNER else "partner",
        )
        for n in range(RECORDS)
    ]


def kill_within(instance: Instance, seconds: float, *words: str) -> str:
    """Run a command, kill it -9 at a random moment; return what it had printed."""
    process = instance.start(*words)
    time.sleep(CHANCE.uniform(0, seconds))
    process.send_signal(signal.SIGKILL)
    out, err = process.communicate()
    return out + err


def assert_recovers(instance: Instance, database: Database) -> None:
    """Let writers catch up as the worker does; indexes and database must agree."""
    for target in own_targets(config_of(instance)):
        writer = target.open()
        assert isinstance(writer, EmbeddedWriter)
        reconcile(database, writer)
        assert compare(database, writer).ids == []
        assert_vocabulary_is_exact(writer)
        live = sum(1 for _pair in writer.versions())
        writer.close()
        assert found(target) == live


def found(target: IndexTarget) -> int:
    """Return how many listings the readers of an index find."""
    assert isinstance(target, EmbeddedTarget)
    index = EmbeddedIndex(target.root, target.audience)
    total = index.search(ListingQuery()).total
    index.close()
    return total


def assert_vocabulary_is_exact(writer: EmbeddedWriter) -> None:
    """Count every word again and compare."""
    counts: dict[str, int] = {}
    rows = writer.store.connection.execute("SELECT card FROM listing WHERE card <> ''")
    for (card,) in rows:
        for token in distinct_tokens(load_card(card)):
            counts[token] = counts.get(token, 0) + 1
    held = dict(writer.store.connection.execute("SELECT token, listings FROM token"))
    assert held == counts


def test_a_killed_import_loses_nothing_it_acknowledged(instance, database):
    count = trials(KILLS // 4)
    for number in range(count):
        path = instance.write_records(edition(number))

        printed = kill_within(instance, 5, "import", str(path), *VETTERS)

        safe = [int(n) for n in re.findall(r"(\d+) records are safe", printed)]
        with database.read() as session:
            held = session.scalar(
                select(func.count())
                .select_from(Service)
                .where(Service.description.like(f"Edition {number} of %"))
            )
            orphans = session.scalar(
                select(func.count())
                .select_from(Service)
                .where(Service.id.not_in(select(ServiceAtLocation.service_id)))
            )
        assert held >= max(safe, default=0)
        assert orphans == 0
        assert_recovers(instance, database)
    record("kill -9 during import", count, "0 acknowledged records lost")


def test_a_killed_worker_leaves_an_index_that_catches_up(instance, database):
    count = trials(KILLS // 2)
    for number in range(count):
        loaded = CHANCE.randint(1, 120)
        instance.load(*edition(number)[:loaded])
        withdraw(database, f"kill-{CHANCE.randrange(loaded)}")
        withdraw(database, "kill-0")  # one that members alone could see

        kill_within(instance, 2.5, "worker")

        assert_recovers(instance, database)
    record("kill -9 of the worker while it indexes", count, "index = database")


def test_a_killed_rebuild_leaves_the_old_index_in_use(instance, database):
    instance.load(*edition(0))
    assert_recovers(instance, database)
    count = trials(KILLS // 4)
    for _number in range(count):
        kill_within(instance, 3, "index", "rebuild")

        targets = own_targets(config_of(instance))
        assert {target.audience: found(target) for target in targets} == FOUND
        assert_recovers(instance, database)
    instance.panah("index", "rebuild")
    for target in targets:
        assert len(list(target.root.glob("generation-*"))) <= 2
    record("kill -9 during rebuild", count, "every search answered in full")


def test_reading_the_index_state_needs_no_lock(instance, database):
    instance.load(service("one", "shelter"))
    root: Path = config_of(instance).index_dir
    writer = EmbeddedWriter.open(root)

    reader = EmbeddedReader.open(root)

    assert reader is not None
    assert reader.cursor() == writer.cursor()
    reader.close()
    writer.close()
