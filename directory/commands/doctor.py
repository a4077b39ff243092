"""``panah doctor``: what is in order and what is not, and the state of the content."""

import sys
from collections.abc import Sequence
from dataclasses import asdict

import click

from directory.commands.json_report import json_option, print_json
from directory.config import Config
from directory.crypto.keyring import open_database
from directory.operations.check_elasticsearch import check_cluster
from directory.operations.check_host import Check, check_host
from directory.operations.content import Content, content_of


@click.command()
@json_option
def doctor(*, as_json: bool) -> None:
    """Tell what is in order and what is not; exit 1 when something is not.

    Every file of an index is read, and the whole database. The lines behind are of
    the content: what waits, what is stale, what no search can reach.
    """
    config = Config.from_environ()
    database = open_database(config)
    content = None
    try:
        checks = list(check_host(config, database))
        if all(not check.wrong for check in checks if check.name == "database"):
            checks += check_cluster(config, database)
            with database.read() as session:
                content = content_of(session, config.mode)
    finally:
        database.dispose()
    wrong = any(check.wrong for check in checks)
    (tell_json if as_json else tell)(checks, content, wrong=wrong)
    sys.exit(1 if wrong else 0)


def tell(checks: Sequence[Check], content: Content | None, *, wrong: bool) -> None:
    """Print a line for each thing, and those of the content."""
    for check in checks:
        click.echo(str(check))
    for line in content.lines() if content else ():
        click.echo(line)
    if wrong:
        click.echo("panah: Something is not in order.", err=True)


def tell_json(checks: Sequence[Check], content: Content | None, *, wrong: bool) -> None:
    """Print all that was found as one JSON value."""
    told = {
        "in_order": not wrong,
        "checks": [{**asdict(check), "in_order": not check.wrong} for check in checks],
        "content": content.as_values() if content else None,
    }
    print_json(told)
    if wrong:
        click.echo("panah: Something is not in order.", err=True)
