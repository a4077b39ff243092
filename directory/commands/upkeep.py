"""``panah places``: the offline gazetteer."""

from dataclasses import asdict
from functools import partial
from pathlib import Path

import click

from directory.commands.json_report import json_option, print_json
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
@json_option
def build(target: Path, *, as_json: bool) -> None:
    """Build the gazetteer anew; the same sources give the same bytes."""
    built = build_places(target, partial(click.echo, err=as_json))
    if as_json:
        print_json({"file": target, **asdict(built)})
    else:
        click.echo(f"{built.places} places, {built.names} names, {built.bytes} bytes.")
