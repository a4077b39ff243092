"""``panah user`` and ``panah session``: people who sign in, from the shell."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.accounts.adding import (
    add_member,
    grant_and_record,
    new_link,
    take_roles,
)
from directory.accounts.invitations import Link
from directory.accounts.members import (
    end_account,
    find_account,
    memberships_of,
)
from directory.accounts.models import Membership, UserAccount
from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.sealed_columns import address_of
from directory.accounts.sessions import end_all_sessions, end_sessions, roles_of
from directory.accounts.vocabulary import AccountState, Origin
from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.commands.context import opened
from directory.commands.json_report import json_option, print_json
from directory.config import Config
from directory.errors import ConflictError, InvalidInputError, NotFoundError
from directory.listings.models import Organization
from directory.listings.organizations import find_organization
from directory.permissions import Role
from i18n.languages import LANGUAGES

ROLES = click.Choice([role.value for role in Role])
TAGS = click.Choice(list(LANGUAGES))
SENTENCES = {
    Refusal.ADDRESS: "That is no e-mail address.",
    Refusal.TAKEN: "She is a member of this organization already.",
}


@click.group()
def user() -> None:
    """Look after people who sign in; what is done here is on the audit."""


@user.command("add")
@click.argument("address", metavar="EMAIL")
@click.option(
    "--organization",
    type=click.UUID,
    required=True,
    metavar="ID",
    help="Whom she works for, as 'panah org add' told it.",
)
@click.option("--role", "roles", multiple=True, type=ROLES, help="May be given again.")
@click.option(
    "--language",
    type=TAGS,
    default="en",
    show_default=True,
    help="Of the link, and of her pages.",
)
@json_option
def add(
    address: str,
    *,
    organization: UUID,
    roles: tuple[str, ...],
    language: str,
    as_json: bool,
) -> None:
    """Invite EMAIL to an organization; the link is shown here, once.

    Hand it over yourself: it is never mailed. Roles count at once, vetter and steward
    too, and are shown to all as granted by the operator.
    """
    with opened() as (config, database), database.write() as session:
        found = find_organization(session, organization)
        try:
            made = add_member(
                session, address, found.id, list(map(Role, roles)), language
            )
        except RefusedError as error:
            raise InvalidInputError(SENTENCES[error.refusal], error.field) from None
        key, link = made.account.id, made.link
    tell_link(config, key, link, language, as_json=as_json)


@user.command("link")
@click.argument("address", metavar="EMAIL")
@json_option
def link(address: str, *, as_json: bool) -> None:
    """Make a new link to join for EMAIL; former links end.

    Of somebody who has joined, her passphrase, factors and sessions end as well.
    """
    with opened() as (config, database), database.write() as session:
        account = account_of(session, address)
        made = new_link(session, account, None)
        key, language = account.id, account.language
    tell_link(config, key, made, language, as_json=as_json)


@user.command("end")
@click.argument("address", metavar="EMAIL")
@json_option
def end(address: str, *, as_json: bool) -> None:
    """End the account of EMAIL: her next request finds nobody."""
    with opened() as (_config, database), database.write() as session:
        account = account_of(session, address)
        end_account(session, account)
        record(session, AuditAct.ACCOUNT_ENDED, SubjectKind.USER, account.id)
        key = account.id
    if as_json:
        print_json({"id": key})
    else:
        click.echo("The account has ended, with its sessions and roles.")


@user.command("role")
@click.argument("address", metavar="EMAIL")
@click.option("--add", "added", multiple=True, type=ROLES, help="Grant a role.")
@click.option("--remove", "removed", multiple=True, type=ROLES, help="End a role.")
@click.option("--organization", type=click.UUID, metavar="ID", help="If she has two.")
@json_option
def role(
    address: str,
    *,
    added: tuple[str, ...],
    removed: tuple[str, ...],
    organization: UUID | None,
    as_json: bool,
) -> None:
    """Grant and end roles of EMAIL; they count at her next request."""
    with opened() as (_config, database), database.write() as session:
        account = account_of(session, address)
        membership = membership_of(session, account, organization)
        grants = list(map(Role, added))
        grant_and_record(session, membership, grants, Origin.OPERATOR, None)
        take_roles(session, membership, list(map(Role, removed)), None)
        session.flush()
        held = sorted(roles_of(session, membership.id))
        key = account.id
    if as_json:
        print_json({"id": key, "roles": held})
    else:
        click.echo(f"Roles: {', '.join(held) or 'none'}.")


@user.command("list")
@json_option
def list_users(*, as_json: bool) -> None:
    """List everybody who may sign in, or could: address, organization, roles."""
    with opened() as (_config, database), database.read() as session:
        rows = [told_of(session, *row) for row in rows_of(session)]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        roles = ", ".join(row["roles"]) or "no role"
        click.echo(f"{row['email']}  {row['state']}  {row['organization_id']}  {roles}")
    if not rows:
        click.echo("Nobody.")


@click.group("session")
def sessions() -> None:
    """Look after who is signed in."""


@sessions.command("end")
@click.option("--user", "address", metavar="EMAIL", help="Of one person.")
@click.option("--all", "everybody", is_flag=True, help="Of everybody.")
@json_option
def end_them(*, address: str | None, everybody: bool, as_json: bool) -> None:
    """End sessions: the next request of each finds nobody, on every worker."""
    if bool(address) == everybody:
        raise InvalidInputError("Say either --user EMAIL or --all.")
    with opened() as (_config, database), database.write() as session:
        if address:
            account = account_of(session, address)
            count = len(end_sessions(session, account.id))
            ended = [account.id]
        else:
            ended = end_all_sessions(session)
            count = len(ended)
        for key in dict.fromkeys(ended):
            record(session, AuditAct.SESSION_ENDED, SubjectKind.USER, key)
    if as_json:
        print_json({"ended": count})
    else:
        click.echo(f"Sessions ended: {count}.")


def account_of(session: Session, address: str) -> UserAccount:
    """Return the account of an address; NotFoundError without one."""
    found = find_account(session, address)
    if found is None:
        raise NotFoundError("Nobody has this address here.")
    return found


def membership_of(
    session: Session, account: UserAccount, organization: UUID | None
) -> Membership:
    """Return the membership that is meant; ConflictError where that is not clear."""
    found = memberships_of(session, account.id)
    if organization is not None:
        key = find_organization(session, organization).id
        found = [one for one in found if one.organization_id == key]
    if not found:
        raise NotFoundError("She is a member of no such organization.")
    if len(found) > 1:
        raise ConflictError("She has two organizations: say --organization ID.")
    return found[0]


def rows_of(
    session: Session,
) -> Sequence[tuple[UserAccount, Membership | None, str | None]]:
    """Return each account with each of its live memberships, or with none."""
    statement = (
        select(UserAccount, Membership, Organization.external_id)
        .outerjoin(
            Membership,
            (Membership.user_id == UserAccount.id) & Membership.ended_at.is_(None),
        )
        .outerjoin(Organization, Organization.id == Membership.organization_id)
        .where(UserAccount.state != AccountState.ENDED)
        .order_by(UserAccount.created_at, UserAccount.id, Membership.began_at)
    )
    return [row._tuple() for row in session.execute(statement)]


def told_of(
    session: Session,
    account: UserAccount,
    membership: Membership | None,
    organization: str | None,
) -> dict[str, Any]:
    """Return what is told of one person and one organization."""
    roles = sorted(roles_of(session, membership.id)) if membership else []
    return {
        "id": account.id,
        "email": address_of(session, account),
        "state": account.state,
        "organization_id": organization,
        "roles": roles,
    }


def tell_link(
    config: Config, key: UUID, link: Link | None, language: str, *, as_json: bool
) -> None:
    """Tell the link, once; there is none for who has an account already."""
    where = config.public_url + link.path(language) if link else None
    if as_json:
        print_json({"id": key, "link": where, "expires_at": link and link.expires_at})
    elif link:
        until = link.expires_at.isoformat(timespec="minutes")
        click.echo(f"Hand this over yourself; it opens once, until {until}:\n{where}")
    else:
        click.echo("She signs in with the account that she has.")
