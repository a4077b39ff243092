"""Everything that a database holds, as one text to look for what must not be there."""

from functools import cache
from typing import Any

from sqlalchemy import MetaData, Table, create_engine, select
from sqlalchemy.engine import Connection

from directory.database import Database

STATEMENTS = "SELECT sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"


def dump(database: Database) -> str:
    """Return every value of every table, also of those that no model knows."""
    with database.read() as session:
        metadata = tables_of(session.connection())
        return "\n".join(
            str(row) for table in metadata.sorted_tables for row in rows(session, table)
        )


def tables_of(connection: Connection) -> MetaData:
    """Return the tables as the database has them, looked at once for each shape."""
    if connection.dialect.name != "sqlite":
        metadata = MetaData()
        metadata.reflect(connection)
        return metadata
    return tables_made_by(tuple(connection.exec_driver_sql(STATEMENTS).scalars()))


@cache
def tables_made_by(statements: tuple[str, ...]) -> MetaData:
    """Return the tables that statements make, read back from an empty SQLite."""
    engine = create_engine("sqlite://")
    metadata = MetaData()
    with engine.begin() as connection:
        for statement in statements:
            if not statement.startswith("CREATE TABLE sqlite_"):
                connection.exec_driver_sql(statement)
        metadata.reflect(connection)
    engine.dispose()
    return metadata


def rows(session: Any, table: Table) -> list[tuple[Any, ...]]:
    """Return the rows of one table as tuples: a Row leaves out most of a long text."""
    return [tuple(row) for row in session.execute(select(table))]
