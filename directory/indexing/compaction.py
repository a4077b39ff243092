"""Compacting: a rebuild beside a worker that goes on following the log meanwhile."""

import logging
import threading
from dataclasses import dataclass, field

from directory.database import Database
from directory.indexing.sync import rebuild
from directory.search_port import IndexTarget

log = logging.getLogger(__name__)


class CancelledError(Exception):
    """The worker ends: the next one builds."""


@dataclass(slots=True)
class Compacting:
    """Builds an index anew in a thread of its own, one at a time."""

    target: IndexTarget
    database: Database
    thread: threading.Thread | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)

    def begin(self) -> None:
        """Begin, unless it is going on; the worker finds the switch by itself."""
        if self.thread is None or not self.thread.is_alive():
            self.thread = threading.Thread(target=self.run, name="compacting")
            self.thread.start()

    def run(self) -> None:
        """Build anew; a failure is told by its class, and the next sweep tries again.

        It leaves nothing behind: the index in use stays as it is.
        """
        try:
            rebuild(self.database, self.target, self.go_on).close()
        except CancelledError:
            return
        except Exception as error:
            log.error("compacting: %s, at the next sweep again", type(error).__name__)

    def go_on(self, _done: int, _total: int) -> None:
        """Stop here when told to."""
        if self.cancelled.is_set():
            raise CancelledError

    def cancel(self) -> None:
        """End it, and wait for its end."""
        self.cancelled.set()
        if self.thread is not None:
            self.thread.join()
