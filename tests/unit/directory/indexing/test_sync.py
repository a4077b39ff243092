import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import update

from directory.config import Config
from directory.hsds.import_records import ImportOptions
from directory.indexing.documents import project, seen_versions
from directory.indexing.sync import (
    Differences,
    compare,
    follow,
    open_or_build,
    rebuild,
    reconcile,
)
from directory.indexing.targets import own_targets
from directory.indexing.worker import Worker
from directory.listings.models import Service
from directory.listings.vocabulary import ServiceStatus, Visibility
from directory.search_port import Cursor, Gone, OpenRange
from directory.vetting.withdrawal import withdraw_listing
from search.card import load_card
from search.index_targets import EmbeddedTarget
from tests.support.loading import load_into
from tests.support.records import service, uid


@pytest.fixture
def load(sqlite):
    """Return a function that imports records with two vetters."""
    return partial(load_into, sqlite)


@pytest.fixture
def writer(sqlite, tmp_path: Path):
    """Yield a writer of an index of the empty database, in use."""
    made = build(sqlite, tmp_path / "index")
    yield made
    made.close()


def build(database, root):
    return rebuild(database, EmbeddedTarget(root), lambda _done, _total: None)


def documents(database):
    with database.read() as session:
        ids = [key for key, _version in seen_versions(session)]
    return held(database, ids)


def held(database, ids):
    with database.read() as session:
        return project(session, [UUID(key) for key in ids]).documents


def test_a_document_holds_the_public_fields_and_a_coarse_cell(sqlite, load):
    load(
        service(
            "a",
            "shelter.family",
            point=(34.3482, 62.1997),
            languages=[{"id": uid("l"), "code": "prs"}],
            accepts_children=True,
        )
    )

    [found] = documents(sqlite)

    assert found.codes == ("shelter.family",)
    assert (found.latitude, found.longitude) == (34.35, 62.15)
    assert found.spoken_languages == ("fa-AF",)
    assert found.flags == (("accepts_children", True),)
    assert (found.country, found.admin1) == ("AF", "AF.11")
    assert found.external_id == uid("a")
    assert found.vetted_by_count == 2


def test_round_the_clock_hours_cover_the_week(sqlite, load):
    schedule = {
        "id": uid("s"),
        "freq": "WEEKLY",
        "byday": "SU",
        "opens_at": "22:00",
        "closes_at": "02:00",
        "timezone": 4.5,
    }
    load(service("night", "emergency.hotline", schedules=[schedule]))

    [found] = documents(sqlite)

    assert found.timezone == "UTC+04:30"
    assert found.hours == (OpenRange(0, 120), OpenRange(9960, 10080))


@pytest.mark.parametrize(
    "change",
    [
        {"visibility": Visibility.PARTNER},
        {"status": ServiceStatus.INACTIVE},
        {"status": ServiceStatus.DEFUNCT},
    ],
)
def test_what_is_not_public_is_in_no_document(sqlite, load, change):
    load(service("a", "shelter"), service("b", "shelter"))

    with sqlite.write() as session:
        mine = update(Service).where(Service.external_id == uid("a"))
        session.execute(mine.values(**change))

    assert [found.external_id for found in documents(sqlite)] == [uid("b")]


def test_what_waits_for_vetting_is_in_no_document(sqlite, load):
    load(service("a", "shelter"), options=ImportOptions())

    assert documents(sqlite) == []


def test_following_the_log_brings_the_index_up_to_date(sqlite, load, writer):
    load(service("a", "shelter"), service("b", "legal.aid"))

    assert follow(sqlite, writer) == 2
    assert follow(sqlite, writer) == 0
    assert compare(sqlite, writer) == Differences()


def test_a_late_entry_cannot_bring_back_what_was_withdrawn(sqlite, load, writer):
    load(service("a", "shelter"))
    with sqlite.write() as session:
        withdraw_listing(session, uid("a"))

    follow(sqlite, writer)

    assert list(writer.versions()) == []


def test_a_sweep_mends_whatever_the_log_does_not_tell(sqlite, load, writer):
    load(service("a", "shelter"), service("b", "shelter"))
    follow(sqlite, writer)
    lost = documents(sqlite)[0].id
    writer.apply([], [Gone(lost)], writer.cursor())

    assert compare(sqlite, writer) == Differences(missing=[lost])
    assert reconcile(sqlite, writer) == Differences(missing=[lost])
    assert compare(sqlite, writer) == Differences()


def test_a_rebuild_holds_the_same_and_tells_its_progress(sqlite, load, writer):
    load(*(service(f"n{n}", "shelter") for n in range(7)))
    told = []

    fresh = rebuild(
        sqlite,
        EmbeddedTarget(writer.root),
        lambda done, total: told.append((done, total)),
    )

    assert compare(sqlite, fresh) == Differences()
    assert told == [(7, 7)]
    assert fresh.in_use
    assert fresh.cursor() != Cursor()
    fresh.close()


def test_the_worker_builds_an_index_and_moves_to_a_new_one(sqlite, load, tmp_path):
    config = Config.from_environ({"PANAH_DATA_DIR": str(tmp_path)})
    worker = Worker(own_targets(config)[0], sqlite, lambda: False)
    load(service("a", "shelter"))
    worker.step()
    first = worker.writer.folder

    build(sqlite, config.index_dir).close()
    load(service("b", "shelter"))
    worker.step()

    assert worker.writer.folder != first
    assert compare(sqlite, worker.writer) == Differences()
    worker.close()


def test_the_worker_builds_anew_when_a_backup_was_restored(sqlite, load, tmp_path):
    config = Config.from_environ({"PANAH_DATA_DIR": str(tmp_path)})
    path, backup = sqlite.path, tmp_path / "backup.sqlite"
    load(service("a", "shelter"))
    copy_database(path, backup)
    load(service("a", "shelter", description="After the backup."))
    open_or_build(own_targets(config)[0], sqlite).close()
    copy_database(backup, path)
    load(service("a", "shelter", description="After the restore."), service("b"))

    worker = Worker(own_targets(config)[0], sqlite, lambda: False)
    worker.step()

    assert compare(sqlite, worker.writer) == Differences()
    assert "After the restore." in descriptions(worker.writer)
    worker.close()


def descriptions(writer):
    ids = writer.store.live_rows([key for key, _version in writer.versions()])
    return [load_card(card).texts[0].description for _r, _v, card in ids.values()]


def copy_database(source, target):
    """Copy all pages of a database into another, as a backup or its restoration."""
    with (
        closing(sqlite3.connect(source)) as one,
        closing(sqlite3.connect(target)) as two,
    ):
        one.backup(two)
