"""The door of a web process: whom it lets in, and when it leaves them to another."""

import selectors
import socket
import time
from collections.abc import Callable
from typing import Final

from directory.server.admission import Admission
from directory.server.balance import Balance

# How long a busier process leaves somebody to others: their loop may have to wait for
# the interpreter, which a thread that counts keeps for 5 ms.
STAND_BACK_S: Final = 0.02
WITHOUT_ROOM_S: Final = 0.05  # all are being answered, or no descriptor is left
ACCEPTED_AT_ONCE: Final = 16

LetIn = Callable[[socket.socket, str], None]


class Door:
    """A listening socket that several processes watch."""

    def __init__(
        self,
        listener: socket.socket,
        selector: selectors.BaseSelector,
        admission: Admission,
        balance: Balance,
        place: int,
    ) -> None:
        """Stay closed; ``place`` is ours in the table of all processes."""
        self.listener = listener
        self.selector = selector
        self.admission = admission
        self.balance = balance
        self.place = place
        self.is_watched = False
        self.look_again = 0.0  # when it is watched again; 0: only when it is opened
        self.stood_back = 0.0  # until when whoever still stands there is let in

    def open(self) -> None:
        """Begin to let people in."""
        self.listener.setblocking(False)
        self.tell()
        self.watch()

    def close(self) -> None:
        """Let nobody in any more."""
        self.unwatch()
        self.look_again = 0.0
        self.balance.leave_place(self.place)

    def watch(self) -> None:
        """Be woken when somebody knocks."""
        self.look_again = 0.0
        self.is_watched = True
        self.selector.register(self.listener, selectors.EVENT_READ)

    def unwatch(self) -> None:
        """Sleep through whoever knocks."""
        if self.is_watched:
            self.selector.unregister(self.listener)
            self.is_watched = False

    def look_away(self, seconds: float) -> None:
        """Leave whoever knocks to others for a while."""
        self.unwatch()
        self.look_again = time.monotonic() + seconds

    def next_look_s(self, most: float) -> float:
        """Return how long one may sleep, at most so long."""
        if not self.look_again:
            return most
        return min(most, max(0.0, self.look_again - time.monotonic()))

    def look(self, now: float) -> None:
        """Watch again, if it is time."""
        if self.look_again and now >= self.look_again:
            self.watch()

    def tell(self) -> None:
        """Let the other processes see how many are here."""
        self.balance.tell(self.place, len(self.admission.open))

    def leaves_it_to_others(self) -> bool:
        """Whether another process has less to do, and has not had its time yet."""
        now = time.monotonic()
        if now < self.stood_back or not self.balance.is_busiest(self.place):
            return False
        self.stood_back = now + 2 * STAND_BACK_S
        self.look_away(STAND_BACK_S)
        return True

    def let_in(self, make_room: Callable[[], bool], begin: LetIn) -> None:
        """Accept who knocks; where all is taken, whoever waited longest makes room."""
        if self.leaves_it_to_others():
            return
        for _time in range(ACCEPTED_AT_ONCE):
            try:
                accepted = self.accepted()
            except OSError:  # no room, and no descriptor for one more
                if not make_room():
                    self.look_away(WITHOUT_ROOM_S)
                return
            if accepted is None:
                return
            if self.admission.is_full:
                make_room()
            begin(*accepted)
            self.tell()
            if self.balance.is_busiest(self.place):
                return

    def accepted(self) -> tuple[socket.socket, str] | None:
        """Return who knocked, and from where; None when nobody stands there any more.

        Raises OSError where there is no descriptor for one more, or where all others
        are being answered.
        """
        if self.admission.is_full and not self.admission.waiting:
            raise OSError
        try:
            sock, address = self.listener.accept()
        except (BlockingIOError, ConnectionError):
            return None
        return sock, str(address[0])
