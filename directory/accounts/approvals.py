"""What needs two people of two organizations: asked, approved twice, then done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.accounts.invitations import reset_access
from directory.accounts.members import grant_approved
from directory.accounts.models import Approval, UserAccount
from directory.accounts.vocabulary import Act
from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.database import instant_of
from directory.errors import ConflictError, ExpiredError, NotAllowedError
from directory.permissions import Actor
from directory.wording.ids import read_id

LIFE: Final = timedelta(hours=72)
Done = str  # what is shown once to whoever was the second; "" for nothing


@dataclass(frozen=True, slots=True)
class Wish:
    """An act, what it is done to, and whom it serves; ``detail`` is a code."""

    act: Act
    subject_id: UUID
    for_user_id: UUID
    detail: str = ""

    def digest(self) -> bytes:
        """Return what both of the two are bound to."""
        parts = (self.act, str(self.subject_id), str(self.for_user_id), self.detail)
        read = blake2b(digest_size=32, person=b"panah approval")
        for part in parts:
            read.update(len(part.encode()).to_bytes(2) + part.encode())
        return read.digest()


def ask(session: Session, wish: Wish) -> Approval:
    """Return what waits for two from now on; what was asked already waits once."""
    waiting = find_waiting(session, wish)
    if waiting is not None:
        return waiting
    moment = instant_of(session)
    made = Approval(
        act=wish.act,
        subject_id=wish.subject_id,
        detail=wish.detail,
        for_user_id=wish.for_user_id,
        digest=wish.digest(),
        asked_at=moment,
        expires_at=moment + LIFE,
    )
    session.add(made)
    session.flush()
    return made


def find_waiting(session: Session, wish: Wish) -> Approval | None:
    """Return what waits already; one whose time is over is refused by that."""
    found = session.scalar(
        select(Approval).where(
            Approval.act == wish.act,
            Approval.subject_id == wish.subject_id,
            Approval.detail == wish.detail,
            Approval.done_at.is_(None),
            Approval.refused_at.is_(None),
        )
    )
    if found is not None and found.expires_at <= instant_of(session):
        found.refused_at = instant_of(session)
        session.flush()
        return None
    return found


def waiting(session: Session) -> list[Approval]:
    """Return what waits for two, the oldest first."""
    return list(
        session.scalars(
            select(Approval)
            .where(
                Approval.done_at.is_(None),
                Approval.refused_at.is_(None),
                Approval.expires_at > instant_of(session),
            )
            .order_by(Approval.asked_at, Approval.id)
        )
    )


def approve(session: Session, actor: Actor, approval: Approval) -> Done:
    """Count an approval; with the second one it is done, and bound to both.

    Raises NotAllowedError for her own matter, ConflictError for the same person or the
    same organization as the first, ExpiredError for what is done or over.
    """
    done = counted(session, actor, approval)
    tell(session, AuditAct.APPROVAL_GIVEN, actor, approval)
    return done


def counted(session: Session, actor: Actor, approval: Approval) -> Done:
    """Put a person in the first or the second place; raises as ``approve`` does."""
    check_open(session, approval)
    if actor.user_id == approval.for_user_id:
        raise NotAllowedError
    if approval.first_user_id is None:
        approval.first_membership_id = actor.membership_id
        approval.first_user_id = actor.user_id
        approval.first_organization_id = actor.organization_id
        session.flush()
        return ""
    if approval.first_user_id == actor.user_id:
        raise ConflictError
    if approval.first_organization_id == actor.organization_id:
        raise ConflictError
    approval.second_membership_id = actor.membership_id
    approval.second_user_id = actor.user_id
    approval.second_organization_id = actor.organization_id
    approval.done_at = instant_of(session)
    session.flush()
    return DOING[approval.act](session, approval)


def refuse(session: Session, actor: Actor, approval: Approval) -> None:
    """Refuse what waits: one person is enough for that."""
    check_open(session, approval)
    approval.refused_at = instant_of(session)
    tell(session, AuditAct.APPROVAL_REFUSED, actor, approval)


def tell(session: Session, act: AuditAct, actor: Actor, approval: Approval) -> None:
    """Add to the audit what somebody did with what waits for two."""
    record(
        session,
        act,
        SubjectKind.APPROVAL,
        approval.id,
        by=actor.membership_id,
        digest=approval.digest,
    )


def check_open(session: Session, approval: Approval) -> None:
    """Raise ExpiredError for what is done, refused or over."""
    over = approval.expires_at <= instant_of(session)
    if over or approval.done_at or approval.refused_at:
        raise ExpiredError


def grant_role(session: Session, approval: Approval) -> Done:
    """Grant the role."""
    grant_approved(session, approval)
    record(
        session,
        AuditAct.ROLE_GRANTED,
        SubjectKind.MEMBERSHIP,
        approval.subject_id,
        by=approval.second_membership_id,
        digest=approval.detail.encode(),
    )
    return ""


def reset_factor(session: Session, approval: Approval) -> Done:
    """Take away passphrase and factors; return the token of the link to join anew."""
    account = session.get_one(UserAccount, approval.subject_id)
    return reset_access(session, account, approval.second_membership_id).token


DOING: Final[dict[Act, Callable[[Session, Approval], Done]]] = {
    Act.GRANT_ROLE: grant_role,
    Act.RESET_FACTOR: reset_factor,
}


def find_approval(session: Session, approval_id: str) -> Approval | None:
    """Return what an id names; None for what names none."""
    key = read_id(approval_id)
    return session.get(Approval, key) if key else None
