"""``panah worker``: keeps the indexes true, beside a server or by itself."""

import logging
import os
import signal
import threading
from types import FrameType

import click

from directory.commands.context import opened
from directory.crypto.hourly_keys import keys_of
from directory.indexing.targets import targets_to_follow
from directory.indexing.worker import work
from directory.operations.clean_database import kept_clean
from directory.operations.end_of_keys import watched
from directory.operations.followed_reports import followed_reports
from directory.operations.forgotten import forgotten
from directory.operations.index_lags import lags
from directory.operations.instance_mode import refuse_demonstration_rows
from directory.operations.post_office import post_office
from directory.server.figures import Figures
from directory.server.metrics import monitored


@click.command()
@click.option(
    "--while-parent",
    type=int,
    hidden=True,
    help="Stop when this process is no longer the parent.",
)
@click.option(
    "--figures",
    type=int,
    hidden=True,
    help="Memory that the web processes write their numbers to.",
)
def worker(while_parent: int | None, figures: int | None) -> None:
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

    with (
        opened() as (config, database),
        watched(keys_of(config)),
        kept_clean(database),
        followed_reports(database),
        post_office(database, config),
        forgotten(database),
    ):
        refuse_demonstration_rows(config, database)
        targets = targets_to_follow(config)
        if config.metrics_port:
            monitored(
                config.metrics_port,
                None if figures is None else Figures(figures),
                lambda: lags(database, targets),
            )
        work(targets, database, told_to_stop)
