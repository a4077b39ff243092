"""Withdraw, put back the backup from before, ``panah init``: it stays withdrawn."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import psycopg
import pytest
from sqlalchemy import select

from directory.indexing.targets import own_targets
from directory.listings.models import Service
from directory.listings.vocabulary import Publication
from tests.support.instance import Instance
from tests.support.records import service, uid

pytestmark = pytest.mark.integration
HIDDEN, OTHER = service("hidden", "shelter"), service("other", "legal.aid")
Restorable = tuple[Instance, Callable[[], None], Callable[[], None]]


@pytest.fixture
def on_sqlite(instance: Instance) -> Restorable:
    """Return an instance with ways to back its database up, and to put that back."""
    file, backup = instance.folder / "panah.sqlite", instance.folder / "backup"

    def copy(source: str, target: str) -> None:
        with (
            closing(sqlite3.connect(source)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)

    return (
        instance,
        lambda: copy(str(file), str(backup)),
        lambda: copy(str(backup), str(file)),
    )


@pytest.fixture
def on_postgresql(instance: Instance, postgres_url: str) -> Restorable:
    """Return the same on PostgreSQL."""
    name, backup = "panah_restored", "panah_restored_backup"

    def copy(source: str, target: str) -> None:
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {target} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {target} TEMPLATE {source}")

    instance.settings["PANAH_DATABASE_URL"] = (
        postgres_url.rsplit("/", 1)[0] + f"/{name}"
    )
    copy("template1", name)
    instance.panah("init")
    return instance, lambda: copy(name, backup), lambda: copy(backup, name)


@pytest.mark.parametrize("where", ["on_sqlite", "on_postgresql"])
def test_a_backup_from_before_a_withdrawal_brings_nothing_back(
    where: str, request: pytest.FixtureRequest
) -> None:
    instance, back_up, restore = request.getfixturevalue(where)
    instance.load(HIDDEN, OTHER)
    back_up()
    instance.panah("withdraw", uid("hidden"))
    restore()
    shown = standing(instance)

    said = instance.panah("init")

    assert shown == {"hidden": "published", "other": "published"}
    assert standing(instance) == {"hidden": "withdrawn", "other": "published"}
    assert "1 services that were hidden are hidden again." in said
    assert [len(held) for held in indexed(instance)] == [1, 1]
    instance.panah("index", "verify", expect=0)
    assert "hidden log: in order (1 services are hidden)" in instance.panah("doctor")


def standing(instance: Instance) -> dict[str, Publication]:
    """Return how the services stand, by what the test calls them."""
    names = {uid(name): name for name in ("hidden", "other")}
    database = instance.database()
    with database.read() as session:
        rows = session.execute(select(Service.external_id, Service.publication)).all()
    database.dispose()
    return {names[str(external)]: publication for external, publication in rows}


def indexed(instance: Instance) -> Iterator[dict[str, int]]:
    """Yield what each index of this host holds: the public one, and the members'."""
    for target in own_targets(instance.config):
        reader = target.look()
        assert reader is not None
        with closing(reader):
            yield dict(reader.versions())
