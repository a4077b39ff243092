"""The worker: follows the log into one index, and sweeps now and then."""

import logging
import math
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from directory.database import Database
from directory.indexing.change_log import UnknownCursorError
from directory.indexing.compaction import CancelledError, Compacting
from directory.indexing.inspecting import Inspecting
from directory.indexing.prune_log import prune
from directory.indexing.sync import (
    follow,
    look_ahead,
    mend,
    open_or_build,
    reconcile,
)
from directory.indexing.turned_by_day import touch_turned
from directory.search_port import BusyError, DamagedError, IndexTarget, Writer

log = logging.getLogger(__name__)
# A withdrawal leaves the index within two seconds (p99 0.21 s in docs/evidence.md).
POLL_S = 0.15
# The log tells every change; what it missed for any other reason stands five minutes.
SWEEP_S = 300.0
# What is gone leaves the files when nothing else is to be done, and at least so often.
TIDY_S = 1.0
# Doubled after each failed build, up to a minute: 2, 4, 8 … 60 s.
RETRY_S = 1.0
LONGEST_RETRY_S = 60.0
# A rebuild of another process, which holds the index for seconds.
BUSY_S = 0.3
FAREWELL_S = 5.0  # systemd and Docker kill after 90 and 10 s


def work(
    targets: Sequence[IndexTarget], database: Database, stop: Callable[[], bool]
) -> None:
    """Keep indexes true until told to stop, each in a thread of its own.

    An Elasticsearch that hangs must not keep the indexes of this host waiting, which
    answer in its stead, and the members' index must not keep the public one.
    """
    first, *others = (Worker(target, database, stop) for target in targets)
    threads = [threading.Thread(target=each.run, daemon=True) for each in others]
    for thread in threads:
        thread.start()
    first.run()
    for thread in threads:
        thread.join(FAREWELL_S)


@dataclass(slots=True)
class Worker:
    """Keeps one index true until it is told to stop."""

    target: IndexTarget
    database: Database
    stop: Callable[[], bool]
    writer: Writer | None = None
    swept_at: float = -math.inf
    tidied_at: float = -math.inf
    ahead: set[int] = field(default_factory=set)
    failed_builds: int = 0
    compacting: Compacting = field(init=False)
    inspecting: Inspecting = field(init=False)

    def __post_init__(self) -> None:
        """Compact and inspect the same index."""
        self.compacting = Compacting(self.target, self.database)
        self.inspecting = Inspecting(self.target)

    def run(self) -> None:
        """Work until stopped; a failure is told by its class and tried again."""
        while not self.stop():
            self.wait(self.attempt())
        self.close()
        self.compacting.cancel()

    def wait(self, pause: float) -> None:
        """Pause, but never long after being told to stop."""
        until = time.monotonic() + pause
        while (left := until - time.monotonic()) > 0 and not self.stop():
            time.sleep(min(left, POLL_S))

    def attempt(self) -> float:
        """Do one round; returns how long to pause after it, in seconds."""
        try:
            return POLL_S if self.step() == 0 else 0.0
        except BusyError:
            return BUSY_S  # a rebuild or another worker holds the index
        except CancelledError:
            return 0.0  # told to stop in the middle of a build
        except UnknownCursorError:
            log.warning("%s: another past, building anew", self.target.name)
            self.close()
            return 0.0
        except DamagedError:
            return self.set_aside()
        except Exception as error:
            log.error("%s: %s, trying again", self.target.name, type(error).__name__)
            return self.give_way()

    def set_aside(self) -> float:
        """Let go of a damaged index: it is built anew at the next round."""
        self.close()
        self.inspecting.forget()
        return 0.0 if mend(self.target) else RETRY_S

    def give_way(self) -> float:
        """Let go after a failure; a build is costly and waits longer each time."""
        if self.writer is not None:
            self.close()
            return RETRY_S
        self.failed_builds = min(self.failed_builds + 1, 10)
        return min(RETRY_S * 2.0**self.failed_builds, LONGEST_RETRY_S)

    def step(self) -> int:
        """Do one round; returns how many entries of the log were read."""
        writer = self.opened()
        self.inspecting.begin()
        if self.inspecting.damage:
            raise DamagedError(self.inspecting.damage)
        if time.monotonic() - self.swept_at > SWEEP_S:
            self.sweep(writer)
            self.swept_at = time.monotonic()
        count = follow(self.database, writer)
        look_ahead(self.database, writer, self.ahead)
        if count == 0 or time.monotonic() - self.tidied_at > TIDY_S:
            writer.leave_nothing()
            self.tidied_at = time.monotonic()
        return count

    def sweep(self, writer: Writer) -> None:
        """Mend what differs and what time changed, drop what nobody needs any more.

        What is to be done once for all hosts is done by those that may write.
        """
        may_write = self.database.may_change_listings()
        if may_write:
            touch_turned(self.database)
        mended = reconcile(self.database, writer)
        if mended.ids:
            log.warning(
                "%s: sweep mended %d listings", self.target.name, len(mended.ids)
            )
        if may_write:
            prune(self.database)
        if writer.wasteful:
            self.compacting.begin()

    def opened(self) -> Writer:
        """Return the writer of the generation in use; after a rebuild, the new one."""
        if self.writer is not None and not self.writer.in_use:
            self.close()
        if self.writer is None:
            self.writer = open_or_build(self.target, self.database, self.go_on)
            self.swept_at, self.failed_builds = -math.inf, 0
            self.ahead = set()
        return self.writer

    def go_on(self, _done: int, _total: int) -> None:
        """End a build when told to stop: it can take minutes."""
        if self.stop():
            raise CancelledError

    def close(self) -> None:
        """Let go of the index, also of one that is damaged."""
        writer, self.writer = self.writer, None
        if writer is None:
            return
        try:
            writer.close()
        except Exception as error:
            log.error("%s: closing, %s", self.target.name, type(error).__name__)
