"""The loop of a web process: accepts, reads, hands on, sends; waits for nobody."""

import os
import selectors
import socket
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from directory.server.connection import Connection, Phase
from directory.server.door import Door
from directory.server.lanes import Lanes
from directory.server.reading import RequestReader
from directory.server.refusal import RefusedError, refusal
from directory.server.threads import Done, Threads
from directory.web.errors import record

READ: Final = selectors.EVENT_READ
WRITE: Final = selectors.EVENT_WRITE
WAIT_S: Final = {
    Phase.READING: 10.0,  # for a whole request, head and body
    Phase.SENDING: 15.0,  # for any byte of the answer to be picked up
    Phase.LEAVING: 2.0,
}
WHOLE_ANSWER_S: Final = 300.0  # a minute of sound over a slow telephone
TICK_S: Final = 0.5
RECEIVED_AT_ONCE: Final = 64 * 1024
LAST_WORD_S: Final = 1.0  # for a request that is on its way when we are told to end


class Loop:
    """One thread with all sockets of a process."""

    def __init__(
        self,
        selector: selectors.BaseSelector,
        woken: int,
        door: Door,
        lanes: Lanes,
        threads: Threads,
        reader: Callable[[str], RequestReader],
    ) -> None:
        """Let people in by a door; be woken through a pipe."""
        self.selector = selector
        self.woken = woken
        self.door = door
        self.admission = door.admission
        self.lanes = lanes
        self.threads = threads
        self.reader = reader
        self.is_ending = False
        self.ticked = 0.0
        selector.register(woken, READ)

    def turn(self) -> None:
        """Wait for something to happen, and do what is to be done then."""
        for key, _events in self.selector.select(self.door.next_look_s(TICK_S)):
            if key.fd == self.woken:
                self.take_back_what_is_done()
            elif key.data is None:
                self.door.let_in(self.make_room, self.begin)
            elif key.data.awake_for:  # it may have given way in this very turn
                self.attend_to(key.data)
        now = time.monotonic()
        self.door.look(now)
        if now - self.ticked >= TICK_S:
            self.ticked = now
            self.close_who_waits_too_long(now)

    def attend_to(self, connection: Connection) -> None:
        """Do what a connection has woken us for."""
        if connection.phase is Phase.SENDING:
            self.send(connection)
        else:
            self.receive(connection)

    # Coming in

    def make_room(self) -> bool:
        """Close who has waited longest; return whether there was anybody."""
        oldest = self.admission.longest_waiting()
        if oldest is None:
            return False
        self.close(oldest)
        return True

    def begin(self, sock: socket.socket, peer: str) -> None:
        """Read from a new connection: what it wants is often here already."""
        sock.setblocking(False)
        reader = self.reader(peer)
        connection = Connection(sock, reader, time.monotonic())
        self.admission.enter(connection)
        self.close_one_too_many(connection)
        if connection.sock.fileno() >= 0:
            self.receive(connection)

    def close_one_too_many(self, connection: Connection) -> None:
        """Let one of a caller's connections give way to its newest."""
        extra = self.admission.one_too_many(connection)
        if extra is not None:
            self.close(extra)

    def receive(self, connection: Connection) -> None:
        """Take what has come on a connection; no bytes of one end the loop of all."""
        try:
            self.take_in(connection)
        except Exception as error:  # of a parser: this is the outer loop
            record(error)
            self.close(connection)

    def take_in(self, connection: Connection) -> None:
        """Read what has come, and go on with it."""
        try:
            data = connection.sock.recv(RECEIVED_AT_ONCE)
        except BlockingIOError:
            self.wake_for(connection, READ)
            return
        except OSError:
            data = b""
        if not data:
            self.close(connection)
        elif connection.phase is Phase.READING:
            if connection.keeps and not connection.reader.has_begun:
                self.wait_in(connection, Phase.READING)  # a new request begins
            connection.reader.take(data)
            self.read_on(connection)

    def read_on(self, connection: Connection) -> None:
        """Hand a request on as soon as it is whole."""
        peer = connection.reader.peer
        try:
            request = connection.reader.read()
        except RefusedError as error:
            self.refuse(connection, error.status)
            return
        if connection.reader.peer != peer:
            self.admission.belongs(connection)
            self.close_one_too_many(connection)
            if connection.sock.fileno() < 0:
                return
        if request is None:
            if connection.reader.wants_to_be_asked():
                self.say(connection, b"HTTP/1.1 100 Continue\r\n\r\n")
            self.wake_for(connection, READ)
            return
        self.wake_for(connection, 0)
        connection.phase = Phase.WORKING
        self.admission.works(connection)
        self.lanes.add(connection, request)
        self.hand_on()

    def hand_on(self) -> None:
        """Give threads what they may begin with."""
        while (found := self.lanes.next()) is not None:
            self.threads.give(*found)

    # Going out

    def take_back_what_is_done(self) -> None:
        """Go on with the connections whose requests were answered."""
        os.read(self.woken, 4096)
        done = self.threads.done
        while done:
            answered = done.popleft()
            self.lanes.done(answered.lane)
            self.go_on(answered)
        self.hand_on()

    def go_on(self, answered: Done) -> None:
        """Send the rest of an answer, or wait for what comes after it."""
        connection = answered.connection
        connection.keeps = answered.keeps and not self.is_ending
        if answered.rest is None:
            self.close(connection)
        elif answered.rest:
            self.begin_to_send(connection, answered.rest)
        else:
            self.after_an_answer(connection)

    def begin_to_send(self, connection: Connection, rest: bytes) -> None:
        """Send as much of an answer as is picked up, whenever it is."""
        connection.rest = rest
        connection.send_until = time.monotonic() + WHOLE_ANSWER_S
        self.wait_in(connection, Phase.SENDING)
        self.wake_for(connection, WRITE)

    def send(self, connection: Connection) -> None:
        """Send what the socket takes."""
        try:
            sent = connection.sock.send(connection.rest)
        except BlockingIOError:
            return
        except OSError:
            self.close(connection)
            return
        connection.rest = connection.rest[sent:]
        self.wait_in(connection, Phase.SENDING)
        if not connection.rest:
            self.after_an_answer(connection)

    def after_an_answer(self, connection: Connection) -> None:
        """Wait for the next request, or for the other side to close."""
        if not connection.keeps:
            self.take_leave(connection)
            return
        self.wait_in(connection, Phase.READING)
        if connection.reader.has_begun:
            self.read_on(connection)
        else:
            self.wake_for(connection, READ)

    def refuse(self, connection: Connection, status: HTTPStatus) -> None:
        """Answer what is no request, and take leave."""
        self.say(connection, refusal(status))
        self.take_leave(connection)

    def say(self, connection: Connection, few: bytes) -> None:
        """Send a few bytes; whoever has no room for them does without."""
        try:
            connection.sock.send(few)
        except OSError:
            return

    def take_leave(self, connection: Connection) -> None:
        """End our side, and read away what comes until the other side has ended too.

        Closed at once, what we said last could be lost on its way.
        """
        try:
            connection.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self.close(connection)
            return
        self.wait_in(connection, Phase.LEAVING)
        self.wake_for(connection, READ)

    # Waiting

    def wait_in(self, connection: Connection, phase: Phase) -> None:
        """Wait for the other side from now on."""
        connection.phase = phase
        connection.since = time.monotonic()
        self.admission.waits(connection)

    def wake_for(self, connection: Connection, events: int) -> None:
        """Be woken for these events of a connection alone."""
        if events == connection.awake_for:
            return
        if not connection.awake_for:
            self.selector.register(connection.sock, events, connection)
        elif not events:
            self.selector.unregister(connection.sock)
        else:
            self.selector.modify(connection.sock, events, connection)
        connection.awake_for = events

    def close_who_waits_too_long(self, now: float) -> None:
        """Close connections whose time is up; whoever began to ask is told so."""
        for connection in list(self.admission.waiting):
            if not is_overdue(connection, now):
                continue
            has_asked = connection.phase is Phase.READING
            if has_asked and connection.reader.has_begun:
                self.refuse(connection, HTTPStatus.REQUEST_TIMEOUT)
            else:
                self.close(connection)

    def close(self, connection: Connection) -> None:
        """Close a connection and forget it."""
        self.wake_for(connection, 0)
        self.admission.leave(connection)
        connection.sock.close()
        if not self.is_ending:
            self.door.tell()

    # Ending

    def end(self) -> None:
        """Accept nobody more; answer what has come, and what is on its way."""
        self.is_ending = True
        self.threads.answering.is_ending = True
        self.door.close()
        latest = time.monotonic() + LAST_WORD_S - WAIT_S[Phase.READING]
        for connection in list(self.admission.waiting):
            if connection.phase is Phase.READING:
                connection.since = min(connection.since, latest)

    @property
    def has_ended(self) -> bool:
        """Whether nobody is connected any more."""
        return self.is_ending and not self.admission.open


def is_overdue(connection: Connection, now: float) -> bool:
    """Whether a connection has waited for longer than it may."""
    if connection.phase is Phase.SENDING and now >= connection.send_until:
        return True
    return now - connection.since >= WAIT_S[connection.phase]
