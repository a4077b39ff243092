"""``panah corrections``: read what readers found wrong, and let go of what was done."""

import json
from uuid import UUID

import click

from directory.commands.context import opened
from directory.corrections.models import Correction
from directory.corrections.services import all_corrections, remove_correction


@click.group()
def corrections() -> None:
    """Look through the corrections that readers sent."""


@corrections.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def list_them(*, as_json: bool) -> None:
    """Show what waits, by language and day."""
    with opened() as (_config, database), database.read() as session:
        found = all_corrections(session)
        for correction in found:
            click.echo(as_line(correction) if as_json else in_words(correction))
    if not found and not as_json:
        click.echo("No correction waits.")


@corrections.command()
@click.argument("ids", nargs=-1, required=True, type=click.UUID)
def remove(ids: tuple[UUID, ...]) -> None:
    """Let go of corrections that were dealt with: all of IDS, or none."""
    named = set(ids)
    with opened() as (_config, database), database.write() as session:
        for correction_id in named:
            remove_correction(session, correction_id)
    click.echo(f"{len(named)} removed.")


def in_words(correction: Correction) -> str:
    """Return a correction as a short paragraph."""
    head = f"{correction.id}  {correction.language}  {correction.received_on}"
    return f"{head}\n  wrong:  {correction.wrong}\n  better: {correction.better}\n"


def as_line(correction: Correction) -> str:
    """Return a correction as one line of JSON."""
    values = {
        "id": str(correction.id),
        "language": correction.language,
        "received_on": correction.received_on.isoformat(),
        "wrong": correction.wrong,
        "better": correction.better,
    }
    return json.dumps(values, ensure_ascii=False)
