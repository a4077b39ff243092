"""What a member keeps of her own: sessions, factors, codes on paper, language."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.accounts.models import Authenticator, UserAccount, UserSession
from directory.accounts.recovery_codes import renew_codes
from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.sessions import member_key
from directory.accounts.shown_once import Once, show_once
from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.permissions import Actor
from directory.wording.ids import read_id


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A session as the guard asks for it: whose it is."""

    row: UserSession
    user_id: UUID


def find_own_session(work: Session, session_id: str) -> OwnSession | None:
    """Return the session that an address names; None for what names none."""
    try:
        key = bytes.fromhex(session_id)
    except ValueError:
        return None
    row = work.get(UserSession, key)
    return OwnSession(row, row.user_id) if row else None


def find_factor(work: Session, factor_id: str) -> Authenticator | None:
    """Return the second factor that an address names; None for what names none."""
    key = read_id(factor_id)
    return work.get(Authenticator, key) if key else None


def end_own_session(work: Session, actor: Actor, found: OwnSession) -> None:
    """End one of her sessions; its next request finds nobody."""
    work.delete(found.row)
    record(
        work,
        AuditAct.SESSION_ENDED,
        SubjectKind.USER,
        actor.user_id,
        by=actor.membership_id,
    )


def factors_of(work: Session, user_id: UUID) -> list[Authenticator]:
    """Return the second factors that were shown to work, the oldest first."""
    mine = select(Authenticator).where(
        Authenticator.user_id == user_id, Authenticator.used_at.is_not(None)
    )
    return list(work.scalars(mine.order_by(Authenticator.added_at, Authenticator.id)))


def end_factor(work: Session, actor: Actor, factor: Authenticator) -> None:
    """Remove a second factor; RefusedError for the last one."""
    if [one.id for one in factors_of(work, actor.user_id)] == [factor.id]:
        raise RefusedError(Refusal.LAST_FACTOR)
    work.delete(factor)
    tell(work, actor, AuditAct.FACTOR_ENDED)


def renew_own_codes(work: Session, actor: Actor, token: bytes) -> None:
    """Make new codes on paper; former ones open nothing, and these are shown once."""
    codes = renew_codes(work, actor.user_id, member_key(work, token))
    show_once(work, token, Once.CODES, codes)
    tell(work, actor, AuditAct.FACTOR_ADDED)


def choose_language(work: Session, actor: Actor, tag: str) -> None:
    """Keep the language of her pages."""
    work.get_one(UserAccount, actor.user_id).language = tag


def tell(work: Session, actor: Actor, act: AuditAct) -> None:
    """Add to the audit what she did with her own account."""
    record(work, act, SubjectKind.USER, actor.user_id, by=actor.membership_id)
