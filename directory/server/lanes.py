"""Which request gets a thread when few are free: the way out first, writes last."""

from collections import Counter, deque
from enum import Enum, auto
from typing import Any, Final

from flask import Flask
from werkzeug.exceptions import HTTPException

from directory.access import SAFE_METHODS, Counts, access_in
from directory.server.connection import Connection

THREADS: Final = 4  # a search takes milliseconds of processor; others wait for a disk
RESERVE: Final = 1  # more, for what must open while all others wait for a database
MOST_WRITING: Final = 2  # the database writes one at a time; searches need the others


class Lane(Enum):
    """What a request is, as far as threads go."""

    URGENT = auto()  # leaving, health, static files: never counted, never waiting
    READING = auto()
    WRITING = auto()  # may wait for a lock of the database


Job = tuple[Connection, Any]


class Lanes:
    """Requests that wait for a thread, and how many of each lane have one."""

    def __init__(self, app: Flask) -> None:
        """Know the views of an app: what each counts as tells its lane."""
        self.app = app
        self.adapter = app.url_map.bind("localhost")
        self.queues: dict[Lane, deque[Job]] = {lane: deque() for lane in Lane}
        self.running: Counter[Lane] = Counter()

    def lane_of(self, method: str, path: str) -> Lane:
        """Return the lane of a request; one that is no page is answered as a page."""
        try:
            endpoint, _arguments = self.adapter.match(path, method)
        except HTTPException:
            return Lane.READING
        counts = access_in(self.app, endpoint).counts
        if counts is Counts.NOTHING:
            return Lane.URGENT
        if method in SAFE_METHODS or counts is Counts.SEARCH:
            return Lane.READING
        return Lane.WRITING

    def add(self, connection: Connection, request: Any) -> None:
        """Let a whole request wait for a thread."""
        lane = self.lane_of(request.method, request.path)
        self.queues[lane].append((connection, request))

    def next(self) -> tuple[Lane, Job] | None:
        """Take the request that a thread may begin with now; None if there is none."""
        for lane in Lane:
            if self.queues[lane] and self.has_room(lane):
                self.running[lane] += 1
                return lane, self.queues[lane].popleft()
        return None

    def has_room(self, lane: Lane) -> bool:
        """Whether one more request of a lane may have a thread."""
        busy = self.running.total()
        if lane is Lane.URGENT:
            return busy < THREADS + RESERVE
        if lane is Lane.WRITING and self.running[lane] >= MOST_WRITING:
            return False
        return busy < THREADS

    def done(self, lane: Lane) -> None:
        """Note that a request of a lane was answered."""
        self.running[lane] -= 1
