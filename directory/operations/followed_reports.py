"""Hide soon what readers reported, beside the worker that keeps the indexes true."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from directory.corrections.bad_reports import hide_reported
from directory.database import AWAY, Database

log = logging.getLogger(__name__)
LOOK_S = 2.0  # a number that two people found wrong is shown no longer


@contextmanager
def followed_reports(database: Database, look_s: float = LOOK_S) -> Iterator[None]:
    """Hide meanwhile what was reported; where others alone may write, they do."""
    ended = threading.Event()
    watcher = threading.Thread(
        target=watch, args=(database, ended, look_s), daemon=True
    )
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def watch(database: Database, ended: threading.Event, look_s: float) -> None:
    """Look now and then, whatever fails."""
    while not ended.wait(look_s):
        try:
            if database.may_change_listings():
                hide_reported(database)
        except AWAY as error:
            log.error("reports: %s", type(error).__name__)
