from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from flask_babel import force_locale

from directory.listings.details import public_listing
from directory.listings.models import Service
from directory.search_port import Clock, Section
from directory.site.listing_page import listing_page
from directory.site.print_sheet import sheet, told_on_paper, trusted_until
from directory.vetting.withdrawal import withdraw_listing
from tests.support.pages import FOUND, LISTING_ID, Names, hit
from tests.unit.directory.site.test_views import add_listing

pytestmark = pytest.mark.usefixtures("reading")
NOW = datetime(2026, 6, 20, 12, tzinfo=UTC)
KABUL = Clock("Kabul", "Asia/Kabul")
UNKNOWN = str(UUID(int=9))


def printed(database, *ids):
    hits = [hit(id=key) for key in ids]
    with database.read() as session:
        return list(sheet(session, hits, "en", Names(), NOW, KABUL))


def test_a_sheet_holds_the_page_of_each_listing(sqlite):
    add_listing(sqlite)

    pages = printed(sqlite, LISTING_ID)

    with sqlite.read() as session:
        details = public_listing(session, UUID(LISTING_ID), NOW)
        assert pages == [listing_page(details, "en", Names(), NOW, KABUL)]
    assert [contact.value for contact in pages[0].contacts] == ["+93 20 000 0001"]


def test_what_was_withdrawn_a_moment_ago_is_not_printed(sqlite):
    add_listing(sqlite)
    with sqlite.write() as session:
        withdraw_listing(session, session.query(Service).one().id)

    assert printed(sqlite, UNKNOWN, LISTING_ID) == []


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        (
            "en",
            "Printed on June 20, 2026. Do not rely on it after July 4, 2026:"
            " search again.",
        ),
        (
            "fr",
            "Printed on 20 juin 2026. Do not rely on it after 4 juillet 2026:"
            " search again.",
        ),
    ],
)
def test_a_sheet_says_until_when_it_can_be_trusted(locale, words):
    with force_locale(locale):
        told = trusted_until(NOW)

    assert told == words


def test_paper_tells_exact_answers_alone_where_there_are_any():
    exact, related = hit(id="a"), hit(id="b", section=Section.RELATED)

    def told(*hits):
        results = replace(FOUND.results, hits=hits)
        return told_on_paper(replace(FOUND, results=results))

    assert told(exact, related) == (exact,)
    assert told(related) == (related,)
