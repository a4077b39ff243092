"""Members of a demonstration: made by ``panah seed --demo``, signed in by a button."""

import os
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.accounts.adding import add_member
from directory.accounts.invitations import revoke
from directory.accounts.joining import WayIn, set_way_in
from directory.accounts.member_keys import MemberKey
from directory.accounts.members import find_account
from directory.accounts.models import UserSession
from directory.accounts.sign_in import first_step
from directory.accounts.signed_in import SignedIn, sign_in_whole
from directory.accounts.totp import apps_of, secret_of
from directory.accounts.vocabulary import AccountState
from directory.crypto.keyring import pepper_of
from directory.crypto.stretch import SALT_BYTES, stretch
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
            pepper = pepper_of(work)
        salt = os.urandom(SALT_BYTES)
        made = stretch(PASSPHRASE, salt, pepper)
        with database.write() as work:
            make_member(work, member, WayIn(salt, made, MemberKey.made()))


def make_member(work: Session, member: DemonstrationMember, way: WayIn) -> None:
    """Let somebody have joined, with an app for codes."""
    organization_id = organization_of(work, member)
    roles = [Role(member.role)]
    account = add_member(work, member.address, organization_id, roles, "en").account
    revoke(work, account.id)
    set_way_in(work, account, member.name, way).used_at = instant_of(work)
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
        return sign_in_whole(work, row, first.token, device)


def secret_to_try(work: Session, address: str) -> str:
    """Return the secret for an app, so that the pages can be tried as they are."""
    account = find_account(work, address)
    apps = apps_of(work, account.id, used=True) if account else []
    return secret_of(work, apps[0]) if apps else ""


def is_member(address: str) -> bool:
    """Whether an address is one of the demonstration's."""
    return any(member.address == address for member in MEMBERS)
