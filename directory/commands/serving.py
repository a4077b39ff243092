"""``panah serve`` and ``panah worker``: the processes that keep running."""

import logging
import os
import signal
import sys
import threading
from types import FrameType

import click

from directory.commands.context import opened
from directory.commands.output import tell_hidden_again
from directory.database import Database
from directory.indexing.targets import targets_to_follow
from directory.indexing.worker import work
from directory.server.master import Server
from directory.vetting.hide_again import hide_again


@click.command()
def serve() -> None:
    """Serve pages and API, and keep the index true; runs until it is stopped."""
    with opened() as (config, database):
        hide_what_a_backup_shows(database)
    Server(config, [sys.executable, "-m", "directory.cli", "worker"]).run()


@click.command()
@click.option(
    "--while-parent",
    type=int,
    hidden=True,
    help="Stop when this process is no longer the parent.",
)
def worker(while_parent: int | None) -> None:
    """Keep the indexes true to the database; runs until it is stopped."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)

    def told_to_stop() -> bool:
        orphan = while_parent is not None and os.getppid() != while_parent
        return stopping.is_set() or orphan

    with opened() as (config, database):
        work(targets_to_follow(config), database, told_to_stop)


def hide_what_a_backup_shows(database: Database) -> None:
    """Hide again before anything is served, also where ``panah init`` was forgotten.

    On one machine alone: of several hosts one may have a log of its own, which does
    not know what two vetters brought back on another.
    """
    if database.is_sqlite:
        tell_hidden_again(hide_again(database))
