"""The version of the tables: as the database has it, and as this program needs it."""

import re
from pathlib import Path

from sqlalchemy import column, inspect, select, table

from directory.database import Database

MIGRATIONS = Path(__file__).parents[1] / "migrations"
NAMED = re.compile(r'^(down_)?revision = (?:"(\w+)"|None)$', re.MULTILINE)


def newest() -> str:
    """Return the last migration: the one that no other builds upon."""
    names: set[str] = set()
    built_upon: set[str] = set()
    for path in (MIGRATIONS / "versions").glob("*.py"):
        for down, name in NAMED.findall(path.read_text("utf-8")):
            (built_upon if down else names).add(name)
    (last,) = names - built_upon
    return last


def present(database: Database) -> str | None:
    """Return which migration the tables have come to; None where there are none."""
    versions = table("alembic_version", column("version_num"))
    with database.reader.connect() as connection:
        if not inspect(connection).has_table(versions.name):
            return None
        found: str | None = connection.scalar(select(versions.c.version_num))
        return found


def is_current(database: Database) -> bool:
    """Whether the tables are those of this program."""
    return present(database) == newest()
