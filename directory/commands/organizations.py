"""``panah org``: organizations whose people sign in."""

from uuid import UUID

import click

from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.commands.context import opened
from directory.commands.json_report import json_option, print_json
from directory.listings.organizations import add_organization, find_organization
from directory.vetting.standing import attest_organization, note_country


@click.group()
def org() -> None:
    """Look after organizations whose people sign in."""


@org.command("add")
@click.argument("name")
@click.option("--id", "key", type=click.UUID, help="Its HSDS id; a new one if unset.")
@click.option("--country", metavar="AF", help="Where it works, by two letters.")
@json_option
def add(name: str, *, key: UUID | None, country: str | None, as_json: bool) -> None:
    """Add the organization NAME; one that an import brought is taken as it is."""
    with opened() as (_config, database), database.write() as session:
        found = add_organization(session, name, key)
        record(session, AuditAct.ORGANIZATION_ADDED, SubjectKind.ORGANIZATION, found.id)
        if country:
            note_country(session, found.id, country)
        told = found.external_id or str(found.id)
    if as_json:
        print_json({"id": told})
    else:
        click.echo(f"Organization {told}.")


@org.command("vet")
@click.argument("key", metavar="ID", type=click.UUID)
@click.option(
    "--vetted-by",
    multiple=True,
    metavar="E-MAIL",
    help="Twice: two vetters of two organisations.",
)
@json_option
def vet(key: UUID, *, vetted_by: tuple[str, ...], as_json: bool) -> None:
    """Attest that two vetters stand for the organization ID: for ninety days.

    Whoever has the shell is outside the promise of two people: it is on the audit, and
    members are shown that the operator attests it.
    """
    with opened() as (_config, database), database.write() as session:
        found = find_organization(session, key)
        until = attest_organization(session, found.id, vetted_by)
    if as_json:
        print_json({"id": str(key), "expires_at": until})
    else:
        click.echo(f"Attested until {until.date()}.")
