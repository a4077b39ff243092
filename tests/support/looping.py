"""The loop of a web process in a thread of the test's own process."""

import os
import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from gunicorn.config import Config as GunicornConfig

from directory.config import Config
from directory.server.admission import Admission
from directory.server.answering import Answering
from directory.server.balance import Balance
from directory.server.door import Door
from directory.server.lanes import Lanes
from directory.server.listening import listen
from directory.server.loop import Loop
from directory.server.reading import RequestReader
from directory.server.threads import Threads


@dataclass(frozen=True, slots=True)
class Serving:
    """A loop that turns, and where it listens."""

    loop: Loop
    port: int
    thread: threading.Thread
    ending: threading.Event
    ended_with: ExitStack

    def connect(self) -> socket.socket:
        """Return a connection to it, closed at the end of the block at the latest."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        return self.ended_with.enter_context(connection)

    def say(self, *parts: bytes) -> bytes:
        """Send bytes, end our side, and return all that comes back."""
        with self.connect() as connection:
            for part in parts:
                connection.sendall(part)
            connection.shutdown(socket.SHUT_WR)
            return read_all(connection)


@contextmanager
def looping(app: Any, config: Config, most: int = 50) -> Iterator[Serving]:
    """Let a loop serve an app until the block ends."""
    cfg = GunicornConfig()
    cfg.set("forwarder_headers", "")
    listener = listen("127.0.0.1", 0)
    woken, wake_up = os.pipe()
    os.set_blocking(wake_up, False)
    selector = selectors.DefaultSelector()
    balance = Balance(1)
    door = Door(
        listener, selector, Admission(config, most), balance, balance.take_place()
    )
    threads = Threads(Answering(app, cfg, listener.getsockname()), wake_up)

    def reader(peer: str) -> RequestReader:
        return RequestReader(cfg, peer, proxied=bool(config.onion))

    loop = Loop(selector, woken, door, Lanes(app), threads, reader)
    ending = threading.Event()

    def turn() -> None:
        while not loop.has_ended:
            loop.turn()
            if ending.is_set() and not loop.is_ending:
                loop.end()

    thread = threading.Thread(target=turn)
    threads.start()
    door.open()
    thread.start()
    try:
        with ExitStack() as stack:
            yield Serving(loop, listener.getsockname()[1], thread, ending, stack)
    finally:
        ending.set()
        thread.join()
        threads.stop()
        for end in (selector, listener):
            end.close()
        os.close(woken)
        os.close(wake_up)


def read_all(connection: socket.socket) -> bytes:
    """Return what comes until the other side ends, however it does."""
    found = bytearray()
    try:
        while data := connection.recv(65_536):
            found += data
    except ConnectionError:
        pass
    return bytes(found)
