"""``panah serve``: pages and API, and beside them the index worker."""

import sys

import click

from directory.commands.context import opened
from directory.commands.hidden import hide_and_tell
from directory.crypto.hourly_keys import keys_of
from directory.database import Database
from directory.operations.check_host import check_places
from directory.operations.instance_mode import refuse_demonstration_rows
from directory.server.master import Server
from i18n.catalogs import compile_catalogs


@click.command()
def serve() -> None:
    """Serve pages and API, and keep the index true; runs until it is stopped."""
    with opened() as (config, database):
        refuse_demonstration_rows(config, database)
        hide_what_a_backup_shows(database)
        check_places()
        compile_catalogs()
    with keys_of(config).in_use():
        Server(config, [sys.executable, "-m", "directory.cli", "worker"]).run()


def hide_what_a_backup_shows(database: Database) -> None:
    """Hide again before anything is served, also where ``panah init`` was forgotten.

    On one machine alone: of several hosts one may have a log of its own, which does
    not know what two vetters brought back on another.
    """
    if database.is_sqlite:
        hide_and_tell(database)
