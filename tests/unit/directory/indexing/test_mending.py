"""A damaged index is set aside and built anew by whoever finds it, and says so."""

import shutil
import threading
from contextlib import closing

import pytest

from directory.config import Config
from directory.indexing.sync import catch_up, compare, mend, open_or_build
from directory.indexing.targets import own_targets
from directory.indexing.worker import RETRY_S, Worker
from directory.search_port import DamagedError
from search.embedded.damage import MOST_ASIDE
from search.embedded.store import FORMAT
from tests.support.damage import empty, make_folder, overwrite, remove, zero
from tests.support.instance import wait_until
from tests.support.loading import load_into, withdraw
from tests.support.records import service


@pytest.fixture
def config(tmp_path):
    return Config.from_environ({"PANAH_DATA_DIR": str(tmp_path / "var")})


@pytest.fixture
def target(sqlite, config):
    """Return where an index of two listings is."""
    load_into(sqlite, service("a", "shelter"), service("b", "shelter"))
    found = own_targets(config)[0]
    catch_up([found], sqlite)
    return found


def aside(target):
    """Return what was set aside, oldest first."""
    return sorted(target.root.parent.glob("index.damaged-*"))


def path_in(target, pattern):
    return next(target.root.glob(pattern))


def is_true(target, database):
    """Whether the index in use is sound, and holds what the database says."""
    with closing(target.look()) as reader:
        return target.damage() == "" and compare(database, reader).ids == []


@pytest.mark.parametrize("harm", [empty, overwrite, zero, remove, make_folder])
@pytest.mark.parametrize(
    "pattern",
    ["generation-*/store.sqlite", "generation-*/words/meta.json", "current"],
)
def test_an_index_that_does_not_open_is_set_aside_and_built_anew(
    target, sqlite, caplog, pattern, harm
):
    path = path_in(target, pattern)
    harm(path)

    catch_up([target], sqlite)

    (kept,) = aside(target)
    assert is_true(target, sqlite)
    assert (kept / path.relative_to(target.root)).exists() == (harm is not remove)
    assert caplog.messages == [
        f"this host, public: the index is damaged ({told(caplog)}): set aside as "
        f"{kept.name}, built anew"
    ]


def told(caplog):
    """Return what was said to be wrong."""
    return caplog.messages[0].partition("(")[2].partition(")")[0]


@pytest.mark.parametrize("found", [FORMAT + 7, 1])
def test_an_index_of_another_format_is_set_aside(target, sqlite, caplog, found):
    with closing(open_or_build(target, sqlite)) as writer:
        writer.store.set_meta("format", found)

    catch_up([target], sqlite)

    assert is_true(target, sqlite)
    assert f"store.sqlite is of format {found}, not {FORMAT}" in caplog.text
    assert len(aside(target)) == 1


def test_a_file_in_the_place_of_the_folder_is_set_aside(target, sqlite):
    shutil.rmtree(target.root)
    target.root.write_text("in the way")

    catch_up([target], sqlite)

    (kept,) = aside(target)
    assert kept.read_text() == "in the way"
    assert is_true(target, sqlite)


def test_a_link_to_nowhere_in_the_place_of_the_folder_is_set_aside(target, sqlite):
    shutil.rmtree(target.root)
    target.root.symlink_to("/nowhere/at/all")

    catch_up([target], sqlite)

    (kept,) = aside(target)
    assert kept.is_symlink()
    assert is_true(target, sqlite)


def test_what_is_set_aside_is_bounded_and_for_its_owner_alone(target, sqlite):
    for _number in range(MOST_ASIDE + 2):
        empty(path_in(target, "generation-*/store.sqlite"))
        catch_up([target], sqlite)

    kept = aside(target)
    assert len(kept) == MOST_ASIDE
    assert {oct(path.stat().st_mode & 0o777) for path in kept} == {"0o700"}


def test_what_was_set_aside_goes_with_the_next_listing_that_goes(target, sqlite):
    empty(path_in(target, "generation-*/words/meta.json"))
    catch_up([target], sqlite)
    before = len(aside(target))

    withdraw(sqlite, "a")
    catch_up([target], sqlite)

    assert (before, aside(target)) == (1, [])


def test_a_sound_index_is_never_set_aside(target, sqlite):
    before = sorted(target.root.iterdir())

    assert not mend(target)
    assert sorted(target.root.iterdir()) == before


@pytest.fixture
def worker(target, sqlite):
    """Yield a worker that has the index open."""
    made = Worker(target, sqlite, lambda: False)
    made.attempt()
    yield made
    made.close()
    made.compacting.cancel()


def until_mended(worker):
    """Let a worker work until it is at rest again."""

    def mended():
        worker.attempt()
        return aside(worker.target) and worker.writer is not None

    wait_until(mended, 60)


@pytest.mark.parametrize(
    "pattern",
    [
        "generation-*/words/*.term",
        "generation-*/words/*.idx",
        "generation-*/columns/alive.npy",
        "generation-*/columns/columns.json",
        "generation-*/store.sqlite",
        "current",
    ],
)
def test_a_worker_finds_what_is_damaged_under_its_hands(worker, sqlite, pattern):
    overwrite(path_in(worker.target, pattern))
    worker.inspecting.forget()

    until_mended(worker)

    assert is_true(worker.target, sqlite)


def test_a_worker_whose_index_is_taken_away_builds_it_anew(worker, sqlite):
    shutil.rmtree(worker.target.root)

    wait_until(lambda: worker.attempt() and worker.target.root.exists(), 60)

    assert is_true(worker.target, sqlite)


def test_damage_that_is_none_is_tried_again_and_nothing_set_aside(worker, monkeypatch):
    def fail(_writer):
        raise DamagedError("a limit that looked like damage")

    monkeypatch.setattr(type(worker.writer), "cursor", fail)

    assert worker.attempt() == RETRY_S
    assert aside(worker.target) == []


def test_an_inspection_that_fails_is_told_and_tried_again(worker, monkeypatch, caplog):
    def fail(_target):
        raise PermissionError

    monkeypatch.setattr(type(worker.target), "damage", fail)
    worker.inspecting.look()

    assert worker.inspecting.damage == ""
    assert caplog.messages == ["this host, public: inspecting, PermissionError"]


def test_one_look_at_a_time(worker):
    started = worker.inspecting.thread
    going_on = threading.Thread(target=threading.Event().wait, args=(5,), daemon=True)
    going_on.start()
    worker.inspecting.thread = going_on
    worker.inspecting.next_at = 0.0

    worker.inspecting.begin()

    assert worker.inspecting.thread is going_on
    worker.inspecting.thread = started
