"""``panah example``: a record to write one's own from."""

import click

from seed_data.example import example_text


@click.command()
def example() -> None:
    """Print a small valid record; replace every value, then import it."""
    click.echo(example_text(), nl=False)
