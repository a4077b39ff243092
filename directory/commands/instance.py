"""``panah init`` and ``panah seed``: an instance, and what it begins with."""

from collections.abc import Iterable, Mapping

import click

from directory.commands.context import opened
from directory.commands.hidden import hide_and_tell
from directory.commands.json_report import json_option, print_json
from directory.commands.output import tell_closed, tell_report, told_of
from directory.config import Config
from directory.crypto.keyring import open_database
from directory.crypto.secret import read_secret
from directory.database import Database
from directory.errors import ConfigurationError
from directory.hsds.import_records import (
    ImportOptions,
    ImportReport,
    import_records,
)
from directory.hsds.problems import NumberedRecord
from directory.indexing.sync import catch_up
from directory.indexing.targets import own_targets, targets_for_init
from directory.operations import schema_version as schema
from directory.operations.file_modes import close_files
from directory.operations.instance_mode import mark_folder
from directory.operations.instance_state import (
    check_folder,
    check_not_newer,
    has_data,
)
from directory.operations.reference_data import load_reference_data
from directory.operations.revisions import present
from directory.operations.web_role import grant_web_role
from directory.staff.demonstration import secret_to_try, seed_members
from i18n.catalogs import compile_catalogs
from seed_data.demonstration import demonstration_records
from seed_data.members import MEMBERS, PASSPHRASE
from seed_data.programmes import held_records, programme_records
from seed_data.taxonomy import HsdsObject

PROGRAMMES = ImportOptions(from_programmes=True)
HELD = ImportOptions()  # nobody stands behind it: it waits, and is nowhere public
DEMONSTRATION = ImportOptions(
    vetted_by=("vetter@first.example", "vetter@second.example")
)


@click.command()
@json_option
def init(*, as_json: bool) -> None:
    """Make the instance in PANAH_DATA_DIR, or bring it to this version.

    Asks nothing and loses nothing: keys, tables and indexes are made where missing.
    """
    config = Config.from_environ()
    check_folder(config)
    config.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    mark_folder(config)
    make_keys(config)
    tell_closed(close_files(config))
    compile_catalogs()
    database = open_database(config)
    try:
        check_not_newer(present(database))
        schema.upgrade(database)
        if config.database_web_url:
            grant_web_role(database, config.database_web_url)
        hide_and_tell(database)
        catch_up(targets_for_init(config), database)
    finally:
        database.dispose()
    if as_json:
        print_json({"data_dir": config.data_dir, "mode": config.mode})
    else:
        click.echo(f"Ready in {config.data_dir}.")


def make_keys(config: Config) -> None:
    """Make the secret where there is none; where data are there already, say so."""
    lost = has_data(config) and not config.secret_file.exists()
    read_secret(config.secret_file)
    if lost:
        click.echo(f"A new secret was made: {config.secret_file}.", err=True)


@click.command()
@click.option("--demo", is_flag=True, help="Clearly fictional listings (demo mode).")
@json_option
def seed(*, demo: bool, as_json: bool) -> None:
    """Load real help that is still to be confirmed, and the demonstration.

    What is held until two vetters have tried it waits: see 'panah vetting list'.
    Seeding again updates; demonstration data is refused outside PANAH_MODE=demo, where
    no real number is loaded.
    """
    with opened() as (config, database):
        if demo and not config.demo:
            raise ConfigurationError(
                "Demonstration data is for PANAH_MODE=demo only: this is production."
            )
        programmes = programme_records(numbers=not config.demo)
        reports = {"programmes": load(config, database, programmes, PROGRAMMES)}
        if not config.demo:
            reports["held"] = load(config, database, held_records(), HELD)
        if demo:
            records = demonstration_records(database.now().date())
            reports["demonstration"] = load(config, database, records, DEMONSTRATION)
            seed_members(database)
        tell_seeded(reports, as_json=as_json)
        if demo and not as_json:
            tell_members(config, database)
        catch_up(own_targets(config), database)


def load(
    config: Config,
    database: Database,
    records: Iterable[HsdsObject],
    options: ImportOptions,
) -> ImportReport:
    """Import records of our own; return what came of it."""
    numbered = (NumberedRecord(n, record) for n, record in enumerate(records, 1))
    with load_reference_data(config) as reference:
        return import_records(database, numbered, reference, options)


def tell_members(config: Config, database: Database) -> None:
    """Tell how to sign in to a demonstration: security keys need "localhost"."""
    click.echo(f"Sign in as one of them at http://localhost:{config.port}/en/demo,")
    click.echo(f"or by the passphrase “{PASSPHRASE}” and a code of this secret:")
    with database.read() as session:
        for member in MEMBERS:
            secret = secret_to_try(session, member.address)
            click.echo(f"  {member.role:<10}  {member.address:<25}  {secret}")


def tell_seeded(reports: Mapping[str, ImportReport], *, as_json: bool) -> None:
    """Tell what came of each set of records."""
    if as_json:
        print_json({title: told_of(report) for title, report in reports.items()})
        return
    for title, report in reports.items():
        click.echo(f"{title.capitalize()}: ", nl=False)
        tell_report(report)
