"""``panah index``: the state of this host's index, its truth, and a new one."""

import sys

import click

from directory.commands.context import opened
from directory.config import Config
from directory.errors import UnavailableError
from directory.log import waiting
from directory.projections import compare, is_known, rebuild
from directory.search_port import EmbeddedReader


@click.group()
def index() -> None:
    """Look after this host's search index."""


@index.command()
def status() -> None:
    """Tell how many listings the index holds, and what it has still to read."""
    with opened() as (config, database):
        reader = open_reader(config)
        try:
            held = sum(1 for _pair in reader.versions())
            known = is_known(database, reader)
            with database.read() as session:
                behind = waiting(session, reader.cursor())
        finally:
            reader.close()
    if not known:
        raise UnavailableError(
            "The index is of another past of the database: 'panah index rebuild'."
        )
    click.echo(f"{held} listings in the index, {behind} changes to read.")


@index.command()
def verify() -> None:
    """Compare the index with the database; exit 1 when they differ."""
    with opened() as (config, database):
        reader = open_reader(config)
        try:
            differences = compare(database, reader)
        finally:
            reader.close()
    for name in ("missing", "outdated", "surplus"):
        ids: list[str] = getattr(differences, name)
        click.echo(f"{name}: {len(ids)}")
        for key in ids[:20]:
            click.echo(f"  {key}")
    sys.exit(1 if differences.ids else 0)


@index.command(name="rebuild")
def rebuild_index() -> None:
    """Build the index anew beside the one in use, then switch; searches go on."""
    with opened() as (config, database):
        writer = rebuild(database, config.index_dir, show_progress)
        held = sum(1 for _pair in writer.versions())
        writer.close()
    click.echo(f"\nThe new index is in use: {held} listings.")


def show_progress(done: int, total: int) -> None:
    """Tell how far it has come, on one line."""
    click.echo(f"\r{done} of {total} listings", nl=False)


def open_reader(config: Config) -> EmbeddedReader:
    """Open the index in use, or say that there is none."""
    reader = EmbeddedReader.open(config.index_dir)
    if reader is None:
        raise UnavailableError("There is no index yet: run 'panah index rebuild'.")
    return reader
