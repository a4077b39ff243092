"""Who is signed in: begun, looked up by each request, ended by anybody who may."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Final
from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from directory.accounts.member_keys import MemberKey, unwrapped, wrapped
from directory.accounts.models import (
    Device,
    Membership,
    RoleGrant,
    UserAccount,
    UserSession,
)
from directory.accounts.vocabulary import AccountState
from directory.crypto.keyring import keyring_of
from directory.crypto.tokens import new_token
from directory.database import instant_of
from directory.permissions import Actor, Role

CHALLENGE_BYTES: Final = 32
LIFE: Final = timedelta(hours=12)
FIRST_STEP: Final = timedelta(minutes=10)
BOTH: Final = 2  # factors
FRESH: Final = timedelta(minutes=10)
IDLE: Final = timedelta(minutes=30)
SEEN_AGAIN: Final = timedelta(minutes=5)  # so often a request writes that she is here


@dataclass(frozen=True, slots=True)
class Begun:
    """A session that was begun; ``token`` goes into the cookie and is kept nowhere."""

    token: bytes
    row: UserSession


def number(token: bytes) -> bytes:
    """Return what a session, or a device, is known by in the database."""
    return blake2b(token, digest_size=32, person=b"panah session").digest()


def cookie_key(session: Session, token: bytes) -> bytes:
    """Return the key that server and cookie give together."""
    return keyring_of(session).key(b"key of a session", token)


def begin_first_step(
    work: Session, user_id: UUID, key: MemberKey, invitation_id: UUID | None = None
) -> Begun:
    """Begin what is not a session yet: the second factor was not shown."""
    token = new_token()
    row = new_row(work, token, user_id, FIRST_STEP, factors=1)
    row.held = wrapped(key, cookie_key(work, token), user_id)
    row.invitation_id = invitation_id
    work.add(row)
    work.flush()
    return Begun(token, row)


def begin_session(
    work: Session, first: UserSession, key: MemberKey, device: Device | None
) -> Begun:
    """Begin a session under a cookie of its own: none from before becomes one."""
    token = new_token()
    row = new_row(work, token, first.user_id, LIFE, factors=BOTH)
    row.unlocked = wrapped(key, cookie_key(work, token), first.user_id)
    row.acting_for = first_membership(work, first.user_id)
    row.device_id = device.id if device else None
    row.fresh_until = row.begun_at + FRESH
    work.delete(first)
    work.add(row)
    work.flush()
    return Begun(token, row)


def renew_session(work: Session, row: UserSession, key: MemberKey) -> bytes:
    """Return the token that a session has from now on: she has shown a factor again.

    It ends when it would have ended, acts for the same and is the same device.
    """
    token = new_token()
    made = new_row(work, token, row.user_id, LIFE, factors=BOTH)
    made.unlocked = wrapped(key, cookie_key(work, token), row.user_id)
    made.acting_for, made.device_id = row.acting_for, row.device_id
    made.begun_at, made.until = row.begun_at, row.until
    make_fresh(work, made)
    work.delete(row)
    work.add(made)
    work.flush()
    return token


def new_row(
    work: Session, token: bytes, user_id: UUID, life: timedelta, *, factors: int
) -> UserSession:
    """Return a row that ends after its life, or when nobody was here."""
    moment = instant_of(work)
    return UserSession(
        id=number(token),
        user_id=user_id,
        begun_at=moment,
        seen_at=moment,
        idle_until=moment + IDLE,
        until=moment + life,
        fresh_until=moment,
        factors=factors,
        challenge=os.urandom(CHALLENGE_BYTES),
    )


def first_membership(work: Session, user_id: UUID) -> UUID | None:
    """Return the membership that a member acts for, until she chooses another."""
    return work.scalar(
        select(Membership.id)
        .where(Membership.user_id == user_id, Membership.ended_at.is_(None))
        .order_by(Membership.began_at, Membership.id)
        .limit(1)
    )


def find_session(work: Session, token: bytes, *, factors: int) -> UserSession | None:
    """Return the session of a cookie, unless it is over."""
    row = work.get(UserSession, number(token))
    if row is None or row.factors != factors:
        return None
    return row if instant_of(work) < min(row.until, row.idle_until) else None


def load_actor(work: Session, token: bytes) -> Actor | None:
    """Return who makes a request, as the unit of work has it; None for nobody.

    What was ended a moment ago — session, account, membership, role — counts no more.
    """
    row = find_session(work, token, factors=BOTH)
    if row is None:
        return None
    found = work.execute(
        select(UserAccount.language, Membership)
        .join(Membership, Membership.user_id == UserAccount.id)
        .where(
            UserAccount.id == row.user_id,
            UserAccount.state == AccountState.ACTIVE,
            Membership.id == row.acting_for,
            Membership.ended_at.is_(None),
        )
    ).one_or_none()
    if found is None:
        return None
    language, membership = found
    return Actor(
        user_id=row.user_id,
        membership_id=membership.id,
        organization_id=membership.organization_id,
        roles=roles_of(work, membership.id),
        language=language,
        session_id=row.id,
        is_fresh=instant_of(work) < row.fresh_until,
    )


def roles_of(work: Session, membership_id: UUID) -> frozenset[Role]:
    """Return the roles that a member holds now."""
    live = select(RoleGrant.role).where(
        RoleGrant.membership_id == membership_id, RoleGrant.ended_at.is_(None)
    )
    return frozenset(work.scalars(live))


def member_key(work: Session, token: bytes) -> MemberKey:
    """Return the key of whom a cookie has signed in; ConflictError for another one.

    Of a first step it is the one that is held until the second.
    """
    row = work.get_one(UserSession, number(token))
    sealed = row.unlocked or row.held or b""
    return unwrapped(sealed, cookie_key(work, token), row.user_id)


def needs_keeping(row: UserSession, moment: datetime) -> bool:
    """Whether it is time to write that somebody is still here."""
    return moment - row.seen_at >= SEEN_AGAIN


def keep(work: Session, token: bytes, idle: timedelta) -> None:
    """Write that she is still here: her session waits as long again."""
    moment = instant_of(work)
    row = update(UserSession).where(
        UserSession.id == number(token), UserSession.idle_until > moment
    )
    work.execute(row.values(seen_at=moment, idle_until=moment + idle))


def make_fresh(work: Session, row: UserSession) -> None:
    """Remember that she has just shown a factor again."""
    row.fresh_until = instant_of(work) + FRESH
    row.challenge = os.urandom(CHALLENGE_BYTES)


def end_session(work: Session, token: bytes) -> None:
    """End the session of a cookie; the next request of any worker finds nobody."""
    work.execute(delete(UserSession).where(UserSession.id == number(token)))


def end_sessions(
    work: Session, user_id: UUID, *, but: bytes | None = None
) -> list[bytes]:
    """End the sessions of a member, but for one; return which."""
    mine = [UserSession.user_id == user_id]
    if but is not None:
        mine.append(UserSession.id != but)
    gone = delete(UserSession).where(*mine).returning(UserSession.id)
    return list(work.scalars(gone))


def end_all_sessions(work: Session) -> list[UUID]:
    """End every session; return whose they were."""
    return list(work.scalars(delete(UserSession).returning(UserSession.user_id)))


def forget_sessions(work: Session) -> None:
    """Drop the sessions that are over."""
    moment = instant_of(work)
    over = or_(UserSession.until <= moment, UserSession.idle_until <= moment)
    work.execute(delete(UserSession).where(over))


def sessions_of(work: Session, user_id: UUID) -> list[tuple[UserSession, int | None]]:
    """Return the live sessions of a member with the number of their device."""
    moment = instant_of(work)
    rows = work.execute(
        select(UserSession, Device.number)
        .outerjoin(Device, Device.id == UserSession.device_id)
        .where(
            UserSession.user_id == user_id,
            UserSession.factors == BOTH,
            UserSession.until > moment,
            UserSession.idle_until > moment,
        )
        .order_by(UserSession.begun_at)
    )
    return [(row, device) for row, device in rows]
