"""``panah places``: the offline gazetteer."""

from pathlib import Path

import click

from directory.search_port import PLACES_PATH, build_places


@click.group()
def places() -> None:
    """Look after the offline gazetteer."""


@places.command()
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    default=PLACES_PATH,
    show_default="the file that searches read",
    help="Where to write it.",
)
def build(target: Path) -> None:
    """Build the gazetteer anew; the same sources give the same bytes."""
    built = build_places(target, click.echo)
    click.echo(f"{built.places} places, {built.names} names, {built.bytes} bytes.")
