"""Hide and end again what a restored backup shows, and say so."""

import click

from directory.accounts.end_again import end_again
from directory.database import Database
from directory.vetting.hide_again import hide_again


def hide_and_tell(database: Database) -> None:
    """Hide what had been hidden before the backup was restored; tell how many."""
    count = hide_again(database)
    if count:
        click.echo(f"{count} services that were hidden are hidden again.", err=True)
    ended = end_again(database)
    if ended:
        click.echo(
            f"{ended} accounts, memberships and roles that had ended are ended again.",
            err=True,
        )
