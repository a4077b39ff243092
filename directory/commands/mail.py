"""``panah mail``: what waits to be sent."""

import click

from directory.commands.context import opened
from directory.commands.json_report import json_option, print_json
from directory.errors import ConfigurationError
from directory.notifications.sending import flush as flush_outbox
from directory.operations.post_office import post_checkpoint


@click.group()
def mail() -> None:
    """Look after mail to members."""


@mail.command("flush")
@json_option
def flush(*, as_json: bool) -> None:
    """Send what is due now, and the checkpoint of the day; what fails waits."""
    with opened() as (config, database):
        if not config.mail.url:
            raise ConfigurationError("PANAH_SMTP_URL names no server for mail.")
        post_checkpoint(database, config)
        done = flush_outbox(database, config)
    if as_json:
        print_json({"sent": done.sent, "kept": done.kept})
    else:
        click.echo(f"Sent: {done.sent}. Not sent, and tried again: {done.kept}.")
