"""``panah init`` and ``panah seed``: an instance, and what it begins with."""

from collections.abc import Iterable
from datetime import UTC, datetime

import click

from directory.commands.context import opened
from directory.commands.output import tell_closed, tell_hidden_again, tell_report
from directory.config import Config
from directory.crypto.secret import read_secret
from directory.database import Database
from directory.errors import ConfigurationError
from directory.hsds.import_records import ImportOptions, import_records
from directory.hsds.problems import NumberedRecord
from directory.indexing.sync import catch_up
from directory.indexing.targets import own_targets, targets_for_init
from directory.operations import schema_version as schema
from directory.operations.file_modes import close_files
from directory.operations.reference_data import load_reference_data
from directory.vetting.hide_again import hide_again
from i18n.catalogs import compile_catalogs
from seed_data.demonstration import demonstration_records
from seed_data.programmes import programme_records
from seed_data.taxonomy import HsdsObject

PROGRAMMES = ImportOptions(from_programmes=True)
DEMONSTRATION = ImportOptions(
    vetted_by=("vetter@first.example", "vetter@second.example")
)


@click.command()
def init() -> None:
    """Make the instance in PANAH_DATA_DIR, or bring it to this version.

    Asks nothing and loses nothing: keys, tables and indexes are made where missing.
    """
    config = Config.from_environ()
    config.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    read_secret(config.secret_file)
    tell_closed(close_files(config))
    compile_catalogs()
    database = Database(config.database_url, config.hidden_file)
    try:
        schema.upgrade(database)
        tell_hidden_again(hide_again(database))
        catch_up(targets_for_init(config), database)
    finally:
        database.dispose()
    click.echo(f"Ready in {config.data_dir}.")


@click.command()
@click.option("--demo", is_flag=True, help="Clearly fictional listings (demo mode).")
def seed(*, demo: bool) -> None:
    """Load the real programmes, still to be confirmed, and the demonstration.

    Seeding again updates; demonstration data is refused outside PANAH_MODE=demo.
    """
    with opened() as (config, database):
        if demo and not config.demo:
            raise ConfigurationError(
                "Demonstration data is for PANAH_MODE=demo only: this is production."
            )
        load(config, database, "Programmes", programme_records(), PROGRAMMES)
        if demo:
            records = demonstration_records(datetime.now(UTC).date())
            load(config, database, "Demonstration", records, DEMONSTRATION)
        catch_up(own_targets(config), database)


def load(
    config: Config,
    database: Database,
    title: str,
    records: Iterable[HsdsObject],
    options: ImportOptions,
) -> None:
    """Import records of our own, and tell what came of it."""
    numbered = (NumberedRecord(n, record) for n, record in enumerate(records, 1))
    with load_reference_data(config) as reference:
        report = import_records(database, numbered, reference, options)
    click.echo(f"{title}: ", nl=False)
    tell_report(report)
