"""One open connection: what it waits for, since when, and on whose behalf."""

import socket
from enum import Enum, auto

from directory.server.reading import RequestReader


class Phase(Enum):
    """What a connection is at; all but ``WORKING`` wait for the other side."""

    READING = auto()  # for a request, or the rest of one
    WORKING = auto()  # on a thread, or on its way to one
    SENDING = auto()  # for the answer to be picked up
    LEAVING = auto()  # all is said: for the other side to close


class Connection:
    """An open socket; ``since`` when it is in its phase, by the clock of the loop."""

    __slots__ = (
        "awake_for",
        "caller",
        "keeps",
        "phase",
        "reader",
        "rest",
        "send_until",
        "since",
        "sock",
    )

    def __init__(self, sock: socket.socket, reader: RequestReader, now: float) -> None:
        """Begin to read."""
        self.sock = sock
        self.reader = reader
        self.caller = ""
        self.phase = Phase.READING
        self.since = now
        self.awake_for = 0  # events of the selector; 0: it is not there
        self.rest = b""
        self.send_until = 0.0
        self.keeps = False
