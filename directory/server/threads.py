"""The threads that call the app, and hand each answer to the socket it is for."""

import contextlib
import os
import threading
from collections import deque
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

from directory.server.answering import Answering
from directory.server.connection import Connection
from directory.server.lanes import RESERVE, THREADS, Job, Lane


@dataclass(frozen=True, slots=True)
class Done:
    """A request that was answered: what of it is left to send; None: the line broke."""

    connection: Connection
    lane: Lane
    rest: bytes | None
    keeps: bool


class Threads:
    """Call the app for one request each; tell the loop through a pipe."""

    def __init__(self, answering: Answering, wake_up: int) -> None:
        """Write a byte to ``wake_up`` whenever something is done."""
        self.answering = answering
        self.wake_up = wake_up
        self.jobs: SimpleQueue[tuple[Lane, Job] | None] = SimpleQueue()
        self.done: deque[Done] = deque()
        self.threads = [
            threading.Thread(target=self.work, daemon=True)
            for _thread in range(THREADS + RESERVE)
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        """Let each end when it has answered what it was given."""
        for _thread in self.threads:
            self.jobs.put(None)
        for thread in self.threads:
            thread.join()

    def give(self, lane: Lane, job: Job) -> None:
        """Let a thread that is free answer a request."""
        self.jobs.put((lane, job))

    def work(self) -> None:
        """Answer one request after the other."""
        while (given := self.jobs.get()) is not None:
            lane, (connection, request) = given
            self.done.append(self.answered(connection, lane, request))
            with contextlib.suppress(BlockingIOError):  # full: it is about to wake up
                os.write(self.wake_up, b"\0")

    def answered(self, connection: Connection, lane: Lane, request: Any) -> Done:
        """Answer one request, as far as its socket takes the answer at once."""
        peer = connection.reader.peer
        data, keeps = self.answering.answer(request, peer)
        try:
            sent = connection.sock.send(data)
        except BlockingIOError:
            sent = 0
        except OSError:
            return Done(connection, lane, None, keeps=False)
        return Done(connection, lane, data[sent:], keeps)
