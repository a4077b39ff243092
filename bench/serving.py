"""A server with two workers over made-up listings, without the one that mends them."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import made_up
from bench.search import build
from directory.config import Config
from directory.server.master import Server as WebServer
from tests.support.instance import Instance
from tests.support.processes import connections

COMMAND = ("-m", "bench.serving")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port, its process, how long its index took to build."""

    port: int
    pid: int
    built_s: float
    index: Path

    def split(self) -> str:
        """Return how many connections each web process holds, as 4:4."""
        held = sorted(connections(one) for one in children(self.pid))
        return ":".join(str(count) for count in held if count)

    def resident_kb(self) -> int:
        """Return the memory of its processes, what they share counted once, in kB."""
        total = 0
        for process in [self.pid, *children(self.pid)]:
            for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        return total


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(word) for word in text.split()]


@contextmanager
def served(size: int, folder: Path) -> Iterator[Server]:
    """Serve an index of one size from a folder until the block ends."""
    instance = Instance(folder / "instance")
    instance.panah("init")
    shutil.rmtree(instance.folder / "index")
    built_s = build(instance.folder / "index", made_up(size))
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, *COMMAND],
        env={**os.environ, **instance.environment, "PANAH_WORKERS": "2"},
        stderr=subprocess.DEVNULL,
    )
    try:
        while instance.status("/readyz") != 200:
            time.sleep(0.2)
        yield Server(instance.port, process.pid, built_s, instance.folder / "index")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


if __name__ == "__main__":
    WebServer(Config.from_environ()).run()
