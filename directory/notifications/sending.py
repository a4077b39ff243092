"""Send what waits in the outbox, over TLS wherever it leaves the machine."""

import logging
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Final
from urllib.parse import unquote, urlsplit

from directory.config import Config
from directory.database import Database
from directory.environment import LOOPBACK
from directory.notifications.services import (
    Mail,
    claim,
    forget_mails,
    is_not_sent,
    is_sent,
)
from directory.notifications.words import words_of

PATIENCE_S: Final = 20
MOST: Final = 500  # in one go
PORTS: Final = {"smtp": 587, "smtps": 465}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Flushed:
    """How many mails were sent, and how many have to wait."""

    sent: int
    kept: int


def flush(database: Database, config: Config) -> Flushed:
    """Send what is due; what cannot be sent waits, each time longer."""
    sent = kept = 0
    with database.write() as session:
        forget_mails(session)
    while sent + kept < MOST:
        with database.write() as session:
            mail = claim(session)
        if mail is None:
            break
        done = was_sent(config, mail)
        with database.write() as session:
            (is_sent if done else is_not_sent)(session, mail.id)
        sent, kept = sent + done, kept + (not done)
    return Flushed(sent, kept)


def was_sent(config: Config, mail: Mail) -> bool:
    """Whether a server took a mail; why not is logged by its class alone."""
    try:
        with connected(config) as server:
            server.send_message(message_of(config, mail))
    except (OSError, smtplib.SMTPException) as error:
        log.error("mail: %s", type(error).__name__)
        return False
    return True


@contextmanager
def connected(config: Config) -> Iterator[smtplib.SMTP]:
    """Hold a connection that nobody on the way reads.

    In clear it goes to this machine alone; elsewhere a server without TLS is refused.
    """
    url = urlsplit(config.mail.url)
    host, port = url.hostname or "", url.port or PORTS[url.scheme]
    context = ssl.create_default_context(cafile=config.mail.ca or None)
    with ExitStack() as held:
        if url.scheme == "smtps":
            encrypted = smtplib.SMTP_SSL(
                host, port, timeout=PATIENCE_S, context=context
            )
            made: smtplib.SMTP = held.enter_context(encrypted)
        else:
            made = held.enter_context(smtplib.SMTP(host, port, timeout=PATIENCE_S))
            if config.mail.ca or host not in LOOPBACK:
                made.starttls(context=context)
        if url.username:
            made.login(unquote(url.username), unquote(url.password or ""))
        yield made


def message_of(config: Config, mail: Mail) -> EmailMessage:
    """Return a mail as it is sent."""
    subject, body = words_of(mail.kind, mail.language)
    made = EmailMessage()
    made["From"], made["To"] = config.mail.sender, mail.recipient
    made["Subject"] = subject
    made["Auto-Submitted"] = "auto-generated"
    made.set_content("\n\n".join(part for part in (body, mail.body) if part))
    return made
