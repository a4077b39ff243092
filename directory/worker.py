"""The worker: follows the log into this host's index, and sweeps now and then."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from directory.config import Config
from directory.database import Database
from directory.log import StrayCursorError
from directory.projections import follow, open_or_build, reconcile
from directory.search_port import BusyError, EmbeddedWriter

log = logging.getLogger(__name__)
POLL_S = 0.15
SWEEP_S = 300.0
RETRY_S = 1.0


@dataclass(slots=True)
class Worker:
    """Keeps one embedded index true until it is told to stop."""

    config: Config
    database: Database
    stop: Callable[[], bool]
    writer: EmbeddedWriter | None = None
    swept_at: float = 0.0

    def run(self) -> None:
        """Work until stopped; a failure is told by its class and tried again."""
        while not self.stop():
            try:
                pause = POLL_S if self.step() == 0 else 0.0
            except BusyError:
                pause = RETRY_S  # a rebuild or another worker holds the index
            except StrayCursorError:
                log.warning("worker: the database has another past, building anew")
                self.close()
                pause = 0.0
            except Exception as error:
                log.error("worker: %s, trying again", type(error).__name__)
                self.close()
                pause = RETRY_S
            time.sleep(pause)
        self.close()

    def step(self) -> int:
        """Do one round; returns how many listings were looked at."""
        writer = self.opened()
        if time.monotonic() - self.swept_at > SWEEP_S:
            mended = reconcile(self.database, writer)
            if mended.ids:
                log.warning("worker: sweep mended %d listings", len(mended.ids))
            self.swept_at = time.monotonic()
        return follow(self.database, writer)

    def opened(self) -> EmbeddedWriter:
        """Return the writer of the generation in use; after a rebuild, the new one."""
        if self.writer is not None and not self.writer.in_use:
            self.close()
        if self.writer is None:
            self.writer = open_or_build(self.config.index_dir, self.database)
            self.swept_at = 0.0
        return self.writer

    def close(self) -> None:
        """Let go of the index."""
        if self.writer is not None:
            self.writer.close()
            self.writer = None
