"""Forget what is over of accounts, beside the worker that keeps the indexes true."""

import logging
import threading
from contextlib import AbstractContextManager
from functools import partial

from directory.accounts.forgetting import forget_what_is_over
from directory.database import AWAY, Database
from directory.operations.watching import watching

log = logging.getLogger(__name__)
LOOK_S = 300.0  # a session that is over opens nothing meanwhile


def forgotten(
    database: Database, look_s: float = LOOK_S
) -> AbstractContextManager[None]:
    """Forget meanwhile; where others alone may write, they do."""
    return watching(partial(watch, database, look_s))


def watch(database: Database, look_s: float, ended: threading.Event) -> None:
    """Look now and then, whatever fails."""
    while not ended.wait(look_s):
        try:
            if database.may_change_listings():
                with database.write() as session:
                    forget_what_is_over(session)
        except AWAY as error:
            log.error("accounts: %s", type(error).__name__)
