"""What views may use of the app: settings, the database, the finders."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from flask import current_app

from directory.config import Config
from directory.database import Database
from directory.search_port import Finder

KEY = "panah"


@dataclass(frozen=True, slots=True)
class Services:
    """Made once in create_app, read by every view.

    ``finder`` is for anyone. ``members_finder`` opens what signed-in members search, on
    the first call: a process that serves strangers alone never pays for it.
    """

    config: Config
    database: Database
    finder: Finder
    members_finder: Callable[[], Finder]


def services() -> Services:
    """Return the services of the app that answers this request."""
    return cast(Services, current_app.extensions[KEY])


def present() -> datetime:
    """Return the present instant, by the clock that tells what is public."""
    return services().database.now()
