"""Send mail while the worker runs, and let a checkpoint leave the machine each day."""

from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Final

from sqlalchemy.orm import Session

from directory.audit.checkpoints import make_checkpoint
from directory.config import Config
from directory.database import AWAY, Database, instant_of
from directory.errors import PanahError
from directory.notifications.models import MailKind
from directory.notifications.sending import flush
from directory.notifications.services import last_posted, post
from directory.operations.watching import repeating
from i18n.languages import DEFAULT_LANGUAGE

LOOK_S: Final = 10.0
DAY: Final = timedelta(days=1)


def post_office(
    database: Database, config: Config, look_s: float = LOOK_S
) -> AbstractContextManager[None]:
    """Send meanwhile; without a server for mail, nothing is done."""
    if not config.mail.url:
        return nullcontext()

    def look() -> None:
        post_checkpoint(database, config)
        flush(database, config)

    return repeating(look, look_s, "mail", (*AWAY, PanahError, OSError))


def post_checkpoint(database: Database, config: Config) -> bool:
    """Put the checkpoint of a day into the outbox, once; whether it was done now."""
    if not config.mail.checkpoints_to:
        return False
    with database.read() as session:
        if not is_due(session):
            return False
    with database.write() as session:
        if not is_due(session):  # another host was first
            return False
        body = make_checkpoint(session, config.audit_key_file).as_json()
        for address in config.mail.checkpoints_to:
            post(session, MailKind.CHECKPOINT, address, DEFAULT_LANGUAGE, body)
    return True


def is_due(session: Session) -> bool:
    """Whether no checkpoint was put into the outbox within a day."""
    last = last_posted(session, MailKind.CHECKPOINT)
    return last is None or instant_of(session) - last >= DAY
