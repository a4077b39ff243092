"""``panah corrections``: read what readers found wrong, and let go of what was done."""

from uuid import UUID

import click

from directory.commands.context import opened
from directory.commands.json_report import json_option, print_json
from directory.corrections.models import Correction
from directory.corrections.services import all_corrections, remove_correction


@click.group()
def corrections() -> None:
    """Look through the corrections that readers sent."""


@corrections.command("list")
@json_option
def list_them(*, as_json: bool) -> None:
    """Show what waits, by language and day."""
    with opened() as (_config, database), database.read() as session:
        found = all_corrections(session)
        if as_json:
            print_json([as_values(correction) for correction in found])
            return
        for correction in found:
            click.echo(in_words(correction))
    if not found:
        click.echo("No correction waits.")


@corrections.command()
@click.argument("ids", nargs=-1, required=True, type=click.UUID)
@json_option
def remove(ids: tuple[UUID, ...], *, as_json: bool) -> None:
    """Let go of corrections that were dealt with: all of IDS, or none."""
    named = set(ids)
    with opened() as (_config, database), database.write() as session:
        for correction_id in named:
            remove_correction(session, correction_id)
    if as_json:
        print_json({"removed": len(named)})
    else:
        click.echo(f"{len(named)} removed.")


def in_words(correction: Correction) -> str:
    """Return a correction as a short paragraph."""
    head = f"{correction.id}  {correction.language}  {correction.received_on}"
    if correction.listing_id:
        head = f"{head}  {correction.kind}: listing {correction.listing_id}"
    return f"{head}\n  wrong:  {correction.wrong}\n  better: {correction.better}\n"


def as_values(correction: Correction) -> dict[str, str | None]:
    """Return a correction for programs."""
    return {
        "id": str(correction.id),
        "kind": correction.kind.value,
        "listing_id": str(correction.listing_id) if correction.listing_id else None,
        "language": correction.language,
        "received_on": correction.received_on.isoformat(),
        "wrong": correction.wrong,
        "better": correction.better,
    }
