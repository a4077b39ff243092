"""Forget what is over of accounts, beside the worker that keeps the indexes true."""

from contextlib import AbstractContextManager

from directory.accounts.forgetting import forget_what_is_over
from directory.database import AWAY, Database
from directory.operations.watching import repeating

LOOK_S = 300.0  # a session that is over opens nothing meanwhile


def forgotten(
    database: Database, look_s: float = LOOK_S
) -> AbstractContextManager[None]:
    """Forget meanwhile; where others alone may write, they do."""

    def look() -> None:
        if database.may_change_listings():
            with database.write() as session:
                forget_what_is_over(session)

    return repeating(look, look_s, "accounts", AWAY)
