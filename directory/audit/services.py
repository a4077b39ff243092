"""Add an event to the audit, in the transaction of the act."""

import hmac
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.audit.models import AuditEvent, AuditHead
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.crypto.keyring import KEYRING, Keyring, keyring_of
from directory.crypto.sealed import bound_to
from directory.database import instant_of

FIRST_MAC: Final = bytes(32)


def record(
    session: Session,
    act: AuditAct,
    kind: SubjectKind,
    subject_id: UUID,
    *,
    by: UUID | None = None,
    digest: bytes = b"",
) -> None:
    """Add what was done, by which membership; None is the shell of the machine.

    The head stays locked until the commit: of many who write at once each waits, and
    what is rolled back has never been. A database that stands by itself, of no
    instance, has no keys and no audit.
    """
    if KEYRING not in session.info:
        return
    head = session.scalars(
        select(AuditHead).with_for_update().execution_options(populate_existing=True)
    ).one()
    event = AuditEvent(
        n=head.n + 1,
        at=instant_of(session),
        act=act,
        actor_membership_id=by,
        subject_kind=kind,
        subject_id=subject_id,
        digest=digest,
    )
    event.mac = mac_of(keyring_of(session), event, head.mac)
    session.add(event)
    head.n, head.mac = event.n, event.mac
    session.flush()


def mac_of(keyring: Keyring, event: AuditEvent, former: bytes) -> bytes:
    """Return what binds an event to the one before: HMAC-SHA256 over all of it."""
    who = event.actor_membership_id
    content = bound_to(
        (
            str(event.n).encode(),
            event.at.isoformat(timespec="microseconds").encode(),
            event.act.encode(),
            who.bytes if who else b"",
            event.subject_kind.encode(),
            event.subject_id.bytes,
            event.digest,
            former,
        )
    )
    return hmac.digest(keyring.key(b"audit chain"), content, "sha256")
