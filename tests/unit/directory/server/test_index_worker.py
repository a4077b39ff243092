import os
from pathlib import Path

from directory.server.index_worker import IndexWorker
from tests.support.instance import wait_until


def running(told: Path) -> IndexWorker:
    """Return a worker that writes its arguments and its number, and goes on."""
    script = f'echo "$@ $$" >> {told}; exec sleep 60'
    return IndexWorker(["sh", "-c", script, "worker"])


def test_the_worker_knows_its_parent_and_ends_with_the_server(tmp_path):
    told = tmp_path / "told"
    worker = running(told)

    worker.start()
    wait_until(lambda: told.exists() and told.read_text().endswith("\n"), 30)
    worker.stop()

    option, parent, child = told.read_text().split()
    assert (option, parent) == ("--while-parent", str(os.getpid()))
    assert not Path(f"/proc/{child}").exists()
    assert not worker.thread.is_alive()


def test_the_worker_is_handed_the_memory_that_web_processes_write_to(tmp_path):
    told, handle = tmp_path / "told", os.memfd_create("figures")
    os.write(handle, b"of the server")
    script = f'cat /dev/fd/"$4" > {told}.part && mv {told}.part {told}; exec sleep 60'
    worker = IndexWorker(["sh", "-c", script, "worker"], handle)

    worker.start()
    wait_until(told.exists, 30)
    worker.stop()
    os.close(handle)

    assert told.read_text() == "of the server"


def test_a_worker_that_was_never_started_is_stopped_all_the_same(tmp_path):
    worker = running(tmp_path / "told")

    worker.stop()

    assert worker.stopping.is_set()
    assert not (tmp_path / "told").exists()
