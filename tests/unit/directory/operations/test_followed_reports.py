"""What readers reported is hidden while the worker runs."""

from directory.listings.vocabulary import Publication
from directory.operations.followed_reports import followed_reports
from tests.support.instance import wait_until
from tests.unit.directory.corrections.test_bad_reports import (
    UNSAFE,
    WRONG,
    load,
    publication,
    report,
)


def test_a_listing_that_two_readers_reported_is_hidden_soon(sqlite):
    listing = load(sqlite)

    with followed_reports(sqlite, look_s=0.01):
        report(sqlite, listing, WRONG, UNSAFE)
        wait_until(lambda: publication(sqlite) is Publication.WITHDRAWN, 30)
