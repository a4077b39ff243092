"""``panah org``: organizations whose people sign in."""

from uuid import UUID

import click

from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.commands.context import opened
from directory.commands.json_report import json_option, print_json
from directory.listings.organizations import add_organization


@click.group()
def org() -> None:
    """Look after organizations whose people sign in."""


@org.command("add")
@click.argument("name")
@click.option("--id", "key", type=click.UUID, help="Its HSDS id; a new one if unset.")
@json_option
def add(name: str, *, key: UUID | None, as_json: bool) -> None:
    """Add the organization NAME; one that an import brought is taken as it is."""
    with opened() as (_config, database), database.write() as session:
        found = add_organization(session, name, key)
        record(session, AuditAct.ORGANIZATION_ADDED, SubjectKind.ORGANIZATION, found.id)
        told = found.external_id or str(found.id)
    if as_json:
        print_json({"id": told})
    else:
        click.echo(f"Organization {told}.")
