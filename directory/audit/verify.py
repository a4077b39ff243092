"""Verify the chain: what was changed, taken out, put elsewhere, cut or rewritten."""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.audit.checkpoints import Checkpoint, is_ours
from directory.audit.models import AuditEvent, AuditHead
from directory.audit.services import FIRST_MAC, mac_of
from directory.crypto.keyring import keyring_of

BATCH: Final = 1000


class Fault(StrEnum):
    """What is wrong with a chain."""

    MISSING = "an event is missing"
    CHANGED = "an event was changed, or stands in another place"
    CUT = "events at the end are missing"
    HEAD = "the head does not belong to the last event"
    FORGED = "the checkpoint was not signed by this instance"
    REWRITTEN = "the chain is not the one of the checkpoint"


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether the chain is whole; ``n`` is where it breaks, or how long it is."""

    n: int
    fault: Fault | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.fault is None


def verify(
    session: Session, key_file: Path, checkpoint: Checkpoint | None = None
) -> Finding:
    """Walk the whole chain; with a checkpoint compare it with what was kept elsewhere.

    A chain alone does not show that whoever holds the secret has written it anew: the
    checkpoint does.
    """
    if checkpoint and not is_ours(checkpoint, key_file):
        return Finding(checkpoint.n, Fault.FORGED)
    keyring, former, n = keyring_of(session), FIRST_MAC, 0
    wanted = {checkpoint.n: bytes.fromhex(checkpoint.mac)} if checkpoint else {}
    if wanted.get(0, FIRST_MAC) != FIRST_MAC:
        return Finding(0, Fault.REWRITTEN)
    for event in events(session):
        n += 1
        if event.n != n:
            return Finding(n, Fault.MISSING)
        if not hmac.compare_digest(event.mac, mac_of(keyring, event, former)):
            return Finding(n, Fault.CHANGED)
        if event.mac != wanted.get(n, event.mac):
            return Finding(n, Fault.REWRITTEN)
        former = event.mac
    return ending(session, n, former, checkpoint)


def ending(
    session: Session, n: int, mac: bytes, checkpoint: Checkpoint | None
) -> Finding:
    """Return what the end of the chain says, after so many events."""
    head = session.scalars(select(AuditHead)).one_or_none()
    if checkpoint and checkpoint.n > n:
        return Finding(n + 1, Fault.CUT)
    if head is None or head.n > n:
        return Finding(n + 1, Fault.CUT)
    if head.n != n or head.mac != mac:
        return Finding(n, Fault.HEAD)
    return Finding(n)


def events(session: Session) -> Iterator[AuditEvent]:
    """Yield every event in order, so many at a time."""
    last = -(2**62)
    while batch := session.scalars(
        select(AuditEvent)
        .where(AuditEvent.n > last)
        .order_by(AuditEvent.n)
        .limit(BATCH)
    ).all():
        yield from batch
        last = batch[-1].n
        session.expunge_all()
