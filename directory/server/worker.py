"""A web process: gunicorn starts and ends it, our loop reads and sends for it."""

import os
import selectors
import time
from pathlib import Path
from typing import Any, Final

from gunicorn.workers.base import Worker

from directory.config import Config
from directory.server.admission import MOST_CONNECTIONS, Admission
from directory.server.answering import Answering
from directory.server.door import Door
from directory.server.lanes import Lanes
from directory.server.listening import allowed_descriptors
from directory.server.loop import Loop
from directory.server.measuring import Measuring
from directory.server.reading import RequestReader
from directory.server.threads import Threads
from directory.web.callers import read_address

FOR_DATABASES: Final = 32  # descriptors that are opened while it serves
FEWEST: Final = 8
HEARTBEAT_S: Final = 1.0
OPEN_FILES: Final = Path("/dev/fd")


class WebWorker(Worker):  # type: ignore[misc]  # gunicorn ships no types
    """One process with the app, a loop and a few threads."""

    place: int  # in the table of all processes, given by the one that starts us

    def run(self) -> None:
        """Serve until we are told to end, or nobody is left who could tell us."""
        loop = self.loop()
        loop.threads.start()
        loop.door.open()
        self.app.is_serving(self)
        told_at = 0.0
        while not loop.has_ended:
            loop.turn()
            if time.monotonic() - told_at >= HEARTBEAT_S:
                told_at = time.monotonic()
                self.notify()
            is_orphan = os.getppid() != self.ppid
            if not loop.is_ending and (is_orphan or not self.alive):
                loop.end()

    def loop(self) -> Loop:
        """Return the loop of this process."""
        settings: Config = self.app.settings
        listener = self.sockets[0].sock
        woken, wake_up = self.PIPE
        selector = selectors.DefaultSelector()
        admission = Admission(settings, most_connections(settings.workers))
        balance = self.app.balance
        host, port, *_rest = listener.getsockname()
        app, figures = self.wsgi, self.app.figures
        if figures:
            app = Measuring(app, figures, self.place)
        answering = Answering(app, self.cfg, (str(host), int(port)))
        return Loop(
            selector,
            woken,
            Door(listener, selector, admission, balance, self.place),
            Lanes(self.wsgi),
            Threads(answering, wake_up),
            lambda peer: self.reader(settings, peer),
        )

    def reader(self, settings: Config, peer: str) -> RequestReader:
        """Return what reads from a peer; only this machine may say who it asks for."""
        address: Any = read_address(peer)
        is_here = address is not None and address.is_loopback
        return RequestReader(self.cfg, peer, proxied=bool(settings.onion) and is_here)


def most_connections(workers: int) -> int:
    """Return how many connections this process may hold: its share, as far as it has
    descriptors beside what is open already."""
    free = allowed_descriptors() - len(os.listdir(OPEN_FILES)) - FOR_DATABASES
    return max(FEWEST, min(MOST_CONNECTIONS // workers, free))
