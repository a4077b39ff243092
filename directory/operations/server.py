"""The web server: gunicorn's processes, and beside them one worker for the index."""

import os
import subprocess
import threading
from collections.abc import Sequence
from typing import Any

from gunicorn.app.base import BaseApplication

from directory.app import create_app
from directory.config import Config

THREADS = 4  # a search takes milliseconds of processor; three may wait for a disk
TIMEOUT_S = 60  # a process that has not answered for so long is started anew
RESTART_S = 1.0  # between two starts of a worker that ends by itself


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn with our settings; no access log, for it would hold paths."""

    def __init__(self, config: Config, worker_command: Sequence[str]) -> None:
        """Serve ``config``; the index worker is started by its own command."""
        self.settings = config
        self.index_worker = IndexWorker(worker_command)
        super().__init__()

    def load_config(self) -> None:
        """Hand our settings to gunicorn."""
        values: dict[str, Any] = {
            "bind": f"{self.settings.host}:{self.settings.port}",
            "workers": self.settings.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": TIMEOUT_S,
            "accesslog": None,
            # Its warnings and errors quote addresses and request lines.
            "loglevel": "critical",
            "limit_request_line": 8190,
            # Tor tells circuits apart this way; only this machine may say so.
            "proxy_protocol": "auto" if self.settings.onion else "off",
            "when_ready": lambda _server: self.index_worker.start(),
            "on_exit": lambda _server: self.index_worker.stop(),
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Make the app, once in each process."""
        return create_app(self.settings)


class IndexWorker:
    """A child process that is started again whenever it ends by itself."""

    def __init__(self, command: Sequence[str]) -> None:
        """Run this command."""
        self.command = [*command, "--while-parent", str(os.getpid())]
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)

    def start(self) -> None:
        """Begin to keep it running."""
        self.thread.start()

    def stop(self) -> None:
        """End it, and wait for it."""
        self.stopping.set()
        if self.thread.is_alive():
            self.thread.join()

    def watch(self) -> None:
        """Start it, and again after each end, until told to stop."""
        while not self.stopping.is_set():
            child = subprocess.Popen(self.command)  # noqa: S603 - our own command
            while child.poll() is None and not self.stopping.wait(RESTART_S / 5):
                pass
            if child.poll() is None:
                child.terminate()
                child.wait()
            self.stopping.wait(RESTART_S)
