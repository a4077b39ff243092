"""Members who have joined, as tests need them: with real factors and sessions."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import pyotp

from directory.accounts.invitations import Link, invite
from directory.accounts.joining import (
    Typed,
    begin_joining,
    confirm_joining,
    offered_secret,
)
from directory.accounts.members import begin_membership, grant, make_account
from directory.accounts.models import UserSession
from directory.accounts.security_keys import RelyingParty
from directory.accounts.sessions import load_actor, number
from directory.accounts.shown_once import Once, lines_shown
from directory.accounts.sign_in import Shown, first_step, second_step
from directory.accounts.signed_in import SignedIn
from directory.accounts.vocabulary import Origin
from directory.crypto.keyring import KEYRING, Keyring
from directory.database import CLOCK, Database
from directory.listings.models import Organization
from directory.permissions import Actor, Role
from tests.support.clocks import NOW

PASSPHRASE = "tobi rame kilo sape dumo nafe"
SECRET = b"a secret of a test, of 32 bytes!"
HERE = RelyingParty("http://localhost:8000")


@dataclass
class Clock:
    """The clock of a database, turned by a test."""

    moment: datetime = NOW

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.moment

    def forward(self, **parts: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**parts)


@dataclass
class Member:
    """Somebody who has joined, with what she holds in her hands."""

    world: "World"
    address: str
    user_id: UUID
    secret: str
    codes: list[str]
    signed_in: SignedIn
    passphrase: str = PASSPHRASE

    def code(self) -> str:
        """Return the code that her app shows now."""
        return pyotp.TOTP(self.secret).at(self.world.clock.moment)

    def actor(self) -> Actor | None:
        """Return her as the guard would know her."""
        with self.world.database.read() as work:
            return load_actor(work, self.signed_in.token)

    def first(self, *, device: bytes | None = None) -> bytes:
        """Give her passphrase; return the cookie of the first step."""
        begun = first_step(self.world.database, self.address, self.passphrase, device)
        return begun.token

    def sign_in(self, *, device: bytes | None = None) -> SignedIn | None:
        """Give both factors, half a minute after the last time."""
        self.world.clock.forward(seconds=30)
        first = self.first(device=device)
        shown = Shown(self.code())
        done = second_step(self.world.database, first, shown, device, HERE)
        self.signed_in = done or self.signed_in
        return done


@dataclass
class World:
    """A database with a secret and a clock, and organizations in it."""

    database: Database
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        """Give the sessions of the database their keys and their clock."""
        self.database.info[KEYRING] = Keyring(
            lambda: b"a secret of a test, of 32 bytes!"
        )
        self.database.info[CLOCK] = self.clock

    def organization(self, name: str) -> UUID:
        """Make an organization."""
        with self.database.write() as work:
            made = Organization(name=name, external_id=name)
            work.add(made)
            work.flush()
            return made.id

    def invited(
        self, address: str, organization_id: UUID, roles: Collection[Role] = ()
    ) -> Link:
        """Invite somebody, as the shell does."""
        with self.database.write() as work:
            account = make_account(work, address, "en")
            member = begin_membership(work, account.id, organization_id, None)
            grant(work, member, roles, Origin.OPERATOR)
            return invite(work, account, None)

    def begun(self, link: Link, passphrase: str = PASSPHRASE) -> bytes:
        """Let somebody choose her passphrase; return the cookie of her first step."""
        typed = Typed("Amina", passphrase, passphrase)
        return begin_joining(self.database, link.token, typed).token

    def joined(
        self, address: str, organization_id: UUID, roles: Collection[Role] = ()
    ) -> Member:
        """Invite somebody, and let her join."""
        return self.join(self.invited(address, organization_id, roles), address)

    def join(self, link: Link, address: str) -> Member:
        """Let somebody join: passphrase, first code, codes on paper."""
        first = self.begun(link)
        with self.database.read() as work:
            row = work.get_one(UserSession, number(first))
            secret, user_id = offered_secret(work, row), row.user_id
        code = pyotp.TOTP(secret).at(self.clock.moment)
        done = confirm_joining(self.database, first, code, None)
        with self.database.read() as work:
            codes = lines_shown(work, done.token, Once.CODES)
        return Member(self, address, user_id, secret, codes, done)
