"""Inspecting: a thread that reads every file of an index, again and again."""

import logging
import math
import threading
import time
from dataclasses import dataclass

from directory.search_port import IndexTarget

log = logging.getLogger(__name__)
# It reads for a hundredth of the time: a small index is looked at every two seconds.
SHARE = 100.0
SHORTEST_PAUSE_S = 2.0


@dataclass(slots=True)
class Inspecting:
    """Looks at one index again and again; ``damage`` is what it has found."""

    target: IndexTarget
    damage: str = ""
    next_at: float = -math.inf
    thread: threading.Thread | None = None

    def begin(self) -> None:
        """Begin a look, unless one is going on or the last was just before."""
        if self.is_busy or time.monotonic() < self.next_at:
            return
        self.thread = threading.Thread(target=self.look, name="inspecting", daemon=True)
        self.thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether a look is going on."""
        return self.thread is not None and self.thread.is_alive()

    def look(self) -> None:
        """Look once; a failure is told by its class, for the index may be sound."""
        began = time.monotonic()
        try:
            self.damage = self.target.damage()
        except Exception as error:
            log.error("%s: inspecting, %s", self.target.name, type(error).__name__)
        ended = time.monotonic()
        self.next_at = ended + max(SHORTEST_PAUSE_S, SHARE * (ended - began))

    def forget(self) -> None:
        """Forget what was found, and look at what has taken its place at once."""
        self.damage, self.next_at = "", -math.inf
