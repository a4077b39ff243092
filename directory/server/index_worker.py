"""The worker for the index, kept running beside the web processes."""

import os
import subprocess
import threading
from collections.abc import Sequence

RESTART_S = 1.0  # between two starts of a worker that ends by itself


class IndexWorker:
    """A child process that is started again whenever it ends by itself."""

    def __init__(self, command: Sequence[str], figures: int | None = None) -> None:
        """Run this command; it is handed the table of ``figures``, if there is one."""
        self.command = [*command, "--while-parent", str(os.getpid())]
        self.handles = () if figures is None else (figures,)
        if figures is not None:
            self.command += ["--figures", str(figures)]
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
            child = subprocess.Popen(  # noqa: S603 - our own command
                self.command, pass_fds=self.handles
            )
            while child.poll() is None and not self.stopping.wait(RESTART_S / 5):
                pass
            if child.poll() is None:
                child.terminate()
                child.wait()
            self.stopping.wait(RESTART_S)
