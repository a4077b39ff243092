"""``panah index``: the state of the indexes, their truth, and new ones."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from typing import TypeVar

import click

from directory.commands.context import opened
from directory.commands.json_report import json_option, print_json
from directory.config import Config
from directory.database import Database
from directory.errors import UnavailableError
from directory.indexing.change_log import waiting
from directory.indexing.sync import Differences, compare, is_known, rebuild
from directory.indexing.targets import own_targets, targets_to_build, targets_to_follow
from directory.operations.failures import REBUILD
from directory.search_port import DamagedError, IndexTarget, Reader

SHOWN_IDS = 20  # a screen; the count before them is of all
Command = TypeVar("Command", bound=Callable[..., None])


@dataclass(frozen=True, slots=True)
class State:
    """What an index holds, has still to read, and does not take."""

    index: str
    held: int
    behind: int
    refused: dict[str, str]


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
@json_option
def status(*, own: bool, as_json: bool) -> None:
    """Tell how many listings each index holds, and what it has still to read."""
    with opened() as (config, database):
        found = [
            state_of(target, reader, database)
            for target, reader in readers(config, own=own)
        ]
    if as_json:
        print_json(found)
        return
    for state in found:
        tell_status(state)


@index.command()
@only_own
@json_option
def verify(*, own: bool, as_json: bool) -> None:
    """Compare each index with the database; exit 1 when they differ.

    Every file is read: where a byte is not as it was written, that is told instead.
    """
    with opened() as (config, database):
        found = {
            target.name: differences_of(target, reader, database)
            for target, reader in readers(config, own=own)
        }
    if as_json:
        print_json([{"index": name, **asdict(each)} for name, each in found.items()])
    else:
        for name, differences in found.items():
            tell_differences(name, differences)
    sys.exit(1 if any(differences.ids for differences in found.values()) else 0)


@index.command(name="rebuild")
@only_own
@json_option
def rebuild_index(*, own: bool, as_json: bool) -> None:
    """Build each index anew beside the one in use, then switch; searches go on."""
    built = []
    with opened() as (config, database):
        for target in own_targets(config) if own else targets_to_build(config):
            writer = rebuild(database, target, show_progress)
            held = sum(1 for _pair in writer.versions())
            writer.leave_nothing()
            writer.close()
            built.append({"index": target.name, "held": held})
            click.echo(err=True)
            if not as_json:
                click.echo(
                    f"The new index of {target.name} is in use: {held} listings."
                )
    if as_json:
        print_json(built)


def show_progress(done: int, total: int) -> None:
    """Tell how far it has come, on one line beside the report."""
    click.echo(f"\r{done} of {total} listings", nl=False, err=True)


def readers(config: Config, *, own: bool) -> Iterator[tuple[IndexTarget, Reader]]:
    """Yield the indexes in use, or say that there is none, or that it is damaged."""
    for target in own_targets(config) if own else targets_to_follow(config):
        with telling_damage(target):
            reader = target.look()
        if reader is None:
            raise UnavailableError(
                f"There is no index of {target.name} yet: run 'panah index rebuild'."
            )
        with closing(reader):
            yield target, reader


@contextmanager
def telling_damage(target: IndexTarget) -> Iterator[None]:
    """Say which index is damaged, and who builds it anew."""
    try:
        yield
    except DamagedError as error:
        raise UnavailableError(
            f"The index of {target.name} is damaged ({error}): {REBUILD}."
        ) from error


def state_of(target: IndexTarget, reader: Reader, database: Database) -> State:
    """Return what an index holds, what it has to read, and what it refuses."""
    with telling_damage(target):
        held = sum(1 for _pair in reader.versions())
        known = is_known(database, reader)
        cursor = reader.cursor()
    if not known:
        raise UnavailableError(
            f"The index of {target.name} is of another past of the database: run "
            "'panah index rebuild'."
        )
    with database.read() as session:
        behind = waiting(session, cursor)
    return State(target.name, held, behind, dict(sorted(reader.refused.items())))


def tell_status(state: State) -> None:
    """Print the state of an index."""
    click.echo(
        f"{state.index}: {state.held} listings in the index, {state.behind} changes "
        "to read."
    )
    for key, kind in state.refused.items():
        click.echo(f"  refused: {key} ({kind})")


def differences_of(
    target: IndexTarget, reader: Reader, database: Database
) -> Differences:
    """Return where a sound index departs from the database."""
    with telling_damage(target):
        if wrong := target.damage():
            raise DamagedError(wrong)
        return compare(database, reader)


def tell_differences(index: str, differences: Differences) -> None:
    """Print where an index departs from the database."""
    click.echo(f"{index}:")
    for name in ("missing", "outdated", "surplus"):
        ids: list[str] = getattr(differences, name)
        click.echo(f"{name}: {len(ids)}")
        for key in ids[:SHOWN_IDS]:
            click.echo(f"  {key}")
