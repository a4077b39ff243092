"""``panah elasticsearch``: the roles of its keys, and keys for a cluster."""

import json
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import click

from directory.commands.json_report import json_option, print_json
from directory.config import Config
from directory.errors import ConfigurationError
from directory.search_port import (
    ROLES,
    Cluster,
    Role,
    end_keys,
    key_ids,
    make_key,
    speaking_as,
)

KEY_DAYS = 365  # keys are made anew once a year


@click.group()
def elasticsearch() -> None:
    """Look after the keys to Elasticsearch."""


@elasticsearch.command()
@json_option
def roles(*, as_json: bool) -> None:
    """Print what each key may do, as role descriptors of Elasticsearch: JSON anyway."""
    click.echo(json.dumps(ROLES, indent=None if as_json else 2))


@elasticsearch.command()
@click.option("--user", default="elastic", show_default=True, help="Who makes them.")
@click.option(
    "--passphrase-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with the passphrase; asked for without it.",
)
@click.option(
    "--to",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder: below it, one for each role with its key, for its owner alone.",
)
@click.option("--days", default=KEY_DAYS, show_default=True, help="How long they live.")
@click.option("--replace", is_flag=True, help="End all former keys of these roles.")
@click.option("--keep", is_flag=True, help="Do nothing where all keys are there.")
@json_option
def keys(
    user: str,
    passphrase_file: Path | None,
    folder: Path,
    days: int,
    replace: bool,
    keep: bool,
    as_json: bool,
) -> None:
    """Make one key for each role, in PANAH_ELASTICSEARCH_URL."""
    told = Made()
    if keep and all(file_of(folder, role).exists() for role in Role):
        tell_keys(told, as_json=as_json)
        return
    cluster = named_cluster()
    passphrase = read_passphrase(passphrase_file)
    with closing(speaking_as(cluster, user, passphrase)) as admin:
        former = [key for role in Role for key in key_ids(admin, role)]
        for role in Role:
            path = file_of(folder, role)
            write_key(path, make_key(admin, role, days))
            told.keys[role] = str(path)
        if replace:
            end_keys(admin, former)
            told.ended = len(former)
    tell_keys(told, as_json=as_json)


@dataclass(slots=True)
class Made:
    """Where the new keys are, by role, and how many former ones have ended."""

    keys: dict[str, str] = field(default_factory=dict)
    ended: int | None = None


def tell_keys(told: Made, *, as_json: bool) -> None:
    """Tell where the new keys are."""
    if as_json:
        print_json(told)
        return
    for role, path in told.keys.items():
        click.echo(f"{role}: {path}")
    if not told.keys:
        click.echo("All keys are there.")
    if told.ended is not None:
        click.echo(f"{told.ended} former keys have ended.")


def named_cluster() -> Cluster:
    """Return the cluster of the settings, without a key."""
    config = Config.from_environ()
    if not config.elasticsearch_urls:
        raise ConfigurationError("PANAH_ELASTICSEARCH_URL names no Elasticsearch.")
    return Cluster(config.elasticsearch_urls, "", config.elasticsearch_ca)


def read_passphrase(file: Path | None) -> str:
    """Read the passphrase from a file, or ask for it."""
    if file is not None:
        return file.read_text("utf-8").strip()
    return str(click.prompt("Passphrase", hide_input=True))


def file_of(folder: Path, role: Role) -> Path:
    """Return the file of a role's key: a folder each, to be handed out by folder."""
    return folder / role / "key"


def write_key(path: Path, key: str) -> None:
    """Write a key that its owner alone may read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(key, "utf-8")
