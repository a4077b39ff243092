from datetime import UTC, datetime
from uuid import UUID

from directory.emergency.cache import LineCache
from directory.listings.models import Service
from directory.listings.record_changes import touch
from directory.vetting.withdrawal import withdraw_listing
from tests.support.pages import LISTING_ID
from tests.unit.directory.site.test_views import add_listing, vetted

ID = UUID(LISTING_ID)
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def read(cache, database):
    with database.read() as session:
        return list(cache.lines(session, [ID], "en", NOW))


def test_a_listing_is_read_once_while_its_version_stands(sqlite):
    add_listing(sqlite, **vetted())
    cache = LineCache()

    first, second = read(cache, sqlite), read(cache, sqlite)

    assert first[0] is second[0]


def test_a_change_is_seen_at_once(sqlite):
    add_listing(sqlite, **vetted())
    cache = LineCache()
    read(cache, sqlite)
    with sqlite.write() as session:
        service = session.query(Service).one()
        service.name = "Another name"
        touch(session, [service.id])

    assert [line.name for line in read(cache, sqlite)] == ["Another name"]


def test_what_was_withdrawn_is_gone_at_once(sqlite):
    add_listing(sqlite, **vetted())
    cache = LineCache()
    read(cache, sqlite)
    with sqlite.write() as session:
        withdraw_listing(session, session.query(Service).one().id)

    assert read(cache, sqlite) == []
