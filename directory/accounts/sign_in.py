"""How a member signs in: a passphrase, then a second factor, each counted before."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.accounts.attempts import CODE, PASSPHRASE, give_back, reserve
from directory.accounts.devices import find_device
from directory.accounts.member_keys import unwrapped
from directory.accounts.models import KeyPair, UserAccount, UserSession
from directory.accounts.passphrases import MOST_CHARACTERS
from directory.accounts.recovery_codes import is_recovery_code, use_recovery_code
from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.sealed_columns import email_key
from directory.accounts.security_keys import RelyingParty, use_key
from directory.accounts.sessions import (
    BOTH,
    Begun,
    begin_first_step,
    find_session,
    member_key,
    renew_session,
)
from directory.accounts.signed_in import SignedIn, sign_in_whole
from directory.accounts.totp import apps_of, use_code
from directory.accounts.vocabulary import AccountState
from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.crypto.keyring import keyring_of, pepper_of
from directory.crypto.stretch import SALT_BYTES, stretch
from directory.database import Database

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom an address names, or nobody: either takes as long to refuse.

    ``subject`` is whose attempts are counted: a device that is known has its own.
    """

    user_id: UUID | None
    salt: bytes
    check: bytes
    wrapped_key: bytes
    subject: bytes
    pepper: bytes


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody shows as her second factor: a code, or what her key signed."""

    code: str = ""
    credential: str = ""


def candidate(work: Session, address: str, device: bytes | None) -> Candidate:
    """Return whom an address names; of a stranger, what looks the same."""
    key = email_key(work, address)
    found = work.execute(
        select(UserAccount, KeyPair.wrapped_private)
        .join(KeyPair, KeyPair.id == UserAccount.key_id)
        .where(UserAccount.email_key == key, UserAccount.state == AccountState.ACTIVE)
    ).one_or_none()
    pepper = pepper_of(work)
    if found is None:
        salt = keyring_of(work).key(b"salt of nobody", key)[:SALT_BYTES]
        return Candidate(None, salt, b"", b"", key, pepper)
    account, wrapped_key = found
    known = find_device(work, account.id, device)
    return Candidate(
        account.id,
        account.passphrase_salt or b"",
        account.passphrase_check or b"",
        wrapped_key or b"",
        known.id.bytes if known else key,
        pepper,
    )


def first_step(
    database: Database, address: str, passphrase: str, device: bytes | None
) -> Begun:
    """Take address and passphrase; return what waits for the second factor.

    Raises TooOftenError after five wrong ones in an hour, also for what is right, and
    RefusedError alike for a wrong passphrase and for an address that nobody has.
    """
    with database.read() as work:
        found = candidate(work, address, device)
    reserve(database, PASSPHRASE, found.subject)
    made = stretch(passphrase[:MOST_CHARACTERS], found.salt, found.pepper)
    is_whole = len(passphrase) <= MOST_CHARACTERS
    is_right = hmac.compare_digest(made.check, found.check) and is_whole
    if found.user_id is None or not is_right:
        raise RefusedError(Refusal.SIGN_IN)
    with database.write() as work:
        account = work.get_one(UserAccount, found.user_id)
        if (
            account.state != AccountState.ACTIVE
            or account.passphrase_check != made.check
        ):
            raise RefusedError(Refusal.SIGN_IN)
        give_back(work, PASSPHRASE, found.subject)
        key = unwrapped(found.wrapped_key, made.key, found.user_id)
        return begin_first_step(work, found.user_id, key)


def waiting_session(work: Session, token: bytes | None) -> UserSession | None:
    """Return the first step of a member who signs in, by its cookie."""
    row = find_session(work, token, factors=1) if token else None
    return row if row and row.invitation_id is None else None


def second_step(
    database: Database,
    first: bytes,
    shown: Shown,
    device: bytes | None,
    party: RelyingParty,
) -> SignedIn | None:
    """Take the second factor; return the session, None where the first step is over.

    Raises RefusedError for what is wrong, TooOftenError after five of them in an hour.
    """

    def begin(work: Session, row: UserSession) -> SignedIn:
        done, user_id = sign_in_whole(work, row, first, device), row.user_id
        by = done.acting_for
        record(work, AuditAct.SIGNED_IN, SubjectKind.USER, user_id, by=by)
        return done

    taking = Taking(lambda work: waiting_session(work, first), shown, device, party)
    return take_factor(database, taking, begin)


def show_again(
    database: Database,
    token: bytes,
    shown: Shown,
    device: bytes | None,
    party: RelyingParty,
) -> bytes | None:
    """Take a factor of a member who is signed in: what is dangerous asks for it.

    Return what her cookie holds from now on, None where nobody is signed in; raises as
    ``second_step`` does.
    """

    def renew(work: Session, row: UserSession) -> bytes:
        return renew_session(work, row, member_key(work, token))

    def whole(work: Session) -> UserSession | None:
        return find_session(work, token, factors=BOTH)

    return take_factor(database, Taking(whole, shown, device, party), renew)


@dataclass(frozen=True, slots=True)
class Taking:
    """Whose factor is taken, what she shows, and where."""

    find: Callable[[Session], UserSession | None]
    shown: Shown
    device: bytes | None
    party: RelyingParty


def take_factor(
    database: Database, taking: Taking, then: Callable[[Session, UserSession], Done]
) -> Done | None:
    """Count an attempt, look at the factor, and go on; None where nobody is there."""
    with database.read() as work:
        row = taking.find(work)
        if row is None:
            return None
        subject = subject_of(work, row.user_id, taking.device)
    reserve(database, CODE, subject)
    with database.write() as work:
        row = taking.find(work)
        if row is None:
            return None
        if not is_shown(work, row, taking.shown, taking.party):
            raise RefusedError(Refusal.CODE, "code")
        give_back(work, CODE, subject)
        return then(work, row)


def subject_of(work: Session, user_id: UUID, device: bytes | None) -> bytes:
    """Return whose codes are counted: a known device has a budget of its own."""
    known = find_device(work, user_id, device)
    return known.id.bytes if known else user_id.bytes


def is_shown(
    work: Session, row: UserSession, shown: Shown, party: RelyingParty
) -> bool:
    """Whether a second factor of hers was shown; it is used up by that."""
    if shown.credential:
        return use_key(party, work, row, shown.credential)
    if is_recovery_code(shown.code):
        return use_recovery_code(work, row.user_id, shown.code)
    return use_code(work, apps_of(work, row.user_id, used=True), shown.code)
