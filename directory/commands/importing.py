"""``panah import`` and ``panah withdraw``: what comes in, and what goes out."""

import sys
from pathlib import Path

import click

from directory.commands.context import opened
from directory.commands.json_report import json_option, print_json
from directory.commands.output import tell_json, tell_notes, tell_report
from directory.config import Config
from directory.hsds import import_records as importing
from directory.hsds.import_records import ImportOptions
from directory.hsds.parse.files import read_records
from directory.indexing.sync import catch_up
from directory.indexing.targets import own_targets
from directory.operations.reference_data import load_reference_data
from directory.tombstones.remembering import is_forgotten
from directory.vetting.withdrawal import withdraw_listing


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["hsds"]),
    default="hsds",
    show_default=True,
    help="HSDS 3.1: JSON, NDJSON, or a data package of CSV tables.",
)
@click.option("--dry-run", is_flag=True, help="Show the difference, write nothing.")
@click.option("--strict", is_flag=True, help="Keep all records, or none at all.")
@json_option
@click.option(
    "--vetted-by",
    multiple=True,
    metavar="E-MAIL",
    help="Twice: two vetters of two organisations. Without them all waits.",
)
def import_records(
    file: Path,
    form: str,
    *,
    dry_run: bool,
    strict: bool,
    as_json: bool,
    vetted_by: tuple[str, ...],
) -> None:
    """Import FILE; the same id again updates. Exit 1 when a record was refused.

    FILE is a file, the folder or zip file of a data package, or - for what is piped in.
    Bad records are named by line and field, the good ones kept. What two vetters
    stand for is published; all else waits and is nowhere public.
    """
    with opened() as (config, database), load_reference_data(config) as reference:
        options = ImportOptions(
            vetted_by=vetted_by, strict=strict, dry_run=dry_run, invented=config.demo
        )
        report = importing.import_records(
            database, read_records(file), reference, options, show_progress
        )
        tell_notes(report.notes)
        tell = tell_json if as_json else tell_report
        tell(report, dry_run=dry_run)
        catch_up(own_targets(config), database)
    sys.exit(1 if report.refused else 0)


def show_progress(count: int) -> None:
    """Tell how many records are safe."""
    click.echo(f"{count} records are safe", err=True)


@click.command()
@click.argument("service_id")
@json_option
def withdraw(service_id: str, *, as_json: bool) -> None:
    """Hide SERVICE_ID (its HSDS id) at once; only two vetters bring it back."""
    with opened() as (config, database):
        with database.write() as session:
            name = withdraw_listing(session, service_id).name
            forgotten = is_forgotten(session)
        tell_withdrawn(service_id, name, config, forgotten=forgotten, as_json=as_json)
        catch_up(own_targets(config), database)


def tell_withdrawn(
    service_id: str, name: str, config: Config, *, forgotten: bool, as_json: bool
) -> None:
    """Tell that it is hidden, and whether it would stay so after a restore."""
    if as_json:
        print_json({"id": service_id, "name": name, "remembered": not forgotten})
    else:
        click.echo(f"Withdrawn: {name}. It leaves the index within two seconds.")
    if forgotten:
        click.echo(
            f"{config.hidden_file} cannot be written: a backup that is restored"
            " would show it again. Mend that, then run 'panah init'.",
            err=True,
        )
