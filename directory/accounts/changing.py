"""A new passphrase for a member: her key stands under it, and others are signed out."""

import hmac
import os
from dataclasses import dataclass

from sqlalchemy import select

from directory.accounts.attempts import PASSPHRASE, give_back, reserve
from directory.accounts.member_keys import key_of_member, unwrapped, wrapped
from directory.accounts.models import UserAccount
from directory.accounts.passphrases import check_passphrase
from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.sealed_columns import address_of, name_of
from directory.accounts.sessions import end_sessions
from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.crypto.keyring import pepper_of
from directory.crypto.stretch import SALT_BYTES, stretch
from directory.database import Database
from directory.errors import ConflictError
from directory.permissions import Actor


@dataclass(frozen=True, slots=True)
class NewPassphrase:
    """What a member typed: the passphrase until now, and the new one twice."""

    now: str
    new: str
    again: str


def change_passphrase(database: Database, actor: Actor, typed: NewPassphrase) -> None:
    """Put a member's key under a new passphrase, and end her other sessions.

    Raises RefusedError for a wrong or guessable one, TooOftenError after five wrong
    ones in an hour, ConflictError where it was changed meanwhile.
    """
    with database.read() as work:
        account = work.get_one(UserAccount, actor.user_id)
        salt, check = account.passphrase_salt or b"", account.passphrase_check or b""
        known = (address_of(work, account), name_of(work, account))
        pepper = pepper_of(work)
    check_passphrase(typed.new, typed.again, known)
    reserve(database, PASSPHRASE, actor.user_id.bytes)
    former = stretch(typed.now, salt, pepper)
    if not hmac.compare_digest(former.check, check):
        raise RefusedError(Refusal.SIGN_IN, "passphrase_now")
    fresh_salt = os.urandom(SALT_BYTES)
    made = stretch(typed.new, fresh_salt, pepper)
    with database.write() as work:
        give_back(work, PASSPHRASE, actor.user_id.bytes)
        account = work.scalars(
            select(UserAccount).where(UserAccount.id == actor.user_id).with_for_update()
        ).one()
        pair = key_of_member(work, actor.user_id)
        if account.passphrase_check != check or pair is None:
            raise ConflictError
        key = unwrapped(pair.wrapped_private or b"", former.key, actor.user_id)
        pair.wrapped_private = wrapped(key, made.key, actor.user_id)
        account.passphrase_salt, account.passphrase_check = fresh_salt, made.check
        end_sessions(work, actor.user_id, but=actor.session_id)
        record(
            work,
            AuditAct.FIRST_FACTOR_CHANGED,
            SubjectKind.USER,
            actor.user_id,
            by=actor.membership_id,
        )
