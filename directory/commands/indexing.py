"""``panah index``: the state of the indexes, their truth, and new ones."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TypeVar

import click

from directory.commands.context import opened
from directory.config import Config
from directory.database import Database
from directory.errors import UnavailableError
from directory.indexing.change_log import waiting
from directory.indexing.sync import compare, is_known, rebuild
from directory.indexing.targets import own_targets, targets_to_build, targets_to_follow
from directory.search_port import IndexTarget, Reader

SHOWN_IDS = 20  # a screen; the count before them is of all
Command = TypeVar("Command", bound=Callable[..., None])


@click.group()
def index() -> None:
    """Look after the search indexes of this host, and after Elasticsearch."""


def only_own(command: Command) -> Command:
    """Give a command the choice to leave Elasticsearch alone."""
    return click.option(
        "--own", is_flag=True, help="Only this host's, where Elasticsearch is used."
    )(command)


@index.command()
@only_own
def status(*, own: bool) -> None:
    """Tell how many listings each index holds, and what it has still to read."""
    with opened() as (config, database):
        for target, reader in readers(config, own=own):
            tell_status(target, reader, database)


@index.command()
@only_own
def verify(*, own: bool) -> None:
    """Compare each index with the database; exit 1 when they differ."""
    with opened() as (config, database):
        true = [
            tell_differences(target, reader, database)
            for target, reader in readers(config, own=own)
        ]
    sys.exit(0 if all(true) else 1)


@index.command(name="rebuild")
@only_own
def rebuild_index(*, own: bool) -> None:
    """Build each index anew beside the one in use, then switch; searches go on."""
    with opened() as (config, database):
        for target in own_targets(config) if own else targets_to_build(config):
            writer = rebuild(database, target, show_progress)
            held = sum(1 for _pair in writer.versions())
            writer.leave_nothing()
            writer.close()
            click.echo(f"\nThe new index of {target.name} is in use: {held} listings.")


def show_progress(done: int, total: int) -> None:
    """Tell how far it has come, on one line."""
    click.echo(f"\r{done} of {total} listings", nl=False)


def readers(config: Config, *, own: bool) -> Iterator[tuple[IndexTarget, Reader]]:
    """Yield the indexes in use, or say that there is none."""
    for target in own_targets(config) if own else targets_to_follow(config):
        reader = target.look()
        if reader is None:
            raise UnavailableError(
                f"There is no index of {target.name} yet: run 'panah index rebuild'."
            )
        with closing(reader):
            yield target, reader


def tell_status(target: IndexTarget, reader: Reader, database: Database) -> None:
    """Print what an index holds, what it has to read, and what it refuses."""
    held = sum(1 for _pair in reader.versions())
    if not is_known(database, reader):
        raise UnavailableError(
            f"The index of {target.name} is of another past of the database: run "
            "'panah index rebuild'."
        )
    with database.read() as session:
        behind = waiting(session, reader.cursor())
    name = target.name
    click.echo(f"{name}: {held} listings in the index, {behind} changes to read.")
    for key, kind in sorted(reader.refused.items()):
        click.echo(f"  refused: {key} ({kind})")


def tell_differences(target: IndexTarget, reader: Reader, database: Database) -> bool:
    """Print where an index departs from the database; whether it does not."""
    differences = compare(database, reader)
    click.echo(f"{target.name}:")
    for name in ("missing", "outdated", "surplus"):
        ids: list[str] = getattr(differences, name)
        click.echo(f"{name}: {len(ids)}")
        for key in ids[:SHOWN_IDS]:
            click.echo(f"  {key}")
    return not differences.ids
