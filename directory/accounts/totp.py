"""Codes of an app on her phone: six digits, each of them once."""

from datetime import datetime
from typing import Final
from uuid import UUID

import pyotp
import segno
from markupsafe import Markup
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from directory.accounts.models import Authenticator
from directory.accounts.vocabulary import AuthenticatorKind
from directory.crypto.keyring import keyring_of
from directory.crypto.sealed import seal, unseal
from directory.database import changed_one, instant_of

STEP_S: Final = 30
NEAR: Final = (0, -1, 1)  # her phone's clock goes before or after ours
ISSUER: Final = "Panah"
PLACE: Final = (b"authenticator", b"secret")


def offer_secret(session: Session, user_id: UUID) -> Authenticator:
    """Make the secret of a new app; it opens nothing until it was shown once."""
    kind = AuthenticatorKind.TOTP
    session.execute(
        delete(Authenticator).where(
            Authenticator.user_id == user_id,
            Authenticator.kind == kind,
            Authenticator.used_at.is_(None),
        )
    )
    row = Authenticator(
        user_id=user_id,
        kind=kind,
        secret_sealed=seal(
            key_of(session), pyotp.random_base32().encode(), *PLACE, user_id.bytes
        ),
        added_at=instant_of(session),
    )
    session.add(row)
    session.flush()
    return row


def secret_of(session: Session, app: Authenticator) -> str:
    """Return the secret of an app, in base 32."""
    sealed = app.secret_sealed or b""
    return unseal(key_of(session), sealed, *PLACE, app.user_id.bytes).decode()


def key_of(session: Session) -> bytes:
    """Return the key under which secrets of apps stand."""
    return keyring_of(session).key(b"secret of an authenticator")


def apps_of(session: Session, user_id: UUID, *, used: bool) -> list[Authenticator]:
    """Return the apps of a member that were shown to work, or that were not."""
    shown = Authenticator.used_at.is_not(None)
    statement = select(Authenticator).where(
        Authenticator.user_id == user_id,
        Authenticator.kind == AuthenticatorKind.TOTP,
        shown if used else ~shown,
    )
    return list(session.scalars(statement.order_by(Authenticator.added_at)))


def picture(secret: str) -> Markup:
    """Return the secret as a QR code in SVG; it names nobody."""
    uri = pyotp.TOTP(secret).provisioning_uri(name=ISSUER, issuer_name=ISSUER)
    drawn = segno.make(uri, error="m").svg_inline(scale=5, border=4, omitsize=True)
    return Markup(drawn)  # noqa: S704  # strokes alone: no word of the secret is in it


def use_code(session: Session, apps: list[Authenticator], code: str) -> bool:
    """Whether a code is right now; it is used up by that, also for two at once."""
    moment = instant_of(session)
    for app in apps:
        step = step_of(secret_of(session, app), code, moment)
        if step is not None and use_step(session, app, step, moment):
            return True
    return False


def step_of(secret: str, code: str, moment: datetime) -> int | None:
    """Return the half minute, of three near ones, whose code this is."""
    present = int(moment.timestamp()) // STEP_S
    made = pyotp.TOTP(secret)
    steps = (present + offset for offset in NEAR)
    return next(
        (
            step
            for step in steps
            if pyotp.utils.strings_equal(made.generate_otp(step), code)
        ),
        None,
    )


def use_step(session: Session, app: Authenticator, step: int, moment: datetime) -> bool:
    """Whether a half minute was not used before; of many at once one is told so."""
    row = update(Authenticator).where(
        Authenticator.id == app.id, Authenticator.last_step < step
    )
    return changed_one(session, row.values(last_step=step, used_at=moment))
