"""What views may use of the app: settings, the database, the finder."""

from dataclasses import dataclass
from typing import cast

from flask import current_app

from directory.config import Config
from directory.database import Database
from directory.search_port import Finder

KEY = "panah"


@dataclass(frozen=True, slots=True)
class Services:
    """Made once in create_app, read by every view."""

    config: Config
    database: Database
    finder: Finder


def services() -> Services:
    """Return the services of the app that answers this request."""
    return cast(Services, current_app.extensions[KEY])
