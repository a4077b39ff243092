"""How far the indexes are behind the database."""

from collections.abc import Iterable
from contextlib import closing

from directory.database import Database
from directory.indexing.change_log import waiting
from directory.search_port import Held, IndexTarget


def lag(database: Database, index: Held) -> int:
    """Return how many entries of the log an index has not read."""
    with database.read() as session:
        return waiting(session, index.cursor())


def lags(database: Database, targets: Iterable[IndexTarget]) -> dict[str, int]:
    """Return the lag of each index that there is, by its name."""
    found = {}
    for target in targets:
        if reader := target.look():
            with closing(reader):
                found[target.name] = lag(database, reader)
    return found
