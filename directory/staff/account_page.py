"""The page of one's own account, ready to read."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from directory.accounts.member_keys import fingerprint, key_of_member
from directory.accounts.models import UserAccount, UserSession
from directory.accounts.own_account import factors_of
from directory.accounts.recovery_codes import codes_left
from directory.accounts.sealed_columns import address_of, name_of
from directory.accounts.security_keys import options_to_add
from directory.accounts.sessions import sessions_of
from directory.listings.models import Organization
from directory.permissions import Actor
from directory.staff.pages import party
from directory.staff.words import FACTORS, instant_told, roles_told


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session, and what ends it."""

    id: str
    number: int
    since: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One second factor, and what removes it."""

    id: str
    name: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    """What a member sees of her account; ``options`` are for a new security key."""

    name: str
    address: str
    organization: str
    roles: str
    fingerprint: str
    language: str
    sessions: tuple[SessionRow, ...]
    factors: tuple[FactorRow, ...]
    options: str
    codes_left: int


def account_page(work: Session, actor: Actor) -> AccountPage:
    """Return the page of whoever acts."""
    account = work.get_one(UserAccount, actor.user_id)
    pair = key_of_member(work, actor.user_id)
    row = work.get_one(UserSession, actor.session_id)
    return AccountPage(
        name=name_of(work, account),
        address=address_of(work, account),
        organization=work.get_one(Organization, actor.organization_id).name,
        roles=roles_told(actor.roles),
        fingerprint=fingerprint(pair) if pair else "",
        language=account.language,
        sessions=tuple(
            SessionRow(
                one.id.hex(),
                number or 0,
                instant_told(one.begun_at),
                one.id == actor.session_id,
            )
            for one, number in sessions_of(work, actor.user_id)
        ),
        factors=tuple(
            FactorRow(str(one.id), str(FACTORS[one.kind]), instant_told(one.added_at))
            for one in factors_of(work, actor.user_id)
        ),
        options=options_to_add(party(), work, row),
        codes_left=codes_left(work, actor.user_id),
    )
