"""``panah vetting``: what waits for two vetters."""

import click

from directory.commands.context import opened
from directory.commands.json_report import json_option, print_json
from directory.operations.vetting_queue import waiting


@click.group()
def vetting() -> None:
    """See what waits for two vetters."""


@vetting.command("list")
@json_option
def list_waiting(*, as_json: bool) -> None:
    """Show what waits: listings, and numbers that are held until they are tried.

    For vetters' eyes: a held number is public nowhere. JSON holds ids alone.
    """
    with opened() as (_config, database), database.read() as session:
        found = list(waiting(session))
    if as_json:
        print_json([one.as_values() for one in found])
        return
    for one in found:
        click.echo(str(one))
    if not found:
        click.echo("Nothing waits.")
