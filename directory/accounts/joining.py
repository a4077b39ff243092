"""How an invited person joins: a passphrase, an app for codes, codes on paper."""

import os
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from directory.accounts.attempts import CODE, give_back, reserve
from directory.accounts.invitations import find_invitation
from directory.accounts.member_keys import MemberKey, store_key
from directory.accounts.models import (
    Authenticator,
    Invitation,
    UserAccount,
    UserSession,
)
from directory.accounts.passphrases import check_passphrase
from directory.accounts.recovery_codes import renew_codes
from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.sealed_columns import NAME, address_of, seal_column
from directory.accounts.sessions import (
    Begun,
    begin_first_step,
    find_session,
    member_key,
)
from directory.accounts.shown_once import Once, show_once
from directory.accounts.signed_in import SignedIn, sign_in_whole
from directory.accounts.totp import apps_of, offer_secret, secret_of, use_code
from directory.accounts.vocabulary import AccountState
from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.crypto.keyring import pepper_of
from directory.crypto.stretch import SALT_BYTES, Stretched, stretch
from directory.database import Database, instant_of
from directory.errors import ExpiredError

MOST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Typed:
    """What an invited person typed."""

    name: str
    passphrase: str
    passphrase_again: str


def begin_joining(database: Database, token: str, typed: Typed) -> Begun:
    """Take name and passphrase of whom a link invites; return her first step.

    May be done again with the same link, until a code was shown. Raises NotFoundError,
    ExpiredError and RefusedError.
    """
    with database.read() as work:
        _row, account = find_invitation(work, token)
        known = (address_of(work, account), typed.name)
        pepper = pepper_of(work)
    check_name(typed.name)
    check_passphrase(typed.passphrase, typed.passphrase_again, known)
    salt, key = os.urandom(SALT_BYTES), MemberKey.made()
    made = stretch(typed.passphrase, salt, pepper)
    with database.write() as work:
        row, account = find_invitation(work, token)
        set_way_in(work, account, typed.name, WayIn(salt, made, key))
        return begin_first_step(work, account.id, key, row.id)


@dataclass(frozen=True, slots=True)
class WayIn:
    """What a passphrase gives: its salt, what was stretched of it, and a new key."""

    salt: bytes
    made: Stretched
    key: MemberKey


def set_way_in(
    work: Session, account: UserAccount, name: str, way: WayIn
) -> Authenticator:
    """Give an account its name, passphrase and key; return the app that is offered."""
    account.passphrase_salt, account.passphrase_check = way.salt, way.made.check
    account.name_sealed = seal_column(work, NAME, account.id, name.strip())
    account.key_id = store_key(work, account.id, way.key, way.made.key).id
    return offer_secret(work, account.id)


def check_name(name: str) -> None:
    """Raise RefusedError for no name, or one that is none."""
    plain = name.strip()
    if not plain or len(plain) > MOST_NAME or not plain.isprintable():
        raise RefusedError(Refusal.NAME, "name")


def joining_session(work: Session, token: bytes | None) -> UserSession | None:
    """Return the first step of somebody who joins, by its cookie."""
    row = find_session(work, token, factors=1) if token else None
    return row if row and row.invitation_id else None


def offered_secret(work: Session, row: UserSession) -> str:
    """Return the secret that is to be read into an app, in base 32."""
    return secret_of(work, apps_of(work, row.user_id, used=False)[0])


def confirm_joining(
    database: Database, first: bytes, code: str, device: bytes | None
) -> SignedIn:
    """Take the first code of an app: the account is active, the link is used up.

    Raises ExpiredError where the first step is over, RefusedError for a wrong code and
    TooOftenError after five of them.
    """
    with database.read() as work:
        row = joining_session(work, first)
        if row is None:
            raise ExpiredError
        subject = row.user_id.bytes
    reserve(database, CODE, subject)
    with database.write() as work:
        row = joining_session(work, first)
        if row is None:
            raise ExpiredError
        if not use_code(work, apps_of(work, row.user_id, used=False), code):
            raise RefusedError(Refusal.CODE, "code")
        give_back(work, CODE, subject)
        return activate(work, first, row, device)


def activate(
    work: Session, first: bytes, row: UserSession, device: bytes | None
) -> SignedIn:
    """Use up the link, and sign in: the codes on paper wait to be written down."""
    account = work.get_one(UserAccount, row.user_id)
    link = work.get_one(Invitation, row.invitation_id)
    if link.used_at or link.revoked_at or account.state != AccountState.INVITED:
        raise ExpiredError
    link.used_at = instant_of(work)
    account.state = AccountState.ACTIVE
    done = sign_in_whole(work, row, first, device)
    codes = renew_codes(work, account.id, member_key(work, done.token))
    show_once(work, done.token, Once.CODES, codes)
    by = done.acting_for
    record(work, AuditAct.MEMBER_JOINED, SubjectKind.USER, account.id, by=by)
    return done
