"""Callers who hold connections and never finish: many of each kind, in one thread."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

STEP_S = 1.0
HOST = b"Host: localhost\r\n"
SEARCH = (
    b"POST /api/v1/search HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to hold a connection: what is said first, and then again and again."""

    name: str
    count: int
    first: bytes
    then: bytes = b""
    sips: int = 0  # bytes that are read in each step

    def step(self, connection: socket.socket) -> bool:
        """Say or read a little more; return whether the connection still stands."""
        try:
            if self.then:
                connection.send(self.then)
            if self.sips and not connection.recv(self.sips):
                return False
            is_over = not self.sips and self.hears_the_end(connection)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return not is_over

    def hears_the_end(self, connection: socket.socket) -> bool:
        """Whether the other side has closed; what is unread stays unread."""
        if self.name == "unread answers":
            return False
        return not connection.recv(1, socket.MSG_PEEK)


KINDS = (
    Kind("slow heads", 200, b"GET /en/ HTTP/1.1\r\n" + HOST + b"X: ", b"a"),
    Kind("dripping bodies", 200, SEARCH + b"Content-Length: 4000\r\n\r\n", b"a"),
    Kind("unread answers", 50, b"GET /en/ HTTP/1.1\r\n" + HOST
         + b"Connection: close\r\n\r\n"),
    Kind("silent sockets", 50, b""),
    Kind("dripping chunks", 20, SEARCH + b"Transfer-Encoding: chunked\r\n\r\n",
         b"1\r\na\r\n"),
    Kind("slow readers", 20, b"GET /static/panah.css HTTP/1.1\r\n" + HOST + b"\r\n",
         sips=1),
    Kind("half-closed", 20, b"GET /en/ HTTP/1.1\r\n"),
)  # fmt: skip


@dataclass
class Attackers:
    """All who hold connections of one kind; whoever is closed comes again."""

    kind: Kind
    port: int
    held: list[socket.socket] = field(default_factory=list)
    closed: int = 0
    refused: int = 0

    def step(self) -> None:
        """Connect again, up to the count, and let each do a little more."""
        standing = [one for one in self.held if self.kind.step(one)]
        for one in set(self.held) - set(standing):
            one.close()
        self.closed += len(self.held) - len(standing)
        self.held = standing
        for _number in range(self.kind.count - len(standing)):
            self.connect()

    def connect(self) -> None:
        """Hold one more."""
        one = socket.socket()
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        one.settimeout(5)
        try:
            one.connect(("127.0.0.1", self.port))
            one.sendall(self.kind.first)
            if self.kind.name == "half-closed":
                one.shutdown(socket.SHUT_WR)
        except OSError:
            self.refused += 1
            one.close()
            return
        one.setblocking(False)
        self.held.append(one)


@contextmanager
def attacked(port: int) -> Iterator[dict[str, Attackers]]:
    """Let all kinds hold connections at once until the block ends."""
    all_of_them = {kind.name: Attackers(kind, port) for kind in KINDS}
    enough = threading.Event()

    def hold(attackers: Attackers, wait: Callable[[float], bool]) -> None:
        while not wait(STEP_S):
            attackers.step()

    for one in all_of_them.values():
        one.step()
    threads = [
        threading.Thread(target=hold, args=(one, enough.wait))
        for one in all_of_them.values()
    ]
    for thread in threads:
        thread.start()
    try:
        yield all_of_them
    finally:
        enough.set()
        for thread in threads:
            thread.join()
        for one in all_of_them.values():
            for connection in one.held:
                connection.close()
