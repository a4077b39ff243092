"""The version of the tables: as the database has it, and as this program needs it."""

import re
from pathlib import Path

from sqlalchemy import column, inspect, select, table

from directory.database import Database

MIGRATIONS = Path(__file__).parents[1] / "migrations"
NAMED = re.compile(r'^(down_)?revision = (?:"(\w+)"|None)$', re.MULTILINE)


def known() -> dict[str, str]:
    """Return every migration, with the one that it builds upon; of the first, ""."""
    found = {}
    for path in (MIGRATIONS / "versions").glob("*.py"):
        named = dict(NAMED.findall(path.read_text("utf-8")))
        found[named[""]] = named["down_"]
    return found


def newest() -> str:
    """Return the last migration: the one that no other builds upon."""
    found = known()
    (last,) = found.keys() - found.values()
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
