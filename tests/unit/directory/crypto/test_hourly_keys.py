import multiprocessing
import os
import threading
from pathlib import Path

import pytest

from directory.config import Config
from directory.crypto.hourly_keys import (
    CLOCK_DIFFERENCE_S,
    LIFE_S,
    SEALING_S,
    HourlyKeys,
    folder_of,
    keys_of,
)
from tests.support.clocks import SetClock


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def keys(tmp_path, clock):
    return HourlyKeys(tmp_path / "keys", clock)


def bytes_below(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_one_key_seals_for_half_an_hour_and_opens_for_an_hour(keys, clock):
    first = keys.sealing()

    clock.now += SEALING_S - 1
    assert (keys.sealing(), keys.opening()) == (first, [first])
    clock.now += 1
    second = keys.sealing()
    assert (second != first, keys.opening()) == (True, [second, first])
    clock.now += LIFE_S - SEALING_S - 1
    assert keys.opening() == [second, first]
    clock.now += 1
    assert keys.opening() == [second]


def test_all_processes_of_an_instance_find_the_same_key(keys, clock):
    another = HourlyKeys(keys.folder, clock)

    assert keys.sealing() == another.sealing()


def test_a_host_with_a_folder_of_its_own_opens_nothing_of_another(tmp_path, keys):
    other = HourlyKeys(tmp_path / "other", keys.clock)

    assert keys.sealing() not in {other.sealing(), *other.opening()}


def test_opening_makes_no_key(keys):
    assert keys.opening() == []
    assert not keys.file.exists()


def test_a_key_whose_hour_is_over_is_in_no_file(keys, clock):
    first = keys.sealing()
    assert first in bytes_below(keys.folder)

    clock.now += LIFE_S
    left = keys.destroy_old()

    assert left == 0
    assert first not in bytes_below(keys.folder)


def test_it_is_overwritten_where_it_lay(keys, clock):
    first = keys.sealing()
    with keys.file.open("rb") as held:  # the file of before, by whatever name
        clock.now += LIFE_S
        keys.sealing()

        before = held.read()
    assert first not in before
    assert set(before) == {0}


@pytest.mark.parametrize("look", ["sealing", "opening", "destroy_old"])
def test_whoever_looks_first_destroys_what_is_over(keys, clock, look):
    first = keys.sealing()

    clock.now += LIFE_S
    getattr(keys, look)()

    assert first not in bytes_below(keys.folder)


def test_what_a_crash_left_half_written_is_destroyed(keys):
    keys.sealing()
    keys.draft.write_bytes(b"canary of a key")

    keys.destroy_old()

    assert not keys.draft.exists()
    assert b"canary" not in bytes_below(keys.folder)


def test_a_crash_in_the_middle_of_an_entry_costs_that_entry_alone(keys):
    first = keys.sealing()
    with keys.file.open("ab") as file:
        file.write(b"\0\0\0")

    assert keys.opening() == [first]


def test_where_nothing_was_sealed_there_is_nothing_to_destroy(keys):
    left = keys.destroy_old()
    keys.destroy_all()

    assert left == 0
    assert not keys.folder.exists()


@pytest.mark.parametrize("seconds", [CLOCK_DIFFERENCE_S, -CLOCK_DIFFERENCE_S])
def test_a_clock_that_differs_by_a_minute_breaks_nothing(keys, clock, seconds):
    first = keys.sealing()

    clock.now += seconds

    assert (keys.sealing(), keys.opening()) == (first, [first])


def test_a_clock_set_back_further_leaves_no_key_that_never_dies(keys, clock):
    first = keys.sealing()

    clock.now -= CLOCK_DIFFERENCE_S + 1
    second = keys.sealing()

    assert second != first
    assert first not in bytes_below(keys.folder)


def test_the_folder_and_its_files_are_for_the_owner_alone(keys):
    before = os.umask(0)

    keys.sealing()

    os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in keys.folder.iterdir()}
    assert keys.folder.stat().st_mode & 0o777 == 0o700
    assert modes == {"keys": 0o600, "lock": 0o600}


def seal_at_once(folder, at, gate, told):
    gate.wait()
    told.put(HourlyKeys(folder, lambda: at).sealing())


def test_processes_that_need_a_key_at_once_make_one(tmp_path, clock):
    context = multiprocessing.get_context("fork")
    gate, told = context.Barrier(6), context.Queue()
    words = (tmp_path / "keys", clock.now, gate, told)
    processes = [context.Process(target=seal_at_once, args=words) for _ in range(6)]

    for process in processes:
        process.start()
    found = {told.get(timeout=30) for _ in processes}
    for process in processes:
        process.join()

    assert len(found) == 1


def test_threads_that_turn_the_hour_at_once_agree(keys, clock):
    first = keys.sealing()
    clock.now += SEALING_S
    found = []
    gate = threading.Barrier(8)

    def seal():
        gate.wait()
        found.append(keys.sealing())

    threads = [threading.Thread(target=seal) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(found)) == 1
    assert keys.opening() == [found[0], first]


def test_the_last_who_serves_destroys_all(keys):
    first = keys.sealing()

    with keys.in_use():
        with keys.in_use():
            pass
        while_served = keys.opening()

    assert while_served == [first]
    assert keys.opening() == []
    assert first not in bytes_below(keys.folder)


def test_what_a_server_forks_ends_without_touching_the_keys(keys):
    first = keys.sealing()
    serving = keys.in_use()
    serving.__enter__()

    child = os.fork()
    if child == 0:
        serving.__exit__(None, None, None)
        os._exit(0)
    os.waitpid(child, 0)
    found = keys.opening()
    serving.__exit__(None, None, None)

    assert (found, keys.opening()) == ([first], [])


def test_a_setting_says_where_the_keys_lie(tmp_path):
    config = Config.from_environ({"PANAH_KEYS_DIR": str(tmp_path / "common")})

    assert keys_of(config).folder == tmp_path / "common"


def test_each_instance_has_its_own_in_memory():
    folders = {
        keys_of(Config.from_environ({"PANAH_DATA_DIR": folder})).folder
        for folder in ("/srv/panah", "/srv/panah/../panah", "/srv/other")
    }

    assert len(folders) == 2


def test_where_there_is_no_memory_for_files_they_lie_among_the_temporary_ones(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    found = folder_of(Path("/srv/panah"), ["/nowhere", "/nor/{user}"])

    assert found.parent == tmp_path
    assert found.name.startswith(f"panah-{os.getuid()}-")
