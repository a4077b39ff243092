"""``panah places`` and ``panah doctor``: data of our own, and what is wrong."""

import sys
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from directory import schema
from directory.config import Config
from directory.database import Database
from directory.search_port import PLACES_PATH, EmbeddedReader, build_places


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


@click.command()
def doctor() -> None:
    """Tell what is in order and what is not; exit 1 when something is not."""
    config = Config.from_environ()
    database = Database(config.database_url)
    reader = EmbeddedReader.open(config.index_dir)
    checks = {
        "keys": config.secret_file.exists(),
        "database": is_current(database),
        "index": reader is not None,
        "places": PLACES_PATH.exists(),
    }
    for name, good in checks.items():
        click.echo(f"{name}: {'in order' if good else 'NOT in order'}")
    if reader is not None:
        reader.close()
    database.dispose()
    sys.exit(0 if all(checks.values()) else 1)


def is_current(database: Database) -> bool:
    """Whether the tables are there and of this version."""
    try:
        return schema.is_current(database)
    except SQLAlchemyError:
        return False
