"""Send mail while the worker runs, and let a checkpoint leave the machine each day."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from directory.audit.checkpoints import make_checkpoint
from directory.config import Config
from directory.database import AWAY, Database, instant_of
from directory.errors import PanahError
from directory.notifications.models import MailKind
from directory.notifications.sending import flush
from directory.notifications.services import last_posted, post
from directory.operations.watching import watching
from i18n.languages import DEFAULT_LANGUAGE

LOOK_S: Final = 10.0
DAY: Final = timedelta(days=1)

log = logging.getLogger(__name__)


@contextmanager
def post_office(
    database: Database, config: Config, look_s: float = LOOK_S
) -> Iterator[None]:
    """Send meanwhile; without a server for mail, nothing is done."""
    if not config.mail.url:
        yield
        return

    def watch(ended: threading.Event) -> None:
        while not ended.wait(look_s):
            try:
                post_checkpoint(database, config)
                flush(database, config)
            except (*AWAY, PanahError, OSError) as error:
                log.error("mail: %s", type(error).__name__)

    with watching(watch):
        yield


def post_checkpoint(database: Database, config: Config) -> bool:
    """Put the checkpoint of a day into the outbox, once; whether it was done now."""
    if not config.mail.checkpoints_to:
        return False
    with database.write() as session:
        last = last_posted(session, MailKind.CHECKPOINT)
        if last is not None and instant_of(session) - last < DAY:
            return False
        body = make_checkpoint(session, config.audit_key_file).as_json()
        for address in config.mail.checkpoints_to:
            post(session, MailKind.CHECKPOINT, address, DEFAULT_LANGUAGE, body)
    return True
