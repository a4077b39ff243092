"""``panah audit``: whether what was done is told whole."""

import sys
from pathlib import Path
from typing import Any

import click

from directory.audit.checkpoints import Checkpoint, make_checkpoint
from directory.audit.models import AuditEvent
from directory.audit.verify import events
from directory.audit.verify import verify as verify_chain
from directory.commands.context import opened
from directory.commands.json_report import json_option, print_json


@click.group()
def audit() -> None:
    """Look through what was done, and whether it is told whole."""


@audit.command("verify")
@click.option(
    "--checkpoint",
    "file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="What 'panah audit checkpoint --json' printed, kept elsewhere.",
)
@json_option
def verify(*, file: Path | None, as_json: bool) -> None:
    """Verify the chain; exit 1 where it is not whole. Writes nothing.

    Alone it shows what was changed, taken out or put elsewhere; with a checkpoint also
    an end that was cut off, and a chain written anew by whoever holds the secret.
    """
    checkpoint = Checkpoint.read(file) if file else None
    with opened() as (config, database), database.read() as session:
        found = verify_chain(session, config.audit_key_file, checkpoint)
    if as_json:
        print_json({"whole": found.is_whole, "n": found.n, "fault": found.fault})
    elif found.fault:
        click.echo(f"Not whole, at {found.n}: {found.fault}.")
    else:
        click.echo(f"Whole: {found.n} events.")
    sys.exit(0 if found.is_whole else 1)


@audit.command("export")
@json_option
def export(*, as_json: bool) -> None:
    """Print every event: ids and codes, no name and no address."""
    with opened() as (_config, database), database.read() as session:
        rows = [told_of(event) for event in events(session)]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo("  ".join(str(value) for value in row.values() if value))


@audit.command("checkpoint")
@json_option
def checkpoint(*, as_json: bool) -> None:
    """Print the length and the last mac of the chain, signed: keep it elsewhere."""
    with opened() as (config, database), database.read() as session:
        made = make_checkpoint(session, config.audit_key_file)
    click.echo(made.as_json() if as_json else f"{made.n} {made.mac} {made.signature}")


def told_of(event: AuditEvent) -> dict[str, Any]:
    """Return an event for a person to read, or a program."""
    who = event.actor_membership_id
    return {
        "n": event.n,
        "at": event.at.isoformat(),
        "act": event.act,
        "by": str(who) if who else "shell",
        "subject_kind": event.subject_kind,
        "subject_id": str(event.subject_id),
        "digest": event.digest.hex(),
        "mac": event.mac.hex(),
    }
