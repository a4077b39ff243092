"""Hide soon what readers reported, beside the worker that keeps the indexes true."""

import logging
import threading
from contextlib import AbstractContextManager
from functools import partial

from directory.corrections.bad_reports import hide_reported
from directory.database import AWAY, Database
from directory.operations.watching import watching

log = logging.getLogger(__name__)
LOOK_S = 2.0  # a number that two people found wrong is shown no longer


def followed_reports(
    database: Database, look_s: float = LOOK_S
) -> AbstractContextManager[None]:
    """Hide meanwhile what was reported; where others alone may write, they do."""
    return watching(partial(watch, database, look_s))


def watch(database: Database, look_s: float, ended: threading.Event) -> None:
    """Look now and then, whatever fails."""
    while not ended.wait(look_s):
        try:
            if database.may_change_listings():
                hide_reported(database)
        except AWAY as error:
            log.error("reports: %s", type(error).__name__)
