"""Lines that were read a moment ago, kept while the version of their listing stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import Final
from uuid import UUID

from cachetools import LRUCache
from flask import Flask, current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.emergency.line import EmergencyLine, line_of
from directory.listings.details import public_listing
from directory.listings.field_visibility import is_public
from directory.listings.models import Service, ServiceAtLocation

EXTENSION: Final = "panah-emergency-lines"
# Three lines for each country where we work, in ten languages, are 180.
MOST_LINES: Final = 500

Key = tuple[UUID, int, date, str]
Cache = LRUCache[Key, EmergencyLine | None]


@dataclass(frozen=True, slots=True)
class LineCache:
    """Saves a dozen queries a line; whether a listing is public is asked every time.

    Which rules of opening are in force depends on the day, so that what was read
    yesterday is read again. A line that comes to be open day and night says so on the
    next day at the latest; one that is so stays so while its version stands.
    """

    kept: Cache = field(default_factory=lambda: LRUCache(MOST_LINES))
    lock: Lock = field(default_factory=Lock)

    def lines(
        self, session: Session, ids: Iterable[UUID], reader: str, now: datetime
    ) -> Iterator[EmergencyLine]:
        """Yield the lines of listings that anyone may see, in the order of ``ids``."""
        wanted = list(ids)
        versions = versions_of(session, wanted)
        for listing_id in wanted:
            if listing_id in versions:
                key = (listing_id, versions[listing_id], now.date(), reader)
                if line := self.line(session, key, now):
                    yield line

    def line(self, session: Session, key: Key, now: datetime) -> EmergencyLine | None:
        """Return one line; None where the listing is none, or was hidden just now."""
        with self.lock:
            if key in self.kept:
                return self.kept[key]
        listing_id, _version, _day, reader = key
        details = public_listing(session, listing_id, now)
        if details is None:
            return None
        line = line_of(details, reader)
        with self.lock:
            return self.kept.setdefault(key, line)


def init_app(app: Flask) -> None:
    """Give the app a cache of its own."""
    app.extensions[EXTENSION] = LineCache()


def line_cache() -> LineCache:
    """Return the cache of the app that answers this request."""
    found: LineCache = current_app.extensions[EXTENSION]
    return found


def versions_of(session: Session, ids: list[UUID]) -> dict[UUID, int]:
    """Return the versions of the listings that anyone may see."""
    found = session.execute(
        select(ServiceAtLocation.id, Service.version)
        .join(ServiceAtLocation.service)
        .where(ServiceAtLocation.id.in_(ids), is_public(session))
    )
    return {listing_id: version for listing_id, version in found}
