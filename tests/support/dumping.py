"""Everything that a database holds, as one text to look for what must not be there."""

from typing import Any

from sqlalchemy import MetaData, Table, select

from directory.database import Database


def dump(database: Database) -> str:
    """Return every value of every table, also of those that no model knows."""
    metadata = MetaData()
    with database.read() as session:
        metadata.reflect(session.connection())
        return "\n".join(
            str(row) for table in metadata.sorted_tables for row in rows(session, table)
        )


def rows(session: Any, table: Table) -> list[tuple[Any, ...]]:
    """Return the rows of one table as tuples: a Row leaves out most of a long text."""
    return [tuple(row) for row in session.execute(select(table))]
