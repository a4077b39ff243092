"""``panah doctor``: what is in order and what is not."""

import sys

import click

from directory.config import Config
from directory.database import Database
from directory.operations.check_elasticsearch import check_cluster
from directory.operations.check_host import check_host


@click.command()
def doctor() -> None:
    """Tell what is in order and what is not; exit 1 when something is not."""
    config = Config.from_environ()
    database = Database(config.database_url, config.hidden_file)
    try:
        checks = list(check_host(config, database))
        if all(not check.wrong for check in checks if check.name == "database"):
            checks += check_cluster(config, database)
    finally:
        database.dispose()
    for check in checks:
        click.echo(str(check))
    sys.exit(1 if any(check.wrong for check in checks) else 0)
