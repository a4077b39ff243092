"""Members of a demonstration: made by ``panah seed --demo``, signed in by a button."""

import os
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.accounts.adding import add_member
from directory.accounts.devices import know_device
from directory.accounts.invitations import revoke
from directory.accounts.joining import SignedIn
from directory.accounts.member_keys import MemberKey, store_key
from directory.accounts.members import find_account
from directory.accounts.models import UserSession
from directory.accounts.sealed_columns import NAME, seal_column
from directory.accounts.sessions import begin_session, member_key
from directory.accounts.sign_in import first_step
from directory.accounts.totp import apps_of, offer_secret, secret_of
from directory.accounts.vocabulary import AccountState
from directory.crypto.keyring import keyring_of
from directory.crypto.stretch import SALT_BYTES, Stretched, stretch
from directory.database import Database, instant_of
from directory.listings.models import Organization, Service
from directory.listings.organizations import add_organization
from directory.permissions import Role
from seed_data.members import MEMBERS, PASSPHRASE, DemonstrationMember


def seed_members(database: Database) -> None:
    """Make the members of the demonstration that are not there yet."""
    for member in MEMBERS:
        with database.read() as work:
            if find_account(work, member.address) is not None:
                continue
            pepper = keyring_of(work).key(b"pepper")
        salt = os.urandom(SALT_BYTES)
        made = stretch(PASSPHRASE, salt, pepper)
        with database.write() as work:
            make_member(work, member, salt, made)


def make_member(
    work: Session, member: DemonstrationMember, salt: bytes, made: Stretched
) -> None:
    """Let somebody have joined, with an app for codes."""
    organization_id = organization_of(work, member)
    roles = [Role(member.role)]
    account = add_member(work, member.address, organization_id, roles, "en").account
    revoke(work, account.id)
    account.passphrase_salt, account.passphrase_check = salt, made.check
    account.name_sealed = seal_column(work, NAME, account.id, member.name)
    account.key_id = store_key(work, account.id, MemberKey.made(), made.key).id
    offer_secret(work, account.id).used_at = instant_of(work)
    account.state = AccountState.ACTIVE


def organization_of(work: Session, member: DemonstrationMember) -> UUID:
    """Return whom a member works for; made if it is not there yet."""
    if not member.organization:
        oldest = select(Service.organization_id).order_by(Service.external_id).limit(1)
        return work.scalars(oldest).one()
    named = select(Organization.id).where(Organization.name == member.organization)
    return work.scalar(named) or add_organization(work, member.organization).id


def sign_in_as(database: Database, address: str, device: bytes | None) -> SignedIn:
    """Sign somebody of the demonstration in, without asking for a code."""
    first = first_step(database, address, PASSPHRASE, device)
    with database.write() as work:
        row = work.get_one(UserSession, first.row.id)
        key = member_key(work, first.token)
        known, cookie = know_device(work, row.user_id, device)
        return SignedIn(begin_session(work, row, key, known).token, cookie)


def secret_to_try(work: Session, address: str) -> str:
    """Return the secret for an app, so that the pages can be tried as they are."""
    account = find_account(work, address)
    apps = apps_of(work, account.id, used=True) if account else []
    return secret_of(work, apps[0]) if apps else ""


def is_member(address: str) -> bool:
    """Whether an address is one of the demonstration's."""
    return any(member.address == address for member in MEMBERS)
