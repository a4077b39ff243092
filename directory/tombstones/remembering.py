"""Remember what a unit of work hides before it is committed, what it shows after."""

import logging
from collections.abc import Collection
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import Session

from directory.database import HIDDEN_LOG
from directory.tombstones.hidden_log import HiddenLog, Kind

FORGOTTEN: Final = "hidden and not remembered"

log = logging.getLogger(__name__)


def hidden_log(session: Session) -> HiddenLog | None:
    """Return the log of this instance; None for a database that stands by itself."""
    path: Path | None = session.info.get(HIDDEN_LOG)
    return HiddenLog(path) if path else None


def remember_hidden(session: Session, kind: Kind, ids: Collection[UUID]) -> None:
    """Write down, before the commit, what is hidden from now on.

    A crash in between leaves it hidden at the next ``panah init``, and never shown.
    Where it cannot be written it is hidden all the same: see ``is_forgotten``.
    """
    found = hidden_log(session)
    if found is None or not ids:
        return
    try:
        found.hide(kind, ids)
    except OSError as error:
        session.info[FORGOTTEN] = True
        log.error("hidden log: %s", type(error).__name__)


def remember_shown(session: Session, kind: Kind, ids: Collection[UUID]) -> None:
    """Write down, after the commit alone, what two vetters brought back."""
    found = hidden_log(session)
    if found is None or not ids:
        return
    keys = set(ids)

    def after_commit(_session: Session) -> None:
        try:
            found.show(kind, keys)
        except OSError as error:
            log.error("hidden log: %s", type(error).__name__)

    event.listen(session, "after_commit", after_commit, once=True)


def is_forgotten(session: Session) -> bool:
    """Whether something was hidden here that a restored backup would show again."""
    return bool(session.info.get(FORGOTTEN))
