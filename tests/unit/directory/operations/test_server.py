import os
from pathlib import Path

import pytest

from directory.config import Config
from directory.operations.server import IndexWorker, Server
from tests.support.instance import wait_until


@pytest.mark.parametrize(
    ("settings", "proxies"),
    [({}, "off"), ({"PANAH_ONION": "http://refuge.onion"}, "auto")],
)
def test_the_server_has_our_settings_and_writes_no_address_down(
    tmp_path, settings, proxies
):
    config = Config.from_environ(
        {
            "PANAH_DATA_DIR": str(tmp_path),
            "PANAH_HOST": "127.0.0.2",
            "PANAH_PORT": "8001",
            "PANAH_WORKERS": "3",
            **settings,
        }
    )

    made = Server(config, ["worker"]).cfg

    assert made.address == [("127.0.0.2", 8001)]
    assert (made.workers, made.threads, made.timeout) == (3, 4, 60)
    assert (made.accesslog, made.errorlog, made.loglevel) == (None, "-", "critical")
    assert (made.worker_class_str, made.proxy_protocol) == ("gthread", proxies)


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


def test_a_worker_that_was_never_started_is_stopped_all_the_same(tmp_path):
    worker = running(tmp_path / "told")

    worker.stop()

    assert worker.stopping.is_set()
    assert not (tmp_path / "told").exists()
