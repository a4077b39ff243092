import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from directory.database import Database
from directory.indexing.sync import compare, follow_to_end, open_or_build
from directory.listings.models import Service
from directory.listings.record_changes import touch
from directory.listings.vocabulary import Publication
from directory.search_port import EmbeddedIndex
from search.index_targets import EmbeddedTarget
from search.query import ListingQuery
from tests.support.instance import Instance
from tests.support.records import service, uid
from tests.support.trials import record, trials

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(7200)]
RECORDS = 60
KILLS = 100
CHANCE = random.SystemRandom()


@dataclass
class Model:
    """What the database says, and what searches have answered so far."""

    database: Database
    index: EmbeddedIndex
    texts: dict[str, str]
    hidden: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)

    def look(self) -> set[str]:
        """Search; what was withdrawn and lost must stay lost."""
        found = {hit.external_id for hit in self.everything()}
        assert not found & self.lost
        self.lost |= self.hidden - found
        assert self.index.vocabulary is not None
        self.index.vocabulary.complete_names("exam", 100)
        return {key for key in found if key}

    def everything(self):
        """Return all hits, none of them twice."""
        hits = self.index.search(ListingQuery(per_page=2 * RECORDS)).hits
        assert len({hit.id for hit in hits}) == len(hits)
        return hits

    def change(self) -> None:
        """Write some listings anew."""
        with self.database.write() as session:
            for key in CHANCE.sample(sorted(self.texts), CHANCE.randint(1, 12)):
                self.texts[key] = f"Edition {time.time_ns()}."
                self.touch(session, key, description=self.texts[key])

    def withdraw_or_publish(self) -> None:
        """Withdraw a listing that searches show, or publish one that is withdrawn."""
        key = CHANCE.choice(sorted(self.texts))
        if key in self.hidden:
            self.hidden.discard(key)
            self.lost.discard(key)
            with self.database.write() as session:
                self.touch(session, key, publication=Publication.PUBLISHED)
        elif key in self.look():
            with self.database.write() as session:
                self.touch(session, key, publication=Publication.WITHDRAWN)
            self.hidden.add(key)

    def touch(self, session, key, **changed) -> None:
        """Change a service and log it."""
        chosen = select(Service).where(Service.external_id == key)
        found = session.scalars(chosen).one()
        for name, value in changed.items():
            setattr(found, name, value)
        session.flush()
        touch(session, [found.id])


@pytest.fixture
def model(instance: Instance) -> Iterator[Model]:
    """Yield the model of an instance of a few listings."""
    keys = [f"mixed-{n}" for n in range(RECORDS)]
    instance.load(*(service(key, "shelter", description="Edition 0.") for key in keys))
    database = instance.database()
    index = EmbeddedIndex(instance.folder / "index")
    yield Model(database, index, {uid(key): "Edition 0." for key in keys})
    index.close()
    database.dispose()


def act_for(model: Model, seconds: float) -> None:
    """Write and search at random for a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        CHANCE.choice([model.change, model.withdraw_or_publish, model.look])()
        time.sleep(CHANCE.choice([0, 0.003, 0.03]))


def kill(process) -> None:
    """Kill -9, whether it has ended or not."""
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_whatever_is_killed_and_switched_nothing_withdrawn_comes_back(instance, model):
    count = trials(KILLS)
    root = instance.folder / "index"
    for _number in range(count):
        running = [instance.start("worker"), instance.start("index", "rebuild")]
        CHANCE.shuffle(running)

        for process in running:
            act_for(model, CHANCE.uniform(0.3, 2.5))
            kill(process)

    writer = open_or_build(EmbeddedTarget(root), model.database)
    follow_to_end(model.database, writer)
    assert compare(model.database, writer).ids == []
    writer.close()
    shown = {hit.external_id: hit.summary for hit in model.everything()}
    assert shown == {k: t for k, t in model.texts.items() if k not in model.hidden}
    record(
        "kill -9 of worker and rebuild amid changes, withdrawals and searches",
        2 * count,
        "nothing withdrawn came back; index = database",
    )
