"""Browsers that have signed in with both factors: a stranger cannot lock them out."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from directory.accounts.models import Device, UserSession
from directory.accounts.sessions import number
from directory.crypto.tokens import new_token
from directory.database import instant_of, today_of

UNUSED: Final = timedelta(days=90)


def find_device(work: Session, user_id: UUID, token: bytes | None) -> Device | None:
    """Return the device that a cookie names, where it has signed in this member."""
    if token is None:
        return None
    found = work.scalar(
        select(Device).where(
            Device.user_id == user_id, Device.token_hash == number(token)
        )
    )
    return found if found and today_of(work) - found.seen_on < UNUSED else None


def know_device(
    work: Session, user_id: UUID, token: bytes | None
) -> tuple[Device, bytes]:
    """Return the device that has just signed in, with what its cookie holds."""
    known = find_device(work, user_id, token)
    if known is not None and token is not None:
        known.seen_on = today_of(work)
        return known, token
    fresh = new_token()
    most = select(func.max(Device.number)).where(Device.user_id == user_id)
    made = Device(
        user_id=user_id,
        token_hash=number(fresh),
        number=(work.scalar(most) or 0) + 1,
        added_at=instant_of(work),
        seen_on=today_of(work),
    )
    work.add(made)
    work.flush()
    return made, fresh


def forget_devices(work: Session) -> None:
    """Drop the devices that nobody has used for ninety days."""
    old = Device.seen_on <= today_of(work) - UNUSED
    used = select(UserSession.device_id).where(UserSession.device_id.is_not(None))
    work.execute(delete(Device).where(old, Device.id.not_in(used)))
