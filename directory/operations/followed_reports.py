"""Hide soon what readers reported, beside the worker that keeps the indexes true."""

from contextlib import AbstractContextManager

from directory.corrections.bad_reports import hide_reported
from directory.database import AWAY, Database
from directory.operations.watching import repeating

LOOK_S = 2.0  # a number that two people found wrong is shown no longer


def followed_reports(
    database: Database, look_s: float = LOOK_S
) -> AbstractContextManager[None]:
    """Hide meanwhile what was reported; where others alone may write, they do."""

    def look() -> None:
        if database.may_change_listings():
            hide_reported(database)

    return repeating(look, look_s, "reports", AWAY)
